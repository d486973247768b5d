using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.Orders;

/// <summary>How a plan stands now, and what follows: whether there is one, its dates, whom it owes a word, when to look again.</summary>
public static class PlanOutlook
{
    private const int MostDealsLookedAt = 50;

    /// <param name="stored">As it was, or null where nothing is kept.</param>
    /// <param name="again">What it rests on has changed: it is looked at once more when that has settled.</param>
    public static (PlanRecord Plan, List<Decision> Decisions) Settle(PlanRecord? stored, PlanRecord changed, Situation situation, DateTimeOffset now, bool again = false)
    {
        var before = stored ?? new PlanRecord { DealId = changed.DealId };
        var subject = Subjects.Plan(changed.DealId);
        if (situation.Find<DealRecord>(Subjects.Deal(changed.DealId)) is not { Known.Now: not null } deal)
            return (changed, changed == before ? [] : [new Keep(subject, changed)]);

        var standing = new Standing(Opened(changed, deal, situation, now), deal, situation, now);
        standing = standing with { Plan = Planned(standing) };
        standing = standing with { Plan = Finished(standing) };
        var decisions = new List<Decision>();
        var room = StillOpen(standing, decisions);
        standing = standing with { Plan = room };
        var owed = PlanDuties.Of(standing).ToList();
        List<PlanDuty> duties = [.. owed.Select(o => new PlanDuty(o.Email, o.What, Since(o, before, now)))];
        var plan = standing.Plan with { Duties = duties.SequenceEqual(before.Duties) ? before.Duties : duties, Ended = Ended(before, duties, now) };
        if (stored is null && plan == before) return (plan, []);
        if (again) plan = plan with { LookAt = now + situation.Tenant.Defaults.Settle };
        else if (plan.LookAt <= now) plan = plan with { LookAt = null, Ended = null };

        if (plan != before) decisions.Insert(0, new Keep(subject, plan));
        decisions.Add(new WakeAt(subject, new[] { PlanDuties.NextLook(standing with { Plan = plan }), plan.LookAt }.Min()));
        decisions.AddRange(owed.Zip(duties, (o, d) => new Tell(Subjects.Person(o.Email), new DutySet(o.Duty(d.Since, plan.DealId)))));
        decisions.AddRange(before.Duties.Where(d => !duties.Exists(n => n.Email == d.Email && n.What == d.What)).Select(d =>
            new Tell(Subjects.Person(d.Email), new DutyEnded(CardKeys.Duty(d.Email, d.What), PlanDuties.Last(d.What, standing with { Plan = plan })))));
        if (!SameFace(before, plan))
            decisions.AddRange([new Tell(Subjects.Event(plan.DealId), new LookAgain()), new Tell(Subjects.Handoff(plan.DealId), new LookAgain())]);
        if (plan.FinishedOn is not null && before.FinishedOn is null) decisions.Add(new Tell(Subjects.Durations, new PlanFinished(plan.DealId, Took(standing))));
        return (plan, decisions);
    }

    private static DateTimeOffset Since(PlanWord owed, PlanRecord before, DateTimeOffset now) =>
        before.Duties.Concat(JustEnded(before, now)).FirstOrDefault(d => d.Email == owed.Email && d.What == owed.What)?.Since ?? owed.Due ?? now;

    private static IReadOnlyList<PlanDuty> JustEnded(PlanRecord before, DateTimeOffset now) => before.Ended is { } ended && ended.At == now ? ended.Duties : [];

    private static EndedDuties? Ended(PlanRecord before, List<PlanDuty> duties, DateTimeOffset now)
    {
        var over = before.Duties.Where(d => !duties.Exists(n => n.Email == d.Email && n.What == d.What)).ToList();
        return over.Count == 0 ? before.Ended : new(now, [.. JustEnded(before, now).Except(over), .. over]);
    }

    /// <summary>One transition, whatever came first [PO-01].</summary>
    private static PlanRecord Opened(PlanRecord plan, DealRecord deal, Situation situation, DateTimeOffset now)
    {
        if (!IsWanted(plan, deal, situation.Tenant, now)) return plan with { Stopped = plan.OpenedAt is not null, Doubt = null, PlanIt = false, NoPlanBecause = null };
        if (plan.OpenedAt is { } opened)
        {
            // Taken back before anybody heard of it, it never was; stopped and revived at one instant, it never stopped [ADM-14].
            var anew = plan.Stopped && opened != now && plan.Ended?.At != now && !PlanDuties.Knew(new(plan, deal, situation, now));
            return anew ? plan with { OpenedAt = now, Stopped = false, Steps = [], Kickoff = null, GoLive = null, Basis = null } : plan with { Stopped = false };
        }
        if (plan.ByHand is null && !plan.PlanIt && DoubtAbout(plan, deal, situation) is { } doubt)
            return plan with { Doubt = doubt, Stopped = plan.NoPlanBecause is not null };
        return plan with { OpenedAt = now, Stopped = false, Doubt = null, NoPlanBecause = null };
    }

