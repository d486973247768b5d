using CoachBot.Coach;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;
using Xunit;

namespace CoachBot.Tests.Coach.Orders;

/// <summary>A CRM that is connected brings the wins of many years: they begin nothing by themselves [PO-01, ADM-34].</summary>
public sealed class OldWinTests
{
    [Theory]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-11-19", true)]
    [InlineData(null, true)]
    public void A_win_of_long_ago_opens_no_transition_and_asks_nobody(string? closed, bool opens)
    {
        var world = Won(closed);
        Assert.Equal(opens, world.Record<PlanRecord>(Subjects.Plan("deal-1"))?.OpenedAt is not null);
        world.AdvanceTo("2026-12-04T12:00:00Z");
        Assert.Equal(opens, world.Started().Count > 0);
        Assert.Equal(opens, world.Started(Some.Bob).Count > 0);
    }

    [Fact]
    public void An_order_or_a_persons_word_still_opens_it()
    {
        var ordered = Won("2026-10-01").Take(Subjects.Order("4711"), new OrderSeen("4711", "received", Some.At("2026-11-20T08:00:00Z"), Some.Version(), "deal-1"));
        Assert.NotNull(ordered.Record<PlanRecord>(Subjects.Plan("deal-1"))?.OpenedAt);
        var asked = Won("2026-10-01").Say("/coach po Rollout");
        Assert.NotNull(asked.Record<PlanRecord>(Subjects.Plan("deal-1"))?.OpenedAt);
    }

    private static CoachWorld Won(string? closed)
    {
        var facts = new DealFacts("Rollout", "acme", Some.Ann, "won", CloseDate: closed is null ? null : DateOnly.Parse(closed, System.Globalization.CultureInfo.InvariantCulture), Team: []);
        return new CoachWorld("2026-11-20T09:00:00Z").WithPerson().WithPerson(Some.Bob, role: Roles.Services).WithAccount()
            .Take(Subjects.Deal("deal-1"), new DealSeen("deal-1", facts, Some.Version()));
    }
}
