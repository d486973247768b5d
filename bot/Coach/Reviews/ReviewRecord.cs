namespace CoachBot.Coach.Reviews;

/// <summary>What the reviews of a deal have asked and found; for the other reviews, of a pipeline, an account or a territory [REV-02].</summary>
public sealed record ReviewRecord : Record
{
    private const int MostAsked = 60;
    private const int MostAnswers = 5;
    private const int MostOpened = 6;
    private const int MostKept = 20;

    /// <summary>The deal's id; of another review its kind and whose it is, see <see cref="ReviewTarget"/>.</summary>
    public required string DealId { get; init; }

    /// <summary>The coach question that waits for an answer; an unanswered one stays [REV-04].</summary>
    public AskedQuestion? Question { get; init; }

    /// <summary>What was asked lately, oldest first: nothing is chosen twice within 30 days [REV-04].</summary>
    public IReadOnlyList<AskedQuestion> Asked { get; init; } = [];

    /// <summary>The last answers, newest first [REV-02].</summary>
    public IReadOnlyList<GivenAnswer> Answers { get; init; } = [];

    /// <summary>Cards that people opened, newest first: they follow every change for a day.</summary>
    public IReadOnlyList<OpenedReview> Opened { get; init; } = [];

    /// <summary>What was done right, oldest first [REV-05].</summary>
    public IReadOnlyList<DoneRight> DoneRight { get; init; } = [];

    /// <summary>The last review closed without it: it is asked for on top of the next one [REV-05].</summary>
    public bool OwesDoneRight { get; init; }

    /// <summary>Decisions of contention rounds, oldest first [REV-06, REV-09].</summary>
    public IReadOnlyList<RoundDecision> Decisions { get; init; } = [];

    /// <summary>The contention round that is under way, or null [REV-06].</summary>
    public ContentionRound? Round { get; init; }

    /// <summary>How many rounds this deal has had: the rota goes on from there [REV-07].</summary>
    public int RoundsHeld { get; init; }

    /// <summary>The fit check, by criterion; what is not there is unknown [REV-10].</summary>
    public IReadOnlyDictionary<string, FitMark> Fit { get; init; } = new SortedDictionary<string, FitMark>(StringComparer.Ordinal);

    /// <summary>What they gain and what we gain; a null side is empty [REV-18].</summary>
    public Gains Gains { get; init; } = new(null, null);

    /// <summary>What of the customer's own work is ours, by item; see <see cref="WorkItems"/> [REV-17].</summary>
    public IReadOnlyDictionary<string, WorkMark> Work { get; init; } = new SortedDictionary<string, WorkMark>(StringComparer.Ordinal);

    /// <summary>The one change that lifts the odds [REV-23].</summary>
    public OneChange? Change { get; init; }

    /// <summary>The deal was let go, or another was recommended [REV-11, REV-12].</summary>
    public Disqualified? Disqualified { get; init; }

    /// <summary>The soft gate that waits for a reason, or null [REV-25].</summary>
    public OpenGate? Gate { get; init; }

    /// <summary>Reasons given at soft gates, oldest first [REV-25].</summary>
    public IReadOnlyList<GateReason> GateReasons { get; init; } = [];

    /// <summary>The owner was asked about steps that are all ours; false again once the customer promised something [REV-14].</summary>
    public bool OneSidedAsked { get; init; }

    /// <summary>What the owner wants to ask the customer for [REV-14].</summary>
    public string? NextFromThem { get; init; }

    /// <summary>Cards of colleagues that end by themselves.</summary>
    public IReadOnlyList<EndingDuty> Ending { get; init; } = [];

    public ReviewRecord WithAsked(AskedQuestion question) => this with { Question = question, Asked = [.. Asked.Append(question).TakeLast(MostAsked)] };

    public ReviewRecord WithAnswer(GivenAnswer answer) => this with { Question = null, Answers = [.. Answers.Prepend(answer).Take(MostAnswers)] };

    public ReviewRecord WithOpened(OpenedReview card) => this with { Opened = [.. Opened.Where(o => o.Key != card.Key).Prepend(card).Take(MostOpened)] };

    public ReviewRecord WithDoneRight(DoneRight right) => this with { DoneRight = [.. DoneRight.Append(right).TakeLast(MostKept)] };

