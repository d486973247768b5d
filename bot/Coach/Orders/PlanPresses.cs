using System.Globalization;
using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Orders;

/// <summary>What a press on a plan's card does. Presses that open a form are answered in <see cref="PlanForms"/>.</summary>
public static class PlanPresses
{
    /// <summary>The verbs that only open a form or a menu.</summary>
    private static readonly HashSet<string> Opening = new(StringComparer.Ordinal)
    {
        Verbs.NoPlan, Verbs.PlanDate, Verbs.PlanDurations, Verbs.PlanShorten, Verbs.PlanStep, Verbs.PlanAgree, Verbs.PlanTakeOff,
        Verbs.PlanSteps, Verbs.PlanLate, Verbs.More,
    };

    /// <summary>The plan after the press, and what the person sees: null where the card on which he pressed says it.</summary>
    public static (PlanRecord Plan, Func<Standing, IReadOnlyList<Part>>? Answer) Apply(Standing standing, Pressed pressed)
    {
        var plan = standing.Plan;
        switch (pressed.Verb)
        {
            case Verbs.PlanOpen:
                return (ByHand(plan, pressed.By), PlanCards.Asked);
            case Verbs.PlanIt when plan.Doubt is not null:
                return (plan with { PlanIt = true, NoPlanBecause = null }, null);
            case Verbs.PlanStartToday when Planning.Late(standing) is { } late:
                return StartedToday(standing, late.Step.Id) is { } started ? (started, null) : (plan, NoFit);
            case Verbs.PlanSpeak when plan.Steps.Count > 0:
                return (plan, Draft);
            case Verbs.PlanSave when standing.HasPending && pressed.Value == Code(standing.Basis!):
                return (Saved(standing), null);
            case Verbs.PlanKeep when standing.HasPending && pressed.Value == Code(standing.Basis!):
                return (plan with { Kept = standing.Basis }, null);
            case Verbs.StepDone when Step(plan, pressed.Value) is { State: not StepState.Done } step:
                return (WithState(plan, step, StepState.Done, standing.Today), null);
            case Verbs.PlanServing when plan.Steps.Count > 0:
                return (plan, PlanCards.Serving);
            case Verbs.PlanServe when pressed.Value?.Split('|') is [var id, var word] && Step(plan, id) is not null:
                return (With(plan, id, s => s with { Serves = word == "yes" }), PlanCards.Serving);
            case Verbs.PlanPage when plan.Steps.Count > 0:
                return (plan, CustomerPage.Asked);
            case Verbs.PlanLookAsk when plan.Steps.Count > 0:
                return (plan.Page is null ? plan with { Page = new(pressed.By, standing.Now) } : plan, CustomerPage.Asked);
            case Verbs.PlanLooked when plan.Page is { LookedBy: null } page && CustomerPage.Lookers(standing).Contains(pressed.By, StringComparer.Ordinal):
                return (plan with { Page = page with { LookedBy = pressed.By } }, null);
            case Verbs.PlanVision:
                return (plan, Vision.Of);
            default:
                return (plan, Opening.Contains(pressed.Verb) ? null : PlanCards.Asked);
        }
    }

    /// <summary>Opened by hand: no question whether it is worth it [PO-01].</summary>
    public static PlanRecord ByHand(PlanRecord plan, string by) => plan.IsLive ? plan : plan with { ByHand = by, NoPlanBecause = null };

    /// <summary>A basis as the value of a press: an old card names an old one.</summary>
    public static string Code(PlanBasis basis) => $"{basis.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(basis.Country is null ? "" : "/" + basis.Country)}";

    public static PlannedStep? Step(PlanRecord plan, string? id) => plan.Steps.FirstOrDefault(s => s.Id == id);

    public static PlanRecord With(PlanRecord plan, string id, Func<PlannedStep, PlannedStep> change) =>
        plan with { Steps = [.. plan.Steps.Select(s => s.Id == id ? change(s) : s)] };

    public static PlanRecord WithState(PlanRecord plan, PlannedStep step, StepState state, DateOnly today) => With(plan, step.Id, s => s with
    {
        State = state,
        StartedOn = state is StepState.Planned ? null : s.StartedOn ?? (state is StepState.Started ? today : null),
        DoneOn = state is StepState.Done ? s.DoneOn ?? today : null,
    });

    /// <summary>
    /// The first step begins today; what is lost is taken off all steps alike, and whoever owns one hears it [PO-06]. Null
    /// where they do not fit however short they are.
    /// </summary>
    private static PlanRecord? StartedToday(Standing standing, string id)
    {
        if (Planning.Fitting(standing) is not { } steps) return null;
        var today = standing.Days.NotBefore(standing.Today);
        var begun = steps.Select(s => s.Id == id ? s with { From = today } : s).ToList();
        var moved = Planning.Moved(standing.Plan.Steps, begun);
        var plan = Planning.With(standing.Plan, begun);
        return WithState(moved.Count == 0 ? plan : plan with { LastChange = new(standing.Now, moved) }, Step(plan, id)!, StepState.Started, standing.Today);
    }

    private static IReadOnlyList<Part> NoFit(Standing standing) =>
    [
        Texts.PlanNoFit.With(("date", (standing.Plan.Basis?.Date ?? standing.Plan.GoLive)!.Value), ("golive", Planning.EarliestGoLive(standing)))
            .Presses(new Press(Verbs.PlanSpeak, standing.Subject, Style: PressStyle.Primary)),
    ];

    private static PlanRecord Saved(Standing standing)
    {
        var steps = Planning.Proposed(standing);
        var moved = Planning.Moved(standing.Plan.Steps, steps);
        return Planning.With(standing.Plan, steps) with { Basis = standing.Basis, Kept = null, LastChange = new(standing.Now, moved) };
    }

    /// <summary>Words for the customer that the person sends himself [PO-06].</summary>
    private static IReadOnlyList<Part> Draft(Standing standing) =>
    [
        Texts.PlanDraft.With(),
        Texts.DraftDate.With(
            ("date", standing.Plan.Basis?.Date ?? standing.Plan.GoLive!.Value), ("golive", Planning.EarliestGoLive(standing)), ("name", standing.NameOf(standing.Owner ?? ""))),
    ];
}
