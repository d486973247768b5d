namespace CoachBot.Coach.Orders;

/// <summary>Makes and changes the steps of a plan. Pure; what it answers is not saved yet.</summary>
public static class Planning
{
    /// <summary>Percent.</summary>
    private const int Whole = 100;

    /// <summary>The first plan, over the template: durations are rough until services confirm them [PO-05, PO-09].</summary>
    public static PlanRecord First(Standing standing, PlanTemplate template, PlanBasis basis)
    {
        var steps = template.Steps.Select(t =>
        {
            var offered = Durations.For(t, standing.Situation);
            return new PlannedStep(t.Id, t.Role, basis.Date, basis.Date, offered.Days)
            {
                Owner = OwnerOf(t.Role, standing),
                Internal = t.Internal,
                After = t.After,
                IsGoLive = t.GoLive,
                LearnedFrom = offered.From,
            };
        });
        var walked = Walked([.. steps], basis.Date, standing.Days);
        return walked.Count == 0 ? standing.Plan : With(standing.Plan, walked) with { Basis = basis, Kept = null };
    }

    /// <summary>The steps with the dates that follow from a critical date. What is done stays; what has begun keeps its beginning.</summary>
    public static IReadOnlyList<PlannedStep> Walked(IReadOnlyList<PlannedStep> steps, DateOnly critical, BusinessDays days)
    {
        var open = steps.Where(s => s.State is not StepState.Done).Select(AsTemplate).ToList();
        var slots = WalkBack.From(critical, open, days).ToDictionary(s => s.Id, StringComparer.Ordinal);
        if (slots.Count < open.Count) return [];
        return
        [
            .. steps.Select(s => slots.GetValueOrDefault(s.Id) is { } slot && s.State is not StepState.Done
                ? s with { From = s.State is StepState.Started && s.From < slot.From ? s.From : slot.From, To = slot.To }
                : s),
        ];
    }

    /// <summary>The plan that the moved date would give [PO-07].</summary>
    public static IReadOnlyList<PlannedStep> Proposed(Standing standing) =>
        standing.Basis is { } basis && Walked(standing.Plan.Steps, basis.Date, standing.Days) is { Count: > 0 } walked ? walked : standing.Plan.Steps;

    /// <summary>The steps whose end is another day.</summary>
    public static IReadOnlyList<MovedStep> Moved(IReadOnlyList<PlannedStep> before, IReadOnlyList<PlannedStep> after) =>
    [
        .. before.Join(after, b => b.Id, a => a.Id, (b, a) => new MovedStep(b.Id, b.To, a.To, a.Owner), StringComparer.Ordinal).Where(m => m.Old != m.New),
    ];

    /// <summary>Other steps. A customer agreed to dates: where they move, the plan is ours only again [PO-22].</summary>
    public static PlanRecord With(PlanRecord plan, IReadOnlyList<PlannedStep> steps)
    {
        var goLive = steps.FirstOrDefault(s => s.IsGoLive);
        return plan with
        {
            Steps = steps,
            Kickoff = steps.Count == 0 ? null : steps.Min(s => s.From),
            GoLive = steps.Count == 0 ? null : goLive?.To ?? steps.Max(s => s.To),
            Agreed = Moved(plan.Steps, steps).Any(m => !steps.First(s => s.Id == m.Id).Internal) ? null : plan.Agreed,
        };
    }

    /// <summary>Other durations; the dates follow.</summary>
    /// <param name="confirmed">Services have said so; else what changes is rough again.</param>
    public static PlanRecord WithDurations(Standing standing, IReadOnlyDictionary<string, int> durations, bool confirmed)
    {
        var plan = standing.Plan;
        var steps = plan.Steps.Select(s => durations.GetValueOrDefault(s.Id, s.Days) is var days && days == s.Days
            ? s with { Confirmed = s.Confirmed || confirmed }
            : s with { Days = days, LearnedFrom = null, Confirmed = confirmed });
        var critical = (plan.Basis ?? standing.Basis)?.Date;
        var walked = critical is { } date ? Walked([.. steps], date, standing.Days) : [];
        return walked.Count == 0 ? plan : With(plan, walked);
    }

    /// <summary>The step that should have begun, and by how many business days it is late; null where none is, or the work has begun [PO-06].</summary>
    public static (PlannedStep Step, int Days)? Late(Standing standing)
    {
        var plan = standing.Plan;
        if (plan.Steps.Count == 0 || plan.Steps.Any(s => s.State is not StepState.Planned)) return null;
        var first = plan.Steps.MinBy(s => s.From)!;
        var late = standing.Days.Between(first.From, standing.Today);
        return late > 0 ? (first, late) : null;
    }

    /// <summary>
    /// The steps as they fit between today and the critical date: shortened alike, by no more than is needed and to one day
    /// at least, each still after those that it waits for [PO-06]. Null where even that is too long.
    /// </summary>
    public static IReadOnlyList<PlannedStep>? Fitting(Standing standing)
    {
        if ((standing.Plan.Basis ?? standing.Basis)?.Date is not { } critical) return null;
        var (steps, today) = (standing.Plan.Steps, standing.Days.NotBefore(standing.Today));
        var share = Enumerable.Range(0, Whole + 1).Select(cut => Whole - cut).Cast<int?>().FirstOrDefault(s => Fits(Cut(s!.Value)) is not null);
        if (share is null) return null;
        var days = Cut(share.Value);

        // What is not in the way of the date keeps its whole length.
        foreach (var step in steps)
        {
            var longer = new Dictionary<string, int>(days, StringComparer.Ordinal) { [step.Id] = step.Days };
            if (Fits(longer) is not null) days = longer;
        }
        return Fits(days);

        Dictionary<string, int> Cut(int percent) => steps.ToDictionary(s => s.Id, s => Math.Max(1, s.Days * percent / Whole), StringComparer.Ordinal);

        IReadOnlyList<PlannedStep>? Fits(Dictionary<string, int> lengths) =>
            Walked([.. steps.Select(s => lengths[s.Id] == s.Days ? s : s with { Days = lengths[s.Id], LearnedFrom = null, Confirmed = false })], critical, standing.Days) is { Count: > 0 } walked
            && walked.All(s => s.From >= today) ? walked : null;
    }

    /// <summary>The day on which the customer could work with it if everything began today.</summary>
    public static DateOnly EarliestGoLive(Standing standing)
    {
        var steps = standing.Plan.Steps.Where(s => s.State is not StepState.Done).Select(AsTemplate).ToList();
        var slots = WalkBack.Earliest(standing.Today, steps, standing.Days);
        var goLive = steps.FirstOrDefault(s => s.GoLive);
        return slots.Count == 0 ? standing.Today : slots.FirstOrDefault(s => s.Id == goLive?.Id)?.To ?? slots.Max(s => s.To);
    }

    private static TemplateStep AsTemplate(PlannedStep step) => new(step.Id, step.Days, step.Role, step.After, step.Internal, step.IsGoLive);

    /// <summary>The holder of the role; where several could be meant, the deal's owner until somebody says who.</summary>
    private static string? OwnerOf(string role, Standing standing) => standing.Holders(role) is [var only] ? only : standing.Owner;
}
