namespace CoachBot.Coach.Reviews;

/// <summary>What the reviews of a deal have asked and found.</summary>
public sealed record ReviewRecord : Record
{
    public required string DealId { get; init; }

    /// <summary>What was done right, oldest first [REV-05].</summary>
    public IReadOnlyList<DoneRight> DoneRight { get; init; } = [];

    /// <summary>Decisions of contention rounds, oldest first [REV-06, REV-09].</summary>
    public IReadOnlyList<RoundDecision> Decisions { get; init; } = [];
}

/// <summary>One thing done right: the person, the behaviour, and the effect for the customer if it was said.</summary>
/// <param name="Person">The colleague's address.</param>
/// <param name="By">Who said it.</param>
public sealed record DoneRight(string Person, string Text, string By, DateTimeOffset At);

/// <summary>What a round decided. Reservations of four or more participants have no author anywhere [PRV-06].</summary>
public sealed record RoundDecision(string Text, DateTimeOffset At, IReadOnlyList<string> Reservations, bool LookedAgain = false);
