using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.Customers;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Customers;

/// <summary>[PO-18]: what an account remembers of its support tickets.</summary>
public sealed class TicketTests
{
    [Fact]
    public void Open_tickets_are_all_kept_and_of_the_closed_ones_the_newest()
    {
        var world = new CoachWorld().WithAccount();
        var begin = Some.At("2026-01-01T09:00:00Z");
        for (var i = 0; i < 130; i++) world.Take(Subjects.Account("acme"), new TicketSeen("t-" + i.ToString("000", CultureInfo.InvariantCulture), "acme", begin.AddHours(i), Closed: i > 4, "Import stops", Some.Version()));
        var tickets = world.Record<AccountRecord>(Subjects.Account("acme"))!.Tickets;
        Assert.Equal(105, tickets.Count);
        Assert.Equal(["t-000", "t-001", "t-002", "t-003", "t-004"], tickets.Where(t => !t.Value.Closed).Select(t => t.Key));
        Assert.Equal("t-030", tickets.Where(t => t.Value.Closed).Select(t => t.Key).Min(StringComparer.Ordinal));
    }
}
