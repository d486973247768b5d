namespace CoachBot.Coach.Meetings;

/// <summary>One meeting as a person's agenda holds it: enough to plan and to show, no more.</summary>
public sealed record AgendaEntry
{
    public required string MeetingId { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public required AgendaRole Role { get; init; }

    public required MeetingState State { get; init; }

    /// <summary>When the entry was first seen and when it last changed: a late booking is asked after it has settled [PRE-25].</summary>
    public DateTimeOffset FirstSeen { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When the question reached its person.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    public string Title { get; init; } = "";

    /// <summary>The account's name, else the domain, else the outside person's name.</summary>
    public string Customer { get; init; } = "";

    public string? Deal { get; init; }

    /// <summary>The deal whose value event is not defined yet, so that it can be defined from the card [PO-02].</summary>
    public string? EventWanted { get; init; }

    public QuestionKind Question { get; init; }

    /// <summary>What the invitation states as purpose: only until the first card was sent [PRE-11].</summary>
    public string? Purpose { get; init; }

    /// <summary>Ask first whether this domain is a customer [PRE-21].</summary>
    public string? AskDomain { get; init; }

    /// <summary>A domain that belongs to no account, named on the card.</summary>
    public string? UnmatchedDomain { get; init; }

    /// <summary>The deals among which a person must choose [PRE-20].</summary>
    public IReadOnlyList<DealChoice> DealChoices { get; init; } = [];

    /// <summary>What was named: the first person's, then the others' additions [PRE-19].</summary>
    public IReadOnlyList<ShownValue> Values { get; init; } = [];

    /// <summary>The last occurrence's value, where it may be taken over [PRE-24].</summary>
    public string? SeriesLast { get; init; }

    public bool InSeries { get; init; }

    /// <summary>The series or the entry rests: nothing is asked.</summary>
    public bool Rested { get; init; }

    public string? Hint { get; init; }

    /// <summary>Moved by more than seven days since the value was named [PRE-22].</summary>
    public bool MovedFar { get; init; }

    public string? Reason { get; init; }

    /// <summary>It has begun: a card that asked until now asks no more, whatever the state.</summary>
    public bool Started { get; init; }

    /// <summary>A colleague said that this is no customer meeting.</summary>
    public bool NotCustomer { get; init; }

    /// <summary>The colleague who has the question now.</summary>
    public string? HandedTo { get; init; }

    /// <summary>Somebody else in the entry could take the question [PRE-18].</summary>
    public bool CanHandOver { get; init; }

    public HandedText? Handed { get; init; }

    public bool Touched { get; init; }

    public Outcome? Outcome { get; init; }

    public ConfirmedBy? Sign { get; init; }

    public NotHeldBecause? NotHeldBecause { get; init; }

    public string? Learned { get; init; }

    public Commitment? Ours { get; init; }

    public Commitment? Theirs { get; init; }

    public DateOnly? CatchableDate { get; init; }

    /// <summary>What the next meeting should remember, newest first [PRE-16].</summary>
    public IReadOnlyList<BriefLine> Brief { get; init; } = [];

    public CoachingExtra? Extra { get; init; }

    /// <summary>Nothing more is asked about it.</summary>
    public bool IsClosed => State is MeetingState.Cancelled or MeetingState.Postponed or MeetingState.Excused or MeetingState.DidNotHappen
        || Role is AgendaRole.Gone
        || Outcome is not null;

    /// <summary>It still waits for a value, and one can be named.</summary>
    public bool WantsValue => Role is AgendaRole.Asked && !Rested && State is MeetingState.NotAsked or MeetingState.Asked or MeetingState.NotReady;
}

/// <summary>What a person is to a meeting.</summary>
public enum AgendaRole
{
    /// <summary>The one who is asked.</summary>
    Asked,

    /// <summary>Opened the card himself; is not reminded of anything.</summary>
    Copy,

    /// <summary>Had it once; it is somebody else's or nobody's now.</summary>
    Gone,
}

/// <summary>Which wording the question has.</summary>
public enum QuestionKind
{
    Plain,

    /// <summary>A title that promises nothing [PRE-10].</summary>
    Howdy,

    /// <summary>The invitation states a purpose [PRE-11].</summary>
    Purpose,
}

/// <summary>One coaching extra at most per card, in this order [PRE-39].</summary>
public enum CoachingExtra
{
    ValueEvent,
    CriticalDate,
}

public sealed record DealChoice(string Id, string Name);

/// <summary>A named value as a card shows it. <c>By</c> is the name of its author.</summary>
public sealed record ShownValue(string Email, string By, string Text, string? Goal, string? Kind, string? Justification, string? Questions);

/// <summary>One line of the brief: the content id of what it is, its text, its date, and where it comes from: the day of a meeting, or a deal.</summary>
/// <param name="By">Who promised it, or null.</param>
public sealed record BriefLine(string What, string Text, DateOnly? Date, DateOnly? FromDay = null, string? FromName = null, string? By = null);
