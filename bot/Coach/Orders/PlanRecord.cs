using System.Text.Json.Serialization;
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

    /// <summary>The orders that stand, by number.</summary>
    public IReadOnlyList<PlannedOrder> Orders { get; init; } = [];

    /// <summary>Who opened it by hand, or null.</summary>
    public string? ByHand { get; init; }

    /// <summary>Why the owner is asked whether it is planned at all; null where he is not [PO-01].</summary>
    public Doubt? Doubt { get; init; }

    /// <summary>The owner said to plan it.</summary>
    public bool PlanIt { get; init; }

    /// <summary>The owner's reason for no plan, or null.</summary>
    public string? NoPlanBecause { get; init; }

    /// <summary>What the steps were walked back from; null while there are none.</summary>
    public PlanBasis? Basis { get; init; }

    /// <summary>A moved date for which the team kept the old plan [PO-07].</summary>
    public PlanBasis? Kept { get; init; }

    /// <summary>Whose holidays count on the customer's side, ISO 3166-1 alpha-2; null for the tenant's.</summary>
    public string? CustomerCountry { get; init; }

    /// <summary>The last saved change of dates, told to the people concerned [PO-07].</summary>
    public PlanChange? LastChange { get; init; }

    /// <summary>Who confirmed the durations for services [PO-09].</summary>
    public string? ConfirmedBy { get; init; }

    public DateOnly? FinishedOn { get; init; }

    /// <summary>How far the customer's page is; null while nobody wanted it [PO-15].</summary>
    public PageLook? Page { get; init; }

    /// <summary>What can be taken off the customer's hands [PO-16].</summary>
    public string? TakenOff { get; init; }

    /// <summary>Whom this plan owes a word, and since when.</summary>
    public IReadOnlyList<PlanDuty> Duties { get; init; } = [];

    /// <summary>When it is looked at once more after the last change: a burst may tell of the people after it told of the deal [ADM-14].</summary>
    public DateTimeOffset? LookAt { get; init; }

    /// <summary>What ended last, and when: what is owed again at the same instant was never over [ADM-14].</summary>
    public EndedDuties? Ended { get; init; }

    [JsonIgnore]
    public bool IsLive => OpenedAt is not null && !Stopped;

    public override IReadOnlyList<string> Links =>
        [.. Steps.Where(s => s.State is not StepState.Done).Select(s => s.Owner).OfType<string>().Concat(Duties.Select(d => d.Email)).Distinct(StringComparer.Ordinal).Select(LinkNames.Keeps)];
}

/// <summary>A customer's contact agreed to the plan.</summary>
public sealed record Agreement(string Contact, DateOnly On);

/// <summary>An order that stands.</summary>
public sealed record PlannedOrder(string Number, DateTimeOffset ReceivedAt, Money? Amount, IReadOnlyList<OrderLine> Lines);

/// <summary>Why it is not sure that an order needs a plan.</summary>
public enum Doubt
{
    /// <summary>Below D-MINORDER.</summary>
    Small,
    Renewal,
}

/// <summary>What a plan is walked back from.</summary>
/// <param name="Country">The customer's country, or null for the tenant's.</param>
public sealed record PlanBasis(DateOnly Date, string? Country);

/// <summary>Saved new dates.</summary>
public sealed record PlanChange(DateTimeOffset At, IReadOnlyList<MovedStep> Steps);

/// <summary>A step whose dates have moved; its end says it.</summary>
public sealed record MovedStep(string Id, DateOnly Old, DateOnly New, string? Owner);

/// <summary>The customer's page: who wanted it, whom it needs, and who has looked [PO-15].</summary>
public sealed record PageLook(string AskedBy, DateTimeOffset AskedAt, string? LookedBy = null);

/// <summary>A duty that stands with a person.</summary>
/// <param name="What">As in <see cref="Cards.CardKeys.Duty"/>.</param>
public sealed record PlanDuty(string Email, string What, DateTimeOffset Since);

/// <summary>Duties that ended at one instant.</summary>
public sealed record EndedDuties(DateTimeOffset At, IReadOnlyList<PlanDuty> Duties);

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

    /// <summary>Ids of the steps that are done before it begins.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>The step that ends on the critical date.</summary>
    public bool IsGoLive { get; init; }

    /// <summary>Marked as serving the customer's event [PO-17].</summary>
    public bool Serves { get; init; }

    /// <summary>How many finished plans its duration is the median of; null for a guess or a person's own figure [PO-08].</summary>
    public int? LearnedFrom { get; init; }

    public DateOnly? StartedOn { get; init; }

    public DateOnly? DoneOn { get; init; }

    /// <summary>The date after which the team was told that it is still open [PO-10]; another date is told anew.</summary>
    public DateOnly? ToldOpen { get; init; }
}

/// <summary>How far a step is.</summary>
public enum StepState
{
    Planned,
    Started,
    Done,
}
