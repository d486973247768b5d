using System.Text.Json.Serialization;
using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Meetings;

/// <summary>A calendar entry and everything that CoachBot knows of it.</summary>
public sealed record MeetingRecord : Record
{
    public required string Id { get; init; }

    /// <summary>The entry's versions. A private one leaves nothing but its version [PRV-08].</summary>
    public Layers<MeetingFacts> Known { get; init; } = Layers<MeetingFacts>.None;

    /// <summary>The newest version in which it was private: nothing older is kept [PRV-08].</summary>
    public VersionStamp? LastPrivate { get; init; }

    /// <summary>When the entry last changed in a way that matters for asking (business time).</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When the calendar itself last moved the entry.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>Whom it asked, and since when, before the facts of the last instant that changed it.</summary>
    public Unsettled? Unsettled { get; init; }

    /// <summary>When the entry was first seen (business time).</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>The state as last written to the history.</summary>
    public MeetingState State { get; init; } = MeetingState.NotAsked;

    public IReadOnlyList<StateChange> History { get; init; } = [];

    /// <summary>Whom the meeting is about to ask or has asked.</summary>
    public string? AskedPerson { get; init; }

    /// <summary>Who gave the question to a colleague, and to whom [PRE-18].</summary>
    public IReadOnlyList<HandOver> HandedOver { get; init; } = [];

    /// <summary>When the question reached each colleague who had it.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Reached { get; init; } = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>When the question reached the person who is asked.</summary>
    [JsonIgnore]
    public DateTimeOffset? AskedAt => AskedPerson is { } person && Reached.TryGetValue(person, out var at) ? at : null;

    /// <summary>Colleagues who opened the card for themselves [PRE-19].</summary>
    public IReadOnlyList<string> Copies { get; init; } = [];

    /// <summary>What was named, oldest first; all versions are kept.</summary>
    public IReadOnlyList<ValueEntry> Values { get; init; } = [];

    /// <summary>The start at which the value was named or last confirmed: a shift of more than seven days asks once more [PRE-22].</summary>
    public DateTimeOffset? ValueForStart { get; init; }

    /// <summary>Whether something was pressed or answered on the card: then nobody is reminded [PRE-36].</summary>
    public bool Touched { get; init; }

    public bool HintSettled { get; init; }

    public string? GoAheadReason { get; init; }

    /// <summary>Who gave that reason: he alone may see it [PRE-09].</summary>
    public string? GoAheadBy { get; init; }

    /// <summary>The deal chosen by a person; empty for "no deal"; null while nobody chose.</summary>
    public string? ChosenDeal { get; init; }

    /// <summary>A colleague said that this is no customer meeting.</summary>
    public string? NotCustomerBy { get; init; }

    /// <summary>The domain question was put off for this entry only.</summary>
    public bool DomainOnce { get; init; }

    /// <summary>The draft for the customer, and the start it was about.</summary>
    public HandedText? Handed { get; init; }

    public Outcome? Outcome { get; init; }

    public ConfirmedBy? Sign { get; init; }

    public NotHeldBecause? NotHeldBecause { get; init; }

    public string? Learned { get; init; }

    /// <summary>The last typed sentence that was added to what was learned, for "undo" [PRE-41].</summary>
    public TypedAnswer? LearnedTyped { get; init; }

    public Commitment? Ours { get; init; }

    public Commitment? Theirs { get; init; }

    /// <summary>A date found in what was learned, offered as critical date; null when settled [AFT-13].</summary>
    public DateOnly? CatchableDate { get; init; }

    /// <summary>Answers before the present ones, oldest first [AFT-07].</summary>
    public IReadOnlyList<FormerAnswer> FormerAnswers { get; init; } = [];

    /// <summary>The invitation stated a purpose, whose words are gone since the card was sent [PRE-11].</summary>
    public bool HadPurpose { get; init; }

    /// <summary>What each person was told last, so that nothing is told twice.</summary>
    public IReadOnlyDictionary<string, AgendaEntry> Told { get; init; } = new Dictionary<string, AgendaEntry>(StringComparer.Ordinal);

    /// <summary>What the series was told last of this occurrence.</summary>
    public Occurrence? ToldSeries { get; init; }

    /// <summary>What the customer's record was told last, and which record that was.</summary>
    public ToldNote? Left { get; init; }

    /// <summary>Which colleagues hold this entry as busy time.</summary>
    public IReadOnlyDictionary<string, Span> Busy { get; init; } = new Dictionary<string, Span>(StringComparer.Ordinal);

