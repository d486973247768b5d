using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Orders;

/// <summary>From an order or a won deal to the day on which the customer works with it: one plan for each deal.</summary>
public static class PlanPractice
{
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var id = Subjects.IdOf(happened.Subject);
        if (id.Length == 0) return [];
        var stored = situation.Find<PlanRecord>(happened.Subject);
        var plan = stored ?? new PlanRecord { DealId = id };
        return happened.What switch
        {
            OrderTold told => Settle(PlanOrders.With(plan, told)),
            OrderLeft left => Settle(PlanOrders.Without(plan, left.Number)),
            OwnerMoved moved => Settle(Moved(plan, moved)),
            LookAgain => Settle(plan),
            WokeUp => PlanOutlook.Settle(stored, plan, situation, now).Decisions,
            PlanAsked asked => Asked(stored, plan, asked, situation, now),
            Pressed pressed => Pressed(stored, plan, pressed, happened.Key, situation, now),
            Submitted sent => Sent(stored, plan, sent, happened.Key, situation, now),
            _ => [],
        };

        IReadOnlyList<Decision> Settle(PlanRecord changed) => PlanOutlook.Settle(stored, changed, situation, now, again: true).Decisions;
    }

    /// <summary>The form that a press opens, or null.</summary>
    public static FormView? Opened(Situation situation, InboundEvent happened, Pressed pressed, DateTimeOffset now) =>
        Standing(happened.Subject, situation, now) is { } standing && standing.MayAct(pressed.By) ? PlanForms.Opened(standing, pressed) : null;

    /// <summary>What is wrong with a form, by field.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(Situation situation, InboundEvent happened, Submitted sent, DateTimeOffset now) =>
        Standing(happened.Subject, situation, now) is { } standing ? PlanForms.Errors(standing, sent) : new Dictionary<string, Part>(StringComparer.Ordinal);

    /// <summary>The plan of a subject with its deal; null where the deal is not known.</summary>
    public static Standing? Standing(string subject, Situation situation, DateTimeOffset now)
    {
        var id = Subjects.IdOf(subject);
        return situation.Find<DealRecord>(Subjects.Deal(id)) is { Known.Now: not null } deal
            ? new(situation.Find<PlanRecord>(subject) ?? new PlanRecord { DealId = id }, deal, situation, now)
            : null;
    }

    private static PlanRecord Moved(PlanRecord plan, OwnerMoved moved) =>
        plan.Steps.Any(s => s.Owner == moved.From) || plan.LastChange?.Steps.Any(s => s.Owner == moved.From) == true
            ? plan with
            {
                Steps = [.. plan.Steps.Select(s => s.Owner == moved.From ? s with { Owner = moved.To } : s)],
                LastChange = plan.LastChange is { } change ? change with { Steps = [.. change.Steps.Select(s => s.Owner == moved.From ? s with { Owner = moved.To } : s)] } : null,
            }
            : plan;

    private static IReadOnlyList<Decision> Asked(PlanRecord? stored, PlanRecord plan, PlanAsked asked, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(asked.By)) is not { } person || Standing(Subjects.Plan(plan.DealId), situation, now) is not { } standing) return [];
        if (!standing.MayAct(asked.By)) return [Replies.To(person, situation, asked.AnswerKey, now, [NotYours(standing)], asked.Room, asked.Thread)];
        var (after, decisions) = PlanOutlook.Settle(stored, asked.Open ? PlanPresses.ByHand(plan, asked.By) : plan, situation, now);
        return [.. decisions, Replies.To(person, situation, asked.AnswerKey, now, PlanCards.Asked(standing with { Plan = after }), asked.Room, asked.Thread)];
    }

    private static IReadOnlyList<Decision> Pressed(PlanRecord? stored, PlanRecord plan, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person || Standing(Subjects.Plan(plan.DealId), situation, now) is not { } standing) return [];
        if (!standing.MayAct(pressed.By)) return [Replies.To(person, situation, key, now, [NotYours(standing)])];
        var (changed, answer) = PlanPresses.Apply(standing, pressed);
        var (after, decisions) = PlanOutlook.Settle(stored, changed, situation, now);
        return [.. decisions, .. Answered(person, pressed.Card, key, standing with { Plan = after }, answer, changed: after != plan)];
    }

    private static IReadOnlyList<Decision> Sent(PlanRecord? stored, PlanRecord plan, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person || Standing(Subjects.Plan(plan.DealId), situation, now) is not { } standing) return [];
        if (!standing.MayAct(sent.By)) return [Replies.To(person, situation, key, now, [NotYours(standing)])];
        var also = new List<Decision>();
        var (after, decisions) = PlanOutlook.Settle(stored, PlanAnswers.Apply(standing, sent, also), situation, now);
        Func<Standing, IReadOnlyList<Part>>? answer = sent.FormKind == Forms.PlanTakeOff ? Vision.Of : null;
        return [.. decisions, .. also, .. Answered(person, sent.Card, key, standing with { Plan = after }, answer, changed: after != plan)];
    }

    /// <summary>
    /// A duty's card is edited by its duty. The answer to a command that was pressed on becomes what it says now; an
    /// answer of its own comes only where the press asked for one, or changed nothing.
    /// </summary>
    private static IEnumerable<Decision> Answered(
        PersonRecord person, string? card, string key, Standing standing, Func<Standing, IReadOnlyList<Part>>? answer, bool changed)
    {
        const string Prefix = "answer/";
        var own = card is not null && card.StartsWith(Prefix, StringComparison.Ordinal) ? card[Prefix.Length..] : null;
        if (answer is not null) return [Replies.To(person, standing.Situation, changed && own is not null ? own : key, standing.Now, answer(standing))];
        return changed && own is not null ? [Replies.To(person, standing.Situation, own, standing.Now, PlanCards.Asked(standing))] : [];
    }

    private static Part NotYours(Standing standing) => Texts.DealNotYours.With(("deal", standing.Deal.Name));
}
