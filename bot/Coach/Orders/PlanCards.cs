using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Orders;

/// <summary>What a plan shows: to the deal's owner, to services, to whoever owns a step.</summary>
public static class PlanCards
{
    private const int MostLines = 8;
    private const int MostRows = 20;

    /// <summary>The card of the deal's owner.</summary>
    public static IReadOnlyList<Part> Owner(Standing standing) => [Head(standing), .. Lines(standing), .. Body(standing, withChange: false)];

    /// <summary>What <c>/coach plan</c> shows.</summary>
    public static IReadOnlyList<Part> Asked(Standing standing)
    {
        var plan = standing.Plan;
        if (plan.IsLive) return [Head(standing), .. Lines(standing), .. Body(standing, withChange: true).Select(p => WithToday(p, standing))];
        if (plan is { Doubt: not null, NoPlanBecause: null }) return Doubt(standing);
        var none = plan.NoPlanBecause is { } reason
            ? Texts.PlanNone.With(("deal", standing.Deal.Name), ("reason", reason))
            : plan.Stopped ? Texts.PlanStopped.With(("deal", standing.Deal.Name)) : Texts.PlanNotYet.With(("deal", standing.Deal.Name));
        return [none.Presses(new Press(Verbs.PlanOpen, standing.Subject, Style: PressStyle.Primary), new Press(Verbs.PlanVision, standing.Subject))];
    }

    /// <summary>Plan it, or not? [PO-01]</summary>
    public static IReadOnlyList<Part> Doubt(Standing standing) =>
    [
        Texts.PlanAsk.With(("company", standing.Customer), ("deal", standing.Deal.Name), ("why", Fact.Word(standing.Plan.Doubt is Orders.Doubt.Small ? "doubt.small" : "doubt.renewal")))
            .Presses(new Press(Verbs.PlanIt, standing.Subject, Style: PressStyle.Primary), new Press(Verbs.NoPlan, standing.Subject, PressKind.Form)),
    ];

    public static IReadOnlyList<Part> Confirm(Standing standing) =>
    [
        Texts.PlanConfirm.With(("company", standing.Customer), ("deal", standing.Deal.Name))
            .Shows(Timeline(standing.Plan.Steps, standing))
            .Presses(new Press(Verbs.PlanDurations, standing.Subject, PressKind.Form, PressStyle.Primary)),
    ];

    /// <summary>What a moved date would change, before it is saved [PO-07].</summary>
    public static IReadOnlyList<Part> Change(Standing standing)
    {
        var moved = Planning.Moved(standing.Plan.Steps, Planning.Proposed(standing));
        var value = PlanPresses.Code(standing.Basis!);
        return
        [
            Texts.PlanChange.With(("deal", standing.Deal.Name), ("date", standing.Basis!.Date), ("more", Rest(moved.Count)))
                .Shows(Table(moved))
                .Presses(new Press(Verbs.PlanSave, standing.Subject, Style: PressStyle.Primary, Value: value), new Press(Verbs.PlanKeep, standing.Subject, Value: value)),
        ];
    }

    /// <summary>Step, old day, new day.</summary>
    public static TableView Table(IEnumerable<MovedStep> moved) => new(
        [Fact.Word("column.step"), Fact.Word("column.old"), Fact.Word("column.new")],
        [.. moved.Take(MostRows).Select(m => (IReadOnlyList<Fact>)[Name(m.Id), m.Old, m.New])]);

    /// <summary>The event first, then what serves it, then the rest [PO-17].</summary>
    public static IReadOnlyList<Part> Kickoff(Standing standing)
    {
        var steps = standing.Plan.Steps;
        var victory = standing.Deal.Event is { } e
            ? Texts.KickoffEvent.With(("company", standing.Customer), ("event", e.What), ("until", Facts.Maybe(e.By)))
            : Texts.KickoffNoEvent.With(("company", standing.Customer));
        List<Part> parts = [Texts.KickoffHead.With(("company", standing.Customer), ("deal", standing.Deal.Name)), victory];
        if (steps.Any(s => s.Serves)) parts.Add(Texts.KickoffServing.With(("rows", Rows(steps.Where(s => s.Serves), standing))));
        if (steps.Any(s => !s.Serves)) parts.Add(Texts.KickoffSteps.With(("rows", Rows(steps.Where(s => !s.Serves), standing))));
        return parts;
    }