    public ReviewRecord WithDecision(RoundDecision decision) => this with { Decisions = [.. Decisions.Append(decision).TakeLast(MostKept)] };

    public ReviewRecord WithGateReason(GateReason reason) => this with { GateReasons = [.. GateReasons.Append(reason).TakeLast(MostKept)] };

    public ReviewRecord WithEnding(params IEnumerable<EndingDuty> duties) => this with { Ending = [.. Ending.Concat(duties).TakeLast(MostKept * 2)] };
}

/// <summary>A question that was chosen.</summary>
/// <param name="Priority">Id of the team's priority that it serves, or null.</param>
public sealed record AskedQuestion(string Id, DateTimeOffset At, string? Priority = null);

/// <summary>An answer to a question of a review.</summary>
public sealed record GivenAnswer(string Question, string Text, string By, DateTimeOffset At);

/// <summary>A review card as it stands in a room.</summary>
/// <param name="Key">The event that it answers.</param>
/// <param name="Room">Null for the person's direct chat.</param>
/// <param name="Direct">It stands in his direct chat: sharing means the team's room.</param>
public sealed record OpenedReview(string Key, string By, string? Room, string? Thread, DateTimeOffset At, bool Direct = true);

/// <summary>One thing done right: the person, the behaviour, and the effect for the customer if it was said.</summary>
/// <param name="Person">The colleague's address.</param>
/// <param name="By">Who said it.</param>
public sealed record DoneRight(string Person, string Text, string By, DateTimeOffset At)
{
    /// <summary>It was sent to the curators.</summary>
    public bool Shared { get; init; }
}

/// <summary>A duty of a colleague that nobody has to answer: its card ends at this instant.</summary>
public sealed record EndingDuty(string Email, string Key, DateTimeOffset At);

/// <summary>How a deal meets one criterion [REV-10].</summary>
/// <param name="Answer"><c>yes</c>, <c>no</c> or <c>unknown</c>.</param>
public sealed record FitMark(string Answer, string? Reason, string By, DateTimeOffset At);

/// <summary>Both sides of a deal [REV-18].</summary>
public sealed record Gains(string? Theirs, string? Ours);

/// <summary>A piece of the customer's own work.</summary>
/// <param name="Ours">We do it; else it is left to him.</param>
/// <param name="Owner">The colleague who sees to it.</param>
public sealed record WorkMark(bool Ours, string? Owner);

/// <summary>What a customer needs to decide and often has to write alone [REV-17]. These strings stand in the database.</summary>
public static class WorkItems
{
    public const string Case = "case";
    public const string Effect = "effect";
    public const string Story = "story";

    public static readonly IReadOnlyList<string> All = [Case, Effect, Story];
}

/// <summary>One change, who makes it, by when [REV-23].</summary>
public sealed record OneChange(string Text, string Owner, DateOnly Date, string By, DateTimeOffset At)
{
    /// <summary><c>done</c> or <c>dropped</c>; null while it is open.</summary>
    public string? Outcome { get; init; }
}

/// <summary>A deal that was let go [REV-11].</summary>
/// <param name="Reason">Id of the word <c>disqualify.…</c>.</param>
/// <param name="Other">The product or firm that was recommended instead, or null [REV-12].</param>
/// <param name="FollowUp">The day of a friendly word to the customer; only with a recommendation.</param>
public sealed record Disqualified(string Reason, string? Note, string? Other, DateOnly? FollowUp, string By, DateTimeOffset At)
{
    /// <summary>The owner was reminded of the friendly word.</summary>
    public bool FollowedUp { get; init; }
}

/// <summary>A deal moved on without something; the owner is asked why [REV-25].</summary>
/// <param name="Missing">Words <c>gate.…</c>: <c>event</c>, <c>plan</c>.</param>
/// <param name="Stage">The CRM's name of the stage it moved to.</param>
public sealed record OpenGate(IReadOnlyList<string> Missing, string Stage, string Owner, DateTimeOffset At);

/// <summary>Why it was right to move on.</summary>
public sealed record GateReason(IReadOnlyList<string> Missing, string Stage, string Reason, string By, DateTimeOffset At);
