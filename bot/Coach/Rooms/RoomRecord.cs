using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Rooms;

/// <summary>A room of a chat platform: who would read what is shared there, and what somebody is about to share [PRV-14].</summary>
public sealed record RoomRecord : Record
{
    public required string Platform { get; init; }

    public required string Id { get; init; }

    /// <summary>Who reads there, as the platform says; null where it has not said.</summary>
    public Audience? Audience { get; init; }

    /// <summary>What waits for "Share it here", newest last.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>A greeting waits until it is known who reads, or until this instant; null where none waits.</summary>
    public DateTimeOffset? GreetUntil { get; init; }

    /// <summary>The room was greeted: once is enough, however often the bot is taken out and put in again.</summary>
    public bool Greeted { get; init; }
}

/// <summary>The readers of a room.</summary>
/// <param name="Guests">Members with a guest account.</param>
/// <param name="Outside">Members of another company.</param>
public sealed record Audience(int Members, int Guests, int Outside);

/// <summary>Something that a person may share in the room once he has seen who reads there.</summary>
/// <param name="Key">Key of the event that asked; the question's card is named by it.</param>
/// <param name="AskedIn">The room in which the question stands; null for his direct chat.</param>
public sealed record Offer(string Key, string By, string? AskedIn, CardView View, DateTimeOffset At);

/// <summary>To a room: who reads there, as its platform says; null where it cannot say any more.</summary>
public sealed record RoomSeen(string Platform, string Id, Audience? Audience) : Happening;

/// <summary>To a room: somebody has put the bot into it.</summary>
public sealed record RoomJoined(string Platform, string Id) : Happening;

/// <summary>To a room: somebody wants to share something there and is asked whether he really does.</summary>
public sealed record ShareOffered(Offer Offer) : Happening;
