namespace CoachBot.Coach.Orders;

/// <summary>When a step takes place, both days included.</summary>
public sealed record Slot(string Id, DateOnly From, DateOnly To);

/// <summary>
/// Sets the dates of a plan's steps [PO-05]. Back from the critical date each step begins and ends as late as it can:
/// these are its latest start and end. What comes after the go-live follows it as early as it can.
/// </summary>
public static class WalkBack
{
    /// <summary>
    /// The latest dates, in the order of the steps: the go-live, and whatever nothing waits for, ends on the last business day
    /// not after the critical date. Empty where steps wait for each other in a circle. Ids that no step has are passed over.
    /// </summary>
    public static IReadOnlyList<Slot> From(DateOnly critical, IReadOnlyList<TemplateStep> steps, BusinessDays days)
    {
        if (InOrder(steps) is not { } order) return [];
        var later = Later(order);
        var slots = new Dictionary<string, Slot>(StringComparer.Ordinal);
        foreach (var step in order.Reverse().Where(s => !later.Contains(s.Id)))
        {
            var end = order.Where(s => s.After.Contains(step.Id) && !later.Contains(s.Id))
                .Select(s => days.Before(slots[s.Id].From))
                .Append(days.NotAfter(critical))
                .Min();
            slots[step.Id] = new(step.Id, days.Add(end, 1 - Math.Max(1, step.Days)), end);
        }
        foreach (var step in order.Where(s => later.Contains(s.Id))) slots[step.Id] = AsEarly(step, slots, days.NotBefore(critical), days);
        return [.. steps.DistinctBy(s => s.Id, StringComparer.Ordinal).Select(s => slots[s.Id])];
    }

    /// <summary>The earliest dates where the first step begins on this day or the next business day. Empty where there is a circle.</summary>
    public static IReadOnlyList<Slot> Earliest(DateOnly start, IReadOnlyList<TemplateStep> steps, BusinessDays days)
    {
        if (InOrder(steps) is not { } order) return [];
        var slots = new Dictionary<string, Slot>(StringComparer.Ordinal);
        foreach (var step in order) slots[step.Id] = AsEarly(step, slots, days.NotBefore(start), days);
        return [.. steps.DistinctBy(s => s.Id, StringComparer.Ordinal).Select(s => slots[s.Id])];
    }

    private static Slot AsEarly(TemplateStep step, Dictionary<string, Slot> slots, DateOnly first, BusinessDays days)
    {
        var from = step.After.Where(slots.ContainsKey).Select(a => days.After(slots[a].To)).DefaultIfEmpty(first).Max();
        return new(step.Id, from, days.Add(from, Math.Max(1, step.Days) - 1));
    }

    /// <summary>Each step behind all that it waits for; null where there is a circle.</summary>
    private static IReadOnlyList<TemplateStep>? InOrder(IReadOnlyList<TemplateStep> steps)
    {
        List<TemplateStep> open = [.. steps.DistinctBy(s => s.Id, StringComparer.Ordinal)];
        var ordered = new List<TemplateStep>();
        while (open.Count > 0)
        {
            var ready = open.FirstOrDefault(s => !open.Any(o => s.After.Contains(o.Id)));
            if (ready is null) return null;
            ordered.Add(ready);
            open.Remove(ready);
        }
        return ordered;
    }

    /// <summary>What waits for the go-live, directly or not.</summary>
    private static HashSet<string> Later(IReadOnlyList<TemplateStep> order)
    {
        var goLive = order.Where(s => s.GoLive).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var later = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in order.Where(s => s.After.Any(a => goLive.Contains(a) || later.Contains(a)))) later.Add(step.Id);
        return later;
    }
}
