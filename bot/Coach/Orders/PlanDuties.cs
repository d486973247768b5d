using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.Orders;

/// <summary>A word that a plan owes a person.</summary>
/// <param name="What">Names it, as in <see cref="CardKeys.Duty"/>.</param>
/// <param name="Due">The instant aimed at; null for the moment it came up.</param>
/// <param name="Useful">How long after that it is useful as a message.</param>
public sealed record PlanWord(string Email, string What, DateTimeOffset? Due, TimeSpan Useful, IReadOnlyList<Part> Parts)
{
    public bool LineOnly { get; init; }

    public bool CannotWait { get; init; }

    public Duty Duty(DateTimeOffset since, string deal) => new(
        CardKeys.Duty(Email, What), DutyKinds.Plan, since, since + Useful, PlanDuties.View(Parts, deal)) { Owed = true, LineOnly = LineOnly, CannotWait = CannotWait };
}

/// <summary>Whom a plan owes a word now. It follows from the record and the day alone.</summary>
public static class PlanDuties
{
    /// <summary>Business days before a milestone at which its owner is asked [PO-10].</summary>
    private const int AskedAhead = 2;

    /// <summary>A role of hundreds gets no hundreds of cards: the first of them are asked, any of them may confirm.</summary>
    private const int MostAsked = 20;

    private static readonly TimeSpan Long = TimeSpan.FromDays(14);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan News = TimeSpan.FromDays(3);

    public static IEnumerable<PlanWord> Of(Standing standing)
    {
        var (plan, owner) = (standing.Plan, standing.Owner);
        if (owner is not null && plan.Doubt is not null && plan.NoPlanBecause is null)
            yield return new(owner, $"plan-ask/{plan.DealId}", null, Long, PlanCards.Doubt(standing)) { CannotWait = true };
        if (owner is not null && plan is { OpenedAt: not null, Stopped: true } && Knew(standing))
            yield return new(owner, $"plan-stopped/{plan.DealId}", null, Week, [Texts.PlanStopped.With(("deal", standing.Deal.Name))]);
        if (!plan.IsLive || plan.FinishedOn is not null) yield break;

        if (owner is not null) yield return new(owner, $"plan/{plan.DealId}", null, Long, PlanCards.Owner(standing)) { CannotWait = true };
        if (plan.Steps.Count == 0) yield break;
        foreach (var word in Confirming(standing).Concat(Changing(standing)).Concat(Beginning(standing)).Concat(Milestones(standing)).Concat(Looking(standing)))
            yield return word;
    }

    /// <summary>What the card of a duty that is over shows last; null leaves it as it is.</summary>
    public static CardView? Last(string what, Standing standing)
    {
        var plan = standing.Plan;
        IReadOnlyList<Part>? parts = what[..what.IndexOf('/', StringComparison.Ordinal)] switch
        {
            "plan" when plan is { IsLive: true, FinishedOn: { } on } => [Texts.PlanFinished.With(("deal", standing.Deal.Name), ("date", on))],
            "plan-ask" when plan.NoPlanBecause is { } reason => [Texts.PlanNone.With(("deal", standing.Deal.Name), ("reason", reason))],
            "plan-ask" when plan.OpenedAt is not null => [Texts.PlanItIs.With(("deal", standing.Deal.Name))],
            "plan-confirm" when plan.ConfirmedBy is { } by => [Texts.PlanConfirmed.With(("deal", standing.Deal.Name), ("by", standing.NameOf(by)))],
            "plan-change" when plan.Basis is { } basis => [Texts.PlanSettled.With(("deal", standing.Deal.Name), ("date", basis.Date))],
            "step" when plan.Steps.FirstOrDefault(s => what.Contains($"/{s.Id}/", StringComparison.Ordinal)) is { State: StepState.Done } step =>
                [Texts.StepDone.With(("step", Fact.Word("step." + step.Id)))],
            "plan-look" when plan.Page?.LookedBy is { } by => [Texts.PageLooked.With(("by", standing.NameOf(by)))],

            // No name stands on it: it would be as old as the card.
            "plan" or "plan-stopped" or "plan-ask" => [Texts.PlanOver.With()],
            _ => null,
        };
        return parts is null ? null : View(parts, plan.DealId);
    }

    /// <summary>The earliest moment at which anything here can be another; null where nothing waits.</summary>
    public static DateTimeOffset? NextLook(Standing standing)
    {
        var plan = standing.Plan;
        if (!plan.IsLive || plan.Steps.Count == 0 || plan.FinishedOn is not null) return null;
        var days = standing.Days;
        var open = plan.Steps.Where(s => s.State is not StepState.Done).ToList();
        IEnumerable<DateTimeOffset> moments =
        [
            .. open.Select(s => standing.Opening(AskDay(s, days))),
            .. open.Where(s => s.ToldOpen != s.To).Select(s => standing.Opening(days.After(s.To))),
            .. plan.Kickoff is { } kickoff ? [standing.Opening(kickoff), standing.Opening(days.After(kickoff))] : Array.Empty<DateTimeOffset>(),
            .. Planning.Late(standing) is not null ? [standing.Opening(days.After(standing.Today))] : Array.Empty<DateTimeOffset>(),
            .. plan.LastChange is { } change ? [change.At + News] : Array.Empty<DateTimeOffset>(),
        ];
        return moments.Where(m => m > standing.Now).Select(m => (DateTimeOffset?)m).Min();
    }

