using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.Orders;

/// <summary>What an order does: it finds its deal and tells that deal's plan. Nothing is planned here [PO-01].</summary>
public static class OrderPractice
{
    private const int MostDeals = 5;
    private const int MostAsked = 20;
    private static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var before = situation.Find<OrderRecord>(happened.Subject);
        return happened.What switch
        {
            OrderSeen seen => Seen(before, seen) is { } after && after != before ? Settle(before, after, situation, now) : [],
            LookAgain when before is not null => Settle(before, before, situation, now),
            Pressed { Verb: Verbs.OrderDeal } pressed when before is not null => Chosen(before, pressed, happened.Key, situation, now),
            _ => [],
        };
    }

    private static OrderRecord? Seen(OrderRecord? before, OrderSeen seen)
    {
        var known = before is { Known.All.Count: 0 } ? before.Known.With(FactsOf(before.Last), before.Last.Version) : before?.Known ?? Layers<OrderFacts>.None;
        var all = known.With(FactsOf(seen), seen.Version);
        if (before is not null && ReferenceEquals(all, before.Known)) return before;
        var facts = all.Now!;
        var last = new OrderSeen(
            seen.Number, facts.Change ?? seen.Change, facts.ReceivedAt ?? seen.ReceivedAt, all.Newest!, facts.DealId, facts.AccountId, facts.Amount, facts.Lines);
        return (before ?? new OrderRecord { Number = seen.Number, Last = last }) with { Known = all, Last = last };
    }

    private static OrderFacts FactsOf(OrderSeen seen) => new(seen.Change, seen.ReceivedAt, seen.DealId, seen.AccountId, seen.Amount, seen.Lines);

    private static List<Decision> Settle(OrderRecord? before, OrderRecord after, Situation situation, DateTimeOffset now)
    {
        var candidates = Candidates(after, situation);
        var deal = after.Last.DealId is { Length: > 0 } stated ? stated : after.Chosen ?? before?.DealId ?? (candidates is [var only] ? only.Id : null);
        var asks = deal is null && candidates.Count > 1 && !after.IsCancelled;
        after = after with
        {
            DealId = deal,
            AskedAt = asks ? after.AskedAt ?? now : null,
            Asked = asks ? [.. candidates.Select(d => d.Facts.OwnerEmail).OfType<string>().Where(o => o.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostAsked)] : [],
        };

        var decisions = new List<Decision> { new Keep(Subjects.Order(after.Number), after) };
        foreach (var owner in after.Asked) decisions.Add(new Tell(Subjects.Person(owner), new DutySet(Which(after, owner, candidates, situation))));
        foreach (var owner in (before?.Asked ?? []).Except(after.Asked, StringComparer.Ordinal))
            decisions.Add(new Tell(Subjects.Person(owner), new DutyEnded(Key(after, owner), View([deal is null ? Texts.PlanOver.With() : Taken(after, deal, situation)], after))));
        if (before is null || !ReferenceEquals(before.Known, after.Known)) decisions.AddRange(Bought(after, situation));
        if (before?.DealId is { } former && former != deal) decisions.Add(new Tell(Subjects.Plan(former), new OrderLeft(after.Number)));
        if (deal is not null && (deal != before?.DealId || !ReferenceEquals(before.Known, after.Known)))
            decisions.Add(new Tell(Subjects.Plan(deal), after.IsCancelled ? new OrderLeft(after.Number) : OrderTold.Of(after)));
        return decisions;
    }

    /// <summary>A later order is an outcome of the victories that this customer has announced [PO-19].</summary>
    private static IEnumerable<Tell> Bought(OrderRecord order, Situation situation)
    {
        var deal = order.Last.DealId is { Length: > 0 } stated ? stated : order.DealId;
        var account = order.Last.AccountId ?? (deal is null ? null : situation.Find<DealRecord>(Subjects.Deal(deal))?.Facts.AccountId);
        var bought = new PurchaseSeen(order.Number, order.Last.ReceivedAt, order.IsCancelled);
        return CustomerPractice.EventsOf(account, deal, situation).Select(e => new Tell(e, bought));
    }

    /// <summary>The account's deals that it can belong to.</summary>
    private static List<DealRecord> Candidates(OrderRecord order, Situation situation) =>
        order.Last is { DealId: not { Length: > 0 }, AccountId: { Length: > 0 } account }
            ? [.. situation.Linked(LinkNames.DealAccount(account)).Select(situation.Find<DealRecord>).OfType<DealRecord>().Where(d => d.IsOpen || d.IsWon)]
            : [];

    private static List<Decision> Chosen(OrderRecord before, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return [];
        var may = before.Asked.Contains(pressed.By, StringComparer.Ordinal);
        if (before.DealId is { } taken && !may) return [Replies.To(person, situation, key, now, [Taken(before, taken, situation)])];
        if (before.IsCancelled) return [Replies.To(person, situation, key, now, [Texts.PlanOver.With()])];
        if (!may || Candidates(before, situation).FirstOrDefault(d => d.Id == pressed.Value) is not { } deal)
            return [Replies.To(person, situation, key, now, [Texts.NotYours.With()])];
        return [.. Settle(before, before with { Chosen = deal.Id }, situation, now), Replies.To(person, situation, key, now, [Taken(before, deal.Id, situation)])];
    }

    /// <summary>Each owner chooses among the deals that he may see.</summary>
    private static Duty Which(OrderRecord order, string owner, List<DealRecord> candidates, Situation situation)
    {
        var person = situation.Find<PersonRecord>(Subjects.Person(owner));
        var seen = candidates.Where(d => person is null ? d.Facts.OwnerEmail == owner : Sight.Of(person, d, situation) is not Viewer.Outside).Take(MostDeals);
        var account = situation.Find<AccountRecord>(Subjects.Account(order.Last.AccountId ?? ""))?.Name ?? order.Last.AccountId;
        var part = Texts.OrderWhich.With(("number", order.Number), ("company", account ?? order.Number))
            .Presses(seen.Select(d => new Press(Verbs.OrderDeal, Subjects.Order(order.Number), Value: d.Id, Label: d.Name)));
        return new(Key(order, owner), DutyKinds.Plan, order.AskedAt!.Value, order.AskedAt.Value + Useful, View([part], order)) { Owed = true, CannotWait = true };
    }

    private static Part Taken(OrderRecord order, string deal, Situation situation) =>
        Texts.OrderTaken.With(("number", order.Number), ("deal", situation.Find<DealRecord>(Subjects.Deal(deal))?.Name ?? deal));

    private static string Key(OrderRecord order, string owner) => CardKeys.Duty(owner, "order/" + order.Number);

    private static CardView View(IReadOnlyList<Part> parts, OrderRecord order) => new(parts, Texts.PreviewDuty.Id, Facts.None, new About("order", order.Number));
}
