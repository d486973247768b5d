namespace CoachBot.Coach.Orders;

/// <summary>What is ordered: later orders add their lines, a change takes the place of its order's lines [PO-01].</summary>
public static class PlanOrders
{
    private const int MostOrders = 50;

    public static PlanRecord With(PlanRecord plan, OrderTold told)
    {
        var order = new PlannedOrder(told.Number, told.ReceivedAt, told.Amount, told.Lines);
        return Of(plan, plan.Orders.Where(o => o.Number != told.Number).Append(order));
    }

    /// <summary>A cancelled order takes its lines away; with the last of them goes what was opened by hand.</summary>
    public static PlanRecord Without(PlanRecord plan, string number)
    {
        if (plan.Orders.All(o => o.Number != number)) return plan;
        var after = Of(plan, plan.Orders.Where(o => o.Number != number));
        return after.Orders.Count == 0 ? after with { ByHand = null } : after;
    }

    private static PlanRecord Of(PlanRecord plan, IEnumerable<PlannedOrder> orders)
    {
        List<PlannedOrder> all = [.. orders.OrderBy(o => o.Number, StringComparer.Ordinal).Take(MostOrders)];
        return plan with { Orders = all, Lines = [.. all.SelectMany(o => o.Lines)] };
    }
}