    /// <summary>A call that stands in no calendar [PRE-35].</summary>
    public string? CallAccount { get; init; }

    [JsonIgnore]
    public MeetingFacts Facts => Known.Now ?? new();

    public override IReadOnlyList<string> Links
    {
        get
        {
            var facts = Facts;
            var addresses = Participants.Of(facts).Select(a => a.Email).ToList();
            return
            [
                .. addresses.Select(LinkNames.Attendee),
                .. addresses.Select(Participants.DomainOf).SelectMany(Participants.WithParents).Distinct(StringComparer.Ordinal).Select(LinkNames.MeetingDomain),
                .. new[] { facts.DealId, ChosenDeal }.OfType<string>().Where(d => d.Length > 0).Distinct(StringComparer.Ordinal).Select(LinkNames.MeetingDeal),
                .. facts.SeriesId is { Length: > 0 } series ? [LinkNames.MeetingSeries(series)] : Array.Empty<string>(),
            ];
        }
    }
}

/// <summary>The states of a meeting [PRE-04].</summary>
public enum MeetingState
{
    NotAsked,
    Asked,
    Ready,
    NotReady,
    Excused,
    WentAhead,
    Postponed,
    Cancelled,
    StartedWithout,
    Held,
    DidNotHappen,
}

/// <summary>Did the customer get it [AFT-01].</summary>
public enum Outcome
{
    Yes,
    Partly,
    No,
}

/// <summary>How one knows; only the first three confirm [AFT-02].</summary>
public enum ConfirmedBy
{
    Said,
    Acted,
    Wrote,
    Impression,
}

/// <summary>Why it did not happen [AFT-08].</summary>
public enum NotHeldBecause
{
    Moved,
    NoShow,
    Dropped,
}

/// <summary>A change of state: when, from and to, who, and why. <c>Cause</c> is <c>calendar</c>, <c>person</c>, <c>time</c> or <c>crm</c>.</summary>
public sealed record StateChange(DateTimeOffset At, MeetingState From, MeetingState To, string? Actor, string Cause);

/// <summary>A question given on.</summary>
public sealed record HandOver(string From, string To, DateTimeOffset At);

/// <summary>A value that was named.</summary>
/// <param name="Kind">Id of the kind of value, or null.</param>
/// <param name="Hint">The judge's hint, or null.</param>
/// <param name="StillTrue">Taken over from the last occurrence.</param>
/// <param name="Withdrawn">Taken back by "undo".</param>
/// <param name="Source">The key of the typed sentence it came from, or null.</param>
public sealed record ValueEntry(
    string By,
    DateTimeOffset At,
    string Text,
    string? Goal = null,
    string? Kind = null,
    string? Justification = null,
    string? Questions = null,
    string? Hint = null,
    bool StillTrue = false,
    bool Withdrawn = false,
    string? Source = null);

/// <summary>Something one side said it would do, by when and by whom [AFT-04].</summary>
public sealed record Commitment(string Text, DateOnly? Date = null, string? By = null);

/// <summary>A draft for the customer. <c>CallOff</c>: for good; else a postponement. Nothing happens before a person says that he has sent it [PRE-07].</summary>
/// <param name="ForStart">The start it was about: a later move of the entry leaves it behind.</param>
/// <param name="Slots">The new times that are offered.</param>
/// <param name="SentAt">When its author said that he has sent it; null before.</param>
public sealed record HandedText(
    string By,
    DateTimeOffset At,
    bool CallOff,
    string To,
    string Text,
    DateTimeOffset ForStart,
    IReadOnlyList<DateTimeOffset>? Slots = null,
    DateTimeOffset? SentAt = null);

/// <summary>A typed sentence that was taken as an answer, and what stood there before it.</summary>
/// <param name="Source">The key of the typed sentence.</param>
public sealed record TypedAnswer(string Source, string By, string Text, string? Before);

/// <summary>A note and the subject that holds it.</summary>
public sealed record ToldNote(string Subject, JournalNote Note);

/// <summary>An answer that was changed later.</summary>
public sealed record FormerAnswer(DateTimeOffset At, string By, Outcome? Outcome, ConfirmedBy? Sign, string? Learned, NotHeldBecause? NotHeldBecause = null);

/// <summary>A stretch of time.</summary>
public sealed record Span(DateTimeOffset Start, DateTimeOffset End);

/// <summary>The choice of the asked person as it was before an instant.</summary>
public sealed record Unsettled(DateTimeOffset At, string? Asked, DateTimeOffset ChangedAt);
