namespace CoachBot.Coach.Rooms;

/// <summary>A room of a chat platform: who would read what is shared there [PRV-14].</summary>
public sealed record RoomRecord : Record
{
    public required string Platform { get; init; }

    public required string Id { get; init; }
}
