using CoachBot.Coach;
using CoachBot.Coach.Customers;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Orders;

/// <summary>[PO-01] Who hears of a deal that is won, or that has changed.</summary>
public sealed class WonDealTests
{
    private static readonly string[] Practices = [Subjects.Plan("deal-1"), Subjects.Event("deal-1"), Subjects.Handoff("deal-1"), Subjects.Story("deal-1")];

    [Fact]
    public void Plan_event_handoff_and_story_hear_of_a_win_and_of_nothing_before_it()
    {
        var world = new CoachWorld().WithPerson();
        Assert.Empty(Told(world, "open"));
        Assert.Equal(Practices, Told(world, "won"));
    }

    [Fact]
    public void A_meeting_of_a_won_deal_tells_them_nothing()
    {
        var world = new CoachWorld().WithPerson().WithDeal(status: "won");
        var left = new MeetingLeft(new("m-1", world.Now, "Value", null, false, null, null));
        Assert.Empty(Told(world, left));
    }

    private static IEnumerable<string> Told(CoachWorld world, string status) =>
        Told(world, new DealSeen("deal-1", new DealFacts("Deal", "acme", Some.Ann, status), Some.Version()));

    private static IEnumerable<string> Told(CoachWorld world, Happening what) =>
        CoachBot.Coach.Coach.Decide(world.Situation, new InboundEvent("default", Subjects.Deal("deal-1"), "k", world.Now, what), world.Now)
            .OfType<Tell>().Where(t => t.What is LookAgain).Select(t => t.Subject);
}
