namespace CoachBot.Coach.Orders;

/// <summary>Learns from finished plans how long a step takes [PO-08].</summary>
public static class Durations
{
    /// <summary>The median is offered from so many finished plans upwards.</summary>
    public const int Enough = 5;

    private const int MostPlans = 100;

    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened)
    {
        if (happened.What is not PlanFinished finished || happened.Subject != Subjects.Durations) return [];
        var before = situation.Find<DurationsRecord>(happened.Subject) ?? new DurationsRecord();
        var plan = new FinishedPlan(finished.DealId, finished.Days);
        return [new Keep(happened.Subject, before with { Plans = [.. before.Plans.Where(p => p.DealId != plan.DealId).Append(plan).TakeLast(MostPlans)] })];
    }

    /// <summary>The duration that a new plan begins with.</summary>
    public static Offered For(TemplateStep step, Situation situation)
    {
        var known = (situation.Find<DurationsRecord>(Subjects.Durations)?.Plans ?? [])
            .Where(p => p.Days.ContainsKey(step.Id))
            .Select(p => p.Days[step.Id])
            .Order()
            .ToList();
        return known.Count < Enough ? new(Math.Max(1, step.Days), null) : new(Median(known), known.Count);
    }

    /// <summary>Between two middle ones the day that leaves enough time.</summary>
    private static int Median(List<int> sorted)
    {
        var upper = sorted[sorted.Count / 2];
        return sorted.Count % 2 == 1 ? upper : (sorted[(sorted.Count / 2) - 1] + upper + 1) / 2;
    }
}
