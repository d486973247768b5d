using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Victory;

/// <summary>A ticket of the customer that has been open since the order.</summary>
/// <param name="SellerAt">One business day after it was opened.</param>
/// <param name="DeputyAt">A second business day after it was opened.</param>
public sealed record UnansweredTicket(string Id, string? Summary, DateOnly Opened, DateTimeOffset SellerAt, DateTimeOffset DeputyAt);

/// <summary>Customers who wait for an answer after the order [PO-18].</summary>
public static class Unanswered
{
    private const int Most = 5;

    /// <summary>The oldest open tickets that nobody says he has answered. Of several deals of a customer the one ordered last cares for them.</summary>
    public static IReadOnlyList<UnansweredTicket> Of(Keeping keeping)
    {
        if (keeping.Account is not { } account || !keeping.IsOrdered || keeping.Plan?.OpenedAt is not { } ordered) return [];
        return
        [
            .. account.Tickets
                .Where(t => !t.Value.Closed && t.Value.OpenedAt >= ordered && !keeping.Event.Answered.Contains(t.Key))
                .OrderBy(t => t.Value.OpenedAt)
                .ThenBy(t => t.Key, StringComparer.Ordinal)
                .Where(t => Cares(keeping, account, t.Value.OpenedAt))
                .Take(Most)
                .Select(t => new UnansweredTicket(
                    t.Key, t.Value.Summary, LocalTime.DayOf(t.Value.OpenedAt, keeping.Hours.Zone), After(1, t.Value.OpenedAt, keeping.Hours), After(2, t.Value.OpenedAt, keeping.Hours))),
        ];
    }

    private static bool Cares(Keeping keeping, AccountRecord account, DateTimeOffset opened)
    {
        var last = keeping.Situation.Linked(LinkNames.DealAccount(account.Id))
            .Select(d => keeping.Situation.Find<PlanRecord>(Subjects.Plan(Subjects.IdOf(d))))
            .OfType<PlanRecord>()
            .Where(p => !p.Stopped && p.OpenedAt <= opened)
            .OrderByDescending(p => p.OpenedAt)
            .ThenBy(p => p.DealId, StringComparer.Ordinal)
            .FirstOrDefault();
        return last?.DealId == keeping.Deal.Id;
    }

    private static DateTimeOffset After(int businessDays, DateTimeOffset opened, WorkingTime hours)
    {
        var day = LocalTime.DayOf(opened, hours.Zone);
        var reached = hours.AddWorkingDays(day, businessDays) ?? day.AddDays(businessDays);
        var at = LocalTime.At(reached, LocalTime.TimeOf(opened, hours.Zone), hours.Zone);
        return hours.NextOpening(at) ?? at;
    }
}
