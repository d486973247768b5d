namespace CoachBot.Coach.Meetings;

/// <summary>To a person: how one of his meetings stands now. The person decides what is shown and when.</summary>
public sealed record AgendaChanged(AgendaEntry Entry) : Happening;

/// <summary>To a person: one of his meetings was made private. Nothing of it stays, not even on its cards [PRV-08].</summary>
public sealed record AgendaWiped(string MeetingId) : Happening;

/// <summary>To a meeting: its question has reached the person.</summary>
public sealed record QuestionReached(string Email, DateTimeOffset At) : Happening;

/// <summary>To a series: what one occurrence has taught.</summary>
/// <param name="DealId">The deal that was chosen; empty for "no deal".</param>
/// <param name="RestUntil">No questions until the end of this day.</param>
/// <param name="Named">What was named for one occurrence.</param>
/// <param name="Unnamed">The meeting whose value was taken back.</param>
public sealed record SeriesLearned(
    string? By,
    string? DealId = null,
    DateOnly? RestUntil = null,
    Occurrence? Named = null,
    string? Unnamed = null) : Happening;

/// <summary>What was named for one occurrence of a series, and whether it was taken over from the one before.</summary>
public sealed record Occurrence(string MeetingId, DateTimeOffset Start, string Value, bool StillTrue);

/// <summary>To a domain: what a colleague said of it [PRE-21].</summary>
/// <param name="Verdict">One of <see cref="Customers.DomainVerdicts"/>.</param>
/// <param name="AccountId">The account that it was linked to, or null.</param>
public sealed record DomainJudged(string By, string Verdict, string? AccountId = null) : Happening;

/// <summary>To a meeting: a command asks for its card, its history or its reasons; the answer goes to this room.</summary>
/// <param name="What"><c>why</c>, <c>history</c>, <c>prep</c> or <c>text</c>.</param>
public sealed record Asked(string What, string By, string Room, string AnswerKey, string? Thread = null) : Happening;

/// <summary>To a meeting: a sentence typed in chat is the answer [PRE-41].</summary>
public sealed record ValueTyped(string By, string Text, string Room, string AnswerKey, string? Thread = null) : Happening;

/// <summary>To a call that stands in no calendar: the value named before it [PRE-35].</summary>
public sealed record CallPrepared(string By, string AccountId, IReadOnlyDictionary<string, string> Values) : Happening;

/// <summary>To a person: he chose when to be asked again about a meeting [ADM-09].</summary>
public sealed record RemindWanted(string MeetingId, DateTimeOffset At) : Happening;

/// <summary>To a colleague in an entry: he is busy then; null where he no longer is.</summary>
public sealed record MeetingBusy(string MeetingId, Span? Span) : Happening;
