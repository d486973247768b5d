using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Rooms;

/// <summary>
/// Says once, in a room into which somebody has put the bot, who reads there and how to talk to it. Where others than colleagues
/// read, or nobody can say who does, nothing is said [PRV-15]; a greeting that has waited for a day comes no more.
/// </summary>
public static class Greeting
{
    /// <summary>As a kill switch names it. This string stands in the database.</summary>
    private const string Kind = "greeting";

    private static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    public static IReadOnlyList<Decision> Joined(RoomRecord before, string subject, Situation situation, DateTimeOffset now) =>
        before.Greeted ? [] : Greeted(before with { GreetUntil = now + Waits }, subject, situation, now);

    public static IReadOnlyList<Decision> Seen(RoomRecord before, Audience? audience, string subject, Situation situation, DateTimeOffset now) =>
        Greeted(before with { Audience = audience }, subject, situation, now);

    private static IReadOnlyList<Decision> Greeted(RoomRecord room, string subject, Situation situation, DateTimeOffset now)
    {
        if (room.GreetUntil is not { } until) return [new Keep(subject, room)];
        if (now >= until || !TeamRooms.MaySpeak(null, Kind, situation)) return [new Keep(subject, room with { GreetUntil = null })];

        // What the platform says counts, and nothing else: it is the platform that has put us here.
        if (room.Audience is not { Guests: 0, Outside: 0 } readers) return [new Keep(subject, room)];
        var view = new CardView([Texts.RoomHello.With(("count", readers.Members))], Texts.PreviewRoom.Id, Facts.None);
        var card = new Card($"greeting/{room.Platform}/{room.Id}", subject, new(room.Platform, room.Id), TeamRooms.ReaderIn(situation.Tenant), view, Timing.Now(now));
        return [new Keep(subject, room with { GreetUntil = null, Greeted = true }), new Show(card)];
    }
}
