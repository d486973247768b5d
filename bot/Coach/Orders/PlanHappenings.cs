using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Orders;

/// <summary>To a plan: an order of its deal, with all that is ordered. The same number again takes the place of what was there.</summary>
public sealed record OrderTold(string Number, DateTimeOffset ReceivedAt, Money? Amount, IReadOnlyList<OrderLine> Lines) : Happening
{
    private const int MostLines = 50;

    public static OrderTold Of(OrderRecord order) => new(order.Number, order.Last.ReceivedAt, order.Last.Amount, [.. (order.Last.Lines ?? []).Take(MostLines)]);
}

/// <summary>To a plan: an order was cancelled, or belongs to another deal.</summary>
public sealed record OrderLeft(string Number) : Happening;

/// <summary>To a plan: a command asks for its card; the answer goes to this room.</summary>
/// <param name="Open">Opens the transition by hand [PO-01].</param>
public sealed record PlanAsked(string By, string Room, string AnswerKey, string? Thread = null, bool Open = false) : Happening;

/// <summary>To the durations: a plan is finished; the business days that each of its steps took [PO-08].</summary>
public sealed record PlanFinished(string DealId, IReadOnlyDictionary<string, int> Days) : Happening;
