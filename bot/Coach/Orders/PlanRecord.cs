using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Orders;

/// <summary>The way from an order to the customer's victory: one transition for each deal [PO-01].</summary>
public sealed record PlanRecord : Record
{
    public required string DealId { get; init; }

    /// <summary>When the transition was opened by an order, a won deal or by hand; null while there is none.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>The order was cancelled, or the owner said that none is needed.</summary>
    public bool Stopped { get; init; }

    /// <summary>What was ordered, over all orders of the deal.</summary>
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    /// <summary>The steps in order; empty while the critical date is not known.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; init; } = [];

    public DateOnly? Kickoff { get; init; }

    public DateOnly? GoLive { get; init; }

    /// <summary>The customer's contact who has agreed, and when; null for "ours only" [PO-22].</summary>
    public Agreement? Agreed { get; init; }
}

/// <summary>A customer's contact agreed to the plan.</summary>
public sealed record Agreement(string Contact, DateOnly On);

/// <summary>A step of a plan, a milestone, both days included.</summary>
/// <param name="Id">The template's id of the step.</param>
/// <param name="Role">One of <see cref="People.Roles"/>: whose work it is.</param>
public sealed record PlannedStep(string Id, string Role, DateOnly From, DateOnly To, int Days)
{
    /// <summary>The colleague who owns it.</summary>
    public string? Owner { get; init; }

    public StepState State { get; init; }

    public bool OnTime { get; init; } = true;

    public bool OnSpec { get; init; } = true;

    public bool OnBudget { get; init; } = true;

    /// <summary>Its duration was confirmed by services; until then it is rough [PO-09].</summary>
    public bool Confirmed { get; init; }

    /// <summary>Left out of the customer's page [PO-15].</summary>
    public bool Internal { get; init; }
}

/// <summary>How far a step is.</summary>
public enum StepState
{
    Planned,
    Started,
    Done,
}
