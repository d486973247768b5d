using CoachBot.Coach.Cards;

namespace CoachBot.Coach.People;

/// <summary>A bot-started message that could be sent: how urgent it is, when it is due, when it is useless.</summary>
/// <param name="Kind">For the kill switch [ADM-21].</param>
/// <param name="Sent">The person's record once it is sent.</param>
/// <param name="Missed">The person's record where its time has passed.</param>
/// <param name="Card">The card, made from the record once it is sent.</param>
public sealed record Nudge(
    string Key,
    string Kind,
    NudgeRank Rank,
    DateTimeOffset Target,
    DateTimeOffset NotAfter,
    Func<PersonRecord, PersonRecord> Sent,
    Func<PersonRecord, PersonRecord> Missed,
    Func<PersonRecord, Card> Card)
{
    /// <summary>Whether it is still to be said, or another message has carried it.</summary>
    public Func<PersonRecord, bool> IsOpen { get; init; } = _ => true;
}

/// <summary>What goes first when the day is full [ADM-10].</summary>
public enum NudgeRank
{
    /// <summary>About a meeting that starts within three hours.</summary>
    Soon,
    DayCard,

    /// <summary>A hand-off or a value event.</summary>
    Owed,
    Morning,
    Rest,
}
