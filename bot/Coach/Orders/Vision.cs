using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Orders;

/// <summary>The transition on one page: today, the steps, the victory. From the record alone, before the proposal too [PO-16].</summary>
public static class Vision
{
    public static IReadOnlyList<Part> Of(Standing standing)
    {
        var (victory, critical) = (standing.Deal.Event, standing.Deal.CriticalDate);
        if (victory is null || critical is null)
        {
            var missing = new WordsFact([.. new[] { victory is null ? Fact.Word("offer.valueEvent") : null, critical is null ? Fact.Word("offer.criticalDate") : null }.OfType<Fact>()]);
            var needs = Texts.VisionNeeds.With(("company", standing.Customer), ("missing", missing));
            return [critical is null ? needs.Presses(new Press(Verbs.PlanDate, standing.Subject, PressKind.Form, PressStyle.Primary)) : needs];
        }

        var steps = CustomerPage.Shown(Steps(standing));
        var takenOff = standing.Plan.TakenOff is { } text ? Texts.VisionTakenOff.With(("company", standing.Customer), ("text", text)) : Texts.VisionMissing.With(("company", standing.Customer));
        return
        [
            Texts.VisionHead.With(("company", standing.Customer)),
            Texts.VisionToday.With(("text", Facts.Maybe(victory.Before)), ("date", critical.Date), ("reason", Facts.Maybe(critical.Reason))),
            .. steps.Count == 0 ? [] : new[] { Texts.VisionSteps.With().Shows(PlanCards.Timeline(steps, standing, forCustomer: true)) },
            Texts.VisionVictory.With(
                ("event", victory.What), ("text", Facts.Maybe(victory.After)), ("name", Facts.Maybe(victory.Announcer)), ("toWhom", Facts.Maybe(victory.ToWhom)), ("until", Facts.Maybe(victory.By))),
            takenOff.Presses(new Press(Verbs.PlanTakeOff, standing.Subject, PressKind.Form, PressStyle.Primary)),
        ];
    }

    /// <summary>The steps of the plan, or those that the template would give.</summary>
    private static IReadOnlyList<PlannedStep> Steps(Standing standing) =>
        standing.Plan.Steps.Count > 0 || standing is not { Basis: { } basis, Template: { } template }
            ? standing.Plan.Steps
            : Planning.First(standing, template, basis).Steps;
}