    /// <summary>One step, to its owner [PO-10].</summary>
    public static IReadOnlyList<Part> Milestone(PlannedStep step, Standing standing) =>
    [
        Texts.StepAsk.With(
                ("step", Name(step.Id)),
                ("deal", standing.Deal.Name),
                ("date", step.To),
                ("onTime", Sign("onTime", step.OnTime)),
                ("onSpec", Sign("onSpec", step.OnSpec)),
                ("onBudget", Sign("onBudget", step.OnBudget)))
            .Presses(
                new Press(Verbs.StepDone, standing.Subject, Style: PressStyle.Primary, Value: step.Id),
                new Press(Verbs.PlanStep, standing.Subject, PressKind.Form, Value: step.Id)),
    ];

    /// <summary>Which steps serve the event: a press for each [PO-17].</summary>
    public static IReadOnlyList<Part> Serving(Standing standing)
    {
        var items = standing.Plan.Steps.Select(s => new Press(
            Verbs.PlanServe, standing.Subject, Value: $"{s.Id}|{(s.Serves ? "no" : "yes")}", Label: new PairFact(Name(s.Id), Fact.Word(s.Serves ? "serves.yes" : "serves.no"))));
        var marked = new WordsFact([.. standing.Plan.Steps.Where(s => s.Serves).Select(s => Name(s.Id))]);
        return [Texts.PlanServing.With(("event", Facts.Maybe(standing.Deal.Event?.What)), ("steps", marked)).Presses(new Press(Verbs.PlanServing, standing.Subject, PressKind.Menu, Items: [.. items]))];
    }

    /// <summary>The steps as a picture; every state is a word.</summary>
    public static TimelineView Timeline(IEnumerable<PlannedStep> steps, Standing standing, bool forCustomer = false) => new(
        [.. steps.Select(s => new TimelineStep(s.Id, Name(s.Id), s.From, s.To, forCustomer ? Progress(s) : State(s, standing)))],
        null,
        (standing.Plan.Basis ?? standing.Basis)?.Date,
        Fact.Word(forCustomer ? "mark.needed" : "mark.critical"));

    /// <summary>Only an answer knows its day: a card that stands for weeks would be edited every morning.</summary>
    private static Part WithToday(Part part, Standing standing) =>
        part.Picture is TimelineView timeline ? part with { Picture = timeline with { Today = standing.Today } } : part;

    public static Fact Name(string id) => Fact.Word("step." + id);

    private static Part Head(Standing standing)
    {
        var orders = standing.Plan.Orders;
        var numbers = new WordsFact([.. orders.Take(MostLines).Select(o => (Fact)o.Number)]);
        return Texts.PlanHead.With(("company", standing.Customer), ("deal", standing.Deal.Name), ("orders", numbers));
    }

    private static IEnumerable<Part> Lines(Standing standing)
    {
        var lines = standing.Plan.Lines.Where(l => l.Description is { Length: > 0 }).ToList();
        if (lines.Count == 0) yield break;
        var shown = new WordsFact([.. lines.Take(MostLines).Select(l => (Fact)l.Description!)]);
        yield return Texts.PlanLines.With(("lines", shown), ("more", lines.Count > MostLines ? lines.Count - MostLines : null));
    }

    private static IReadOnlyList<Part> Body(Standing standing, bool withChange)
    {
        var plan = standing.Plan;
        var date = new Press(Verbs.PlanDate, standing.Subject, PressKind.Form, PressStyle.Primary);
        if (plan.Steps.Count == 0)
        {
            if (standing.Basis is null) return [Texts.PlanNoDate.With(("company", standing.Customer)).Presses(date)];
            return standing.Basis.Date < standing.Today
                ? [Texts.PlanDatePast.With(("date", standing.Basis.Date)).Presses(date)]
                : [Texts.PlanNoTemplate.With()];
        }

        List<Part> parts = [.. Steps(standing)];
        if (withChange && standing.HasPending)
        {
            var (change, presses) = (Change(standing)[0], Change(standing)[0].Presses!);
            return [.. parts, change with { Presses = [.. presses, More(standing)] }];
        }
        if (Planning.Late(standing) is { } late) parts.Add(Texts.PlanLate.With(("step", Name(late.Step.Id)), ("lateDays", late.Days)));
        parts[^1] = parts[^1].Presses(Planning.Late(standing) is null ? null : LateMenu(standing), StepsMenu(standing), More(standing));
        return parts;
    }

