using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Orders;

/// <summary>What a sent form does to a plan. Whether it may be taken was answered before it was stored.</summary>
public static class PlanAnswers
{
    /// <param name="also">What follows for others.</param>
    public static PlanRecord Apply(Standing standing, Submitted sent, List<Decision> also)
    {
        var plan = standing.Plan;
        if (PlanForms.Errors(standing, sent).Count > 0) return plan;
        switch (sent.FormKind)
        {
            case Forms.NoPlan when plan is { Doubt: not null, OpenedAt: null }:
                return plan with { NoPlanBecause = Text("reason"), PlanIt = false };
            case Forms.PlanDate when MeetingAnswers.Day(sent.Values.GetValueOrDefault("date")) is { } date:
                if (standing.Deal.Facts.CriticalDate is null)
                    also.Add(new Tell(Subjects.Deal(plan.DealId), new CriticalDateCaught(sent.By, new(date, Text("reason"), Text("consequence")))));
                return plan with { CustomerCountry = Country(standing, Text("country")) };
            case Forms.PlanDurations:
                return Timed(standing, sent);
            case Forms.PlanStep when PlanPresses.Step(plan, Text("step")) is { } step:
                return Reported(standing, step, sent);
            case Forms.PlanAgree:
                return plan with { Agreed = new(Text("contact")!, MeetingAnswers.Day(Text("date"))!.Value) };
            case Forms.PlanTakeOff:
                return plan with { TakenOff = Text("text") };
            default:
                return plan;
        }

        string? Text(string field) => MeetingAnswers.Blank(sent.Values.GetValueOrDefault(field));
    }

    /// <summary>Services confirm; where nobody holds that role, whoever plans it does [PO-09].</summary>
    private static PlanRecord Timed(Standing standing, Submitted sent)
    {
        var holders = standing.Holders(Roles.Services);
        var confirmed = holders.Count == 0 || holders.Contains(sent.By, StringComparer.Ordinal);
        var days = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var step in standing.Plan.Steps.Where(s => s.State is not StepState.Done))
        {
            if (PlanForms.DaysIn(sent.Values.GetValueOrDefault(PlanForms.DaysOf + step.Id, "")) is { } said) days[step.Id] = said;
        }
        if (days.Count == 0) return standing.Plan;
        var after = Planning.WithDurations(standing, days, confirmed);
        return confirmed ? after with { ConfirmedBy = sent.By } : after;
    }

    private static PlanRecord Reported(Standing standing, PlannedStep step, Submitted sent)
    {
        var owner = PlanForms.OwnersFor(step, standing).FirstOrDefault(o => o == sent.Values.GetValueOrDefault("owner"));
        var plan = PlanForms.StateOf(sent.Values.GetValueOrDefault("state")) is { } state && state != step.State
            ? PlanPresses.WithState(standing.Plan, step, state, standing.Today)
            : standing.Plan;
        return PlanPresses.With(plan, step.Id, s => s with
        {
            OnTime = Ticked("onTime", s.OnTime),
            OnSpec = Ticked("onSpec", s.OnSpec),
            OnBudget = Ticked("onBudget", s.OnBudget),
            Internal = Ticked("internal", s.Internal),
            Owner = owner ?? s.Owner,
        });

        bool Ticked(string field, bool before) => sent.Values.TryGetValue(field, out var value) ? value == "true" : before;
    }

    /// <summary>The tenant's own country needs no mention.</summary>
    private static string? Country(Standing standing, string? sent) =>
        sent is null ? standing.Plan.CustomerCountry : sent == standing.Tenant.Country || !standing.Tenant.Holidays.ByCountry.ContainsKey(sent) ? null : sent;
}