    public static CardView View(IReadOnlyList<Part> parts, string deal) => new(parts, Texts.PreviewDuty.Id, Facts.None, new About("deal", deal));

    /// <summary>Services say for each step how long it takes; until then the plan is rough [PO-09].</summary>
    private static IEnumerable<PlanWord> Confirming(Standing standing) =>
        standing.Plan.Steps.All(s => s.Confirmed)
            ? []
            : standing.Holders(Roles.Services).Take(MostAsked).Select(h => new PlanWord(h, $"plan-confirm/{standing.Plan.DealId}", null, Long, PlanCards.Confirm(standing)));

    /// <summary>A moved date: the owner sees the difference before it is saved, the people concerned after it [PO-07].</summary>
    private static IEnumerable<PlanWord> Changing(Standing standing)
    {
        var plan = standing.Plan;
        if (standing.HasPending && standing.Owner is { } owner)
            yield return new(owner, $"plan-change/{plan.DealId}/{Written(standing.Basis!.Date)}", null, Week, PlanCards.Change(standing)) { CannotWait = true };
        if (plan.LastChange is not { } change || standing.Now >= change.At + News) yield break;
        foreach (var concerned in change.Steps.Where(s => s.Owner is not null).GroupBy(s => s.Owner!, StringComparer.Ordinal))
        {
            var what = $"plan-new/{plan.DealId}/{change.At.UtcTicks.ToString(CultureInfo.InvariantCulture)}";
            yield return new(concerned.Key, what, null, News, [Texts.PlanNewDates.With(("deal", standing.Deal.Name)).Shows(PlanCards.Table(concerned))]);
        }
    }

    /// <summary>On the day of the kickoff whoever has a step sees the event first, then what serves it [PO-17].</summary>
    private static IEnumerable<PlanWord> Beginning(Standing standing)
    {
        if (standing.Plan.Kickoff is not { } kickoff || !standing.HasCome(kickoff) || standing.HasCome(standing.Days.After(kickoff))) return [];
        var people = standing.Plan.Steps.Select(s => s.Owner).Append(standing.Owner).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var due = standing.Opening(kickoff);
        return people.Select(p => new PlanWord(p, $"kickoff/{standing.Plan.DealId}", due, standing.Closing(kickoff) - due, PlanCards.Kickoff(standing)));
    }

    /// <summary>The owner of a step is asked two business days ahead; what is open after its date is a line where no team reads it [PO-10].</summary>
    private static IEnumerable<PlanWord> Milestones(Standing standing)
    {
        var (plan, days) = (standing.Plan, standing.Days);
        foreach (var step in plan.Steps.Where(s => s.State is not StepState.Done))
        {
            var ask = AskDay(step, days);
            if (step.Owner is { } owner && standing.HasCome(ask))
                yield return new(owner, $"step/{plan.DealId}/{step.Id}/{Written(step.To)}", Later(standing.Opening(ask), plan.OpenedAt!.Value), Week, PlanCards.Milestone(step, standing)) { CannotWait = true };
            if (step.ToldOpen == step.To && standing.Owner is { } seller && TeamRooms.Of(standing.Deal, standing.Situation) is null)
                yield return new(seller, $"open/{plan.DealId}/{step.Id}", null, Long, [Texts.StepOpenLine.With(("deal", standing.Deal.Name), ("step", Fact.Word("step." + step.Id)), ("date", step.To))]) { LineOnly = true };
        }
    }

    /// <summary>A second person looks at the customer's page before it goes out the first time; then the owner has it to copy [PO-15].</summary>
    private static IEnumerable<PlanWord> Looking(Standing standing)
    {
        if (standing.Plan.Page is not { } page) return [];
        if (page.LookedBy is not null)
            return standing.Owner is { } owner ? [new PlanWord(owner, $"plan-page/{standing.Plan.DealId}", null, Week, CustomerPage.ToCopy(standing))] : [];
        return CustomerPage.Lookers(standing).Select(l => new PlanWord(l, $"plan-look/{standing.Plan.DealId}", null, Week, CustomerPage.ToLookAt(standing)));
    }

    /// <summary>The owner has heard of the plan, or work has begun: else there is nothing to take back, whatever came first.</summary>
    public static bool Knew(Standing standing) =>
        standing.Person(standing.Owner)?.Duty(CardKeys.Duty(standing.Owner!, $"plan/{standing.Plan.DealId}")) is { } told
            && (told.SentAt is not null || told.OnDay is not null || told.PassedTo is not null)
        || standing.Plan.ConfirmedBy is not null
        || standing.Plan.Steps.Any(s => s.State is not StepState.Planned);

    private static DateOnly AskDay(PlannedStep step, BusinessDays days) => days.Add(step.To, -AskedAhead);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
