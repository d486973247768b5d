namespace CoachBot.Coach.Orders;

/// <summary>How long the steps of finished plans took, of the whole tenant and of no person [PO-08].</summary>
public sealed record DurationsRecord : Record
{
    /// <summary>The latest finished plans, newest last.</summary>
    public IReadOnlyList<FinishedPlan> Plans { get; init; } = [];
}

/// <summary>The business days that each step of a plan took, by the template's id of the step.</summary>
public sealed record FinishedPlan(string DealId, IReadOnlyDictionary<string, int> Days);

/// <summary>A duration that is offered: learned from so many finished plans, or the template's own figure, a guess.</summary>
/// <param name="Days">Business days.</param>
/// <param name="From">How many finished plans it is the median of; null for a guess.</param>
public sealed record Offered(int Days, int? From);