    private static IEnumerable<Part> Steps(Standing standing)
    {
        var (plan, critical) = (standing.Plan, standing.Deal.CriticalDate);
        yield return Texts.PlanSteps.With(
                ("kickoff", plan.Kickoff!.Value), ("golive", plan.GoLive!.Value), ("date", plan.Basis?.Date ?? plan.GoLive.Value), ("reason", Facts.Maybe(critical?.Reason)))
            .Shows(Timeline(plan.Steps, standing));
        var owners = plan.Steps.Take(MostRows).Select(s => new PairFact(Name(s.Id), OwnerOf(s, standing)));
        yield return Texts.PlanOwners.With(("rows", new WordsFact([.. owners])), ("more", Rest(plan.Steps.Count)));
        yield return Agreement(plan);
        if (plan.Steps.Any(s => !s.Confirmed))
            yield return Texts.PlanRough.With(("plans", plan.Steps.Max(s => s.LearnedFrom) is { } plans ? plans : null));
        if (standing.Basis is { } basis && basis.Date < standing.Today) yield return Texts.PlanDatePast.With(("date", basis.Date));
        else if (plan.Kept is { } kept && kept == standing.Basis) yield return Texts.PlanKept.With(("date", kept.Date));
    }

    /// <summary>Whether the customer has agreed; until then the plan is ours only [PO-22].</summary>
    private static Part Agreement(PlanRecord plan) =>
        plan.Agreed is { } agreed ? Texts.PlanAgreed.With(("name", agreed.Contact), ("date", agreed.On)) : Texts.PlanOurs.With();

    private static WordsFact Rows(IEnumerable<PlannedStep> steps, Standing standing) =>
        new([.. steps.Take(MostRows).Select(s => new PairFact(new PairFact(Name(s.Id), s.To), OwnerOf(s, standing)))]);

    private static Fact OwnerOf(PlannedStep step, Standing standing) => step.Owner is { } owner ? standing.NameOf(owner) : Fact.Word("owner.none");

    private static Fact? Rest(int count) => count > MostRows ? count - MostRows : null;

    private static Press LateMenu(Standing standing) => new(Verbs.PlanLate, standing.Subject, PressKind.Menu, PressStyle.Primary, Items:
    [
        new(Verbs.PlanStartToday, standing.Subject),
        new(Verbs.PlanShorten, standing.Subject, PressKind.Form),
        new(Verbs.PlanSpeak, standing.Subject),
    ]);

    private static Press StepsMenu(Standing standing) => new(Verbs.PlanSteps, standing.Subject, PressKind.Menu, Items:
        [.. standing.Plan.Steps.Select(s => new Press(Verbs.PlanStep, standing.Subject, PressKind.Form, Value: s.Id, Label: Name(s.Id)))]);

    private static Press More(Standing standing) => new(Verbs.More, standing.Subject, PressKind.Menu, Items:
    [
        new(Verbs.PlanDate, standing.Subject, PressKind.Form),
        new(Verbs.PlanDurations, standing.Subject, PressKind.Form),
        new(Verbs.PlanAgree, standing.Subject, PressKind.Form),
        new(Verbs.PlanServing, standing.Subject),
        new(Verbs.PlanPage, standing.Subject),
        new(Verbs.PlanVision, standing.Subject),
    ]);

    private static WordFact Sign(string name, bool yes) => new($"{name}.{(yes ? "yes" : "no")}");

    private static Fact State(PlannedStep step, Standing standing)
    {
        var late = step.State is not StepState.Done && step.To < standing.Today;
        var progress = late ? Fact.Word("progress.open") : Progress(step);
        return step.Confirmed ? progress : new PairFact(progress, Fact.Word(step.LearnedFrom is null ? "rough.guess" : "rough.learned"));
    }

    private static Fact Progress(PlannedStep step) => Fact.Word(step.State switch
    {
        StepState.Started => "progress.started",
        StepState.Done => "progress.done",
        StepState.Planned => "progress.planned",
    });
}