    private static bool IsWanted(PlanRecord plan, DealRecord deal, TenantSettings tenant, DateTimeOffset now) =>
        (deal.IsWon && (plan.OpenedAt is not null || !deal.ClosedLongAgo(now, tenant))) || plan.Orders.Count > 0 || plan.ByHand is not null;

    private static Doubt? DoubtAbout(PlanRecord plan, DealRecord deal, Situation situation)
    {
        if (situation.Tenant.Defaults.MinOrder is { } least)
        {
            var orders = plan.Orders.Select(o => o.Amount?.Amount).OfType<decimal>().ToList();
            List<decimal> amounts = [.. deal.Facts.Amount is { } amount ? [amount.Amount] : Array.Empty<decimal>(), .. orders.Count > 0 ? [orders.Sum()] : Array.Empty<decimal>()];
            if (amounts.Count > 0 && amounts.TrueForAll(a => a < least)) return Doubt.Small;
        }
        if (string.Equals(deal.Facts.Stage?.Trim(), "renewal", StringComparison.OrdinalIgnoreCase)) return Doubt.Renewal;
        var others = deal.Facts.AccountId is { Length: > 0 } account ? situation.Linked(LinkNames.DealAccount(account)) : [];
        return others.Take(MostDealsLookedAt).Select(Subjects.IdOf).Any(o => o != deal.Id && situation.Find<PlanRecord>(Subjects.Plan(o)) is { FinishedOn: not null })
            ? Doubt.Renewal
            : null;
    }

    private static PlanRecord Planned(Standing standing)
    {
        var plan = standing.Plan;
        if (!plan.IsLive || standing.Basis is not { } basis) return plan;
        if (plan.Steps.Count == 0) return basis.Date >= standing.Today && standing.Template is { } template ? Planning.First(standing, template, basis) : plan;
        if (basis == plan.Basis) return plan.Kept is null ? plan : plan with { Kept = null };

        // Another date that moves no step needs no question.
        return basis.Date >= standing.Today && Planning.Moved(plan.Steps, Planning.Proposed(standing)).Count == 0 ? plan with { Basis = basis, Kept = null } : plan;
    }

    private static PlanRecord Finished(Standing standing)
    {
        var plan = standing.Plan;
        var done = plan.Steps.Count > 0 && plan.Steps.All(s => s.State is StepState.Done);
        return done == plan.FinishedOn is not null ? plan : plan with { FinishedOn = done ? standing.Today : null };
    }

    /// <summary>What is open after its date goes to the deal's thread, once; and once more when it is done [PO-10].</summary>
    private static PlanRecord StillOpen(Standing standing, List<Decision> decisions)
    {
        var plan = standing.Plan;
        if (!plan.IsLive || !plan.Steps.Any(s => Tells(s, standing))) return plan;
        foreach (var step in plan.Steps.Where(s => Tells(s, standing)))
        {
            var part = step.State is StepState.Done
                ? Texts.StepDone.With(("step", Fact.Word("step." + step.Id)))
                : Texts.StepOpen.With(("step", Fact.Word("step." + step.Id)), ("date", step.To));
            decisions.AddRange(TeamRooms.InThread(standing.Deal, standing.Subject, $"open/{step.Id}", [part], standing.Situation, standing.Now));
        }
        return plan with { Steps = [.. plan.Steps.Select(s => Tells(s, standing) ? s with { ToldOpen = s.State is StepState.Done ? null : s.To } : s)] };
    }

    private static bool Tells(PlannedStep step, Standing standing) =>
        step.State is StepState.Done ? step.ToldOpen is not null : step.ToldOpen != step.To && standing.HasCome(standing.Days.After(step.To));

    /// <summary>What other practices read of a plan.</summary>
    private static bool SameFace(PlanRecord one, PlanRecord other) =>
        one.OpenedAt == other.OpenedAt
        && one.Stopped == other.Stopped
        && one.Kickoff == other.Kickoff
        && one.GoLive == other.GoLive
        && one.Agreed == other.Agreed
        && ReferenceEquals(one.Lines, other.Lines)
        && one.Steps.SequenceEqual(other.Steps);

    /// <summary>The business days that each step took; a step whose start nobody recorded teaches nothing.</summary>
    private static Dictionary<string, int> Took(Standing standing)
    {
        var took = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var step in standing.Plan.Steps)
        {
            if (step is { StartedOn: { } from, DoneOn: { } to } && to >= from) took[step.Id] = Math.Max(1, standing.Days.Between(from, to.AddDays(1)));
        }
        return took;
    }
}
