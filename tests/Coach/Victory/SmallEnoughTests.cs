using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Victory;

/// <summary>[PO-03] Small enough? With the words that are shipped.</summary>
public sealed class SmallEnoughTests
{
    private static readonly DateOnly GoLive = new(2027, 3, 1);

    private static TenantSettings Tenant()
    {
        var words = Shipped.Library.Lists.FirstSuccess;
        return Some.Tenant() with { WholeReturn = words.WholeReturn, NoPerson = words.NoPerson, EarlyStages = words.EarlyStages };
    }

    [Theory]
    [InlineData("Full ROI after two years", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("The return on investment is reached", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("They see the whole return of the project", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("All 14 plants plan with it", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("All of their sites are live", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("The solution pays for itself", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("Pay-back in 18 months", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("The global rollout is done", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("Every store uses the scanner", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("The business case is met", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("Company-wide standard for planning", "Lena Vogt", "2027-04-01", "smaller.whole")]
    [InlineData("The plant manager shows a month without overtime", null, "2027-04-01", "smaller.nobody")]
    [InlineData("The plant manager shows a month without overtime", " ", "2027-04-01", "smaller.nobody")]
    [InlineData("The plant manager shows a month without overtime", "They", "2027-04-01", "smaller.nobody")]
    [InlineData("The plant manager shows a month without overtime", "the team", "2027-04-01", "smaller.nobody")]
    [InlineData("The plant manager shows a month without overtime", "TBD", "2027-04-01", "smaller.nobody")]
    [InlineData("The plant manager shows a month without overtime", "Lena Vogt", "2027-05-31", "smaller.late")]
    [InlineData("One line ships a week on time", "Lena Vogt", "2028-01-10", "smaller.late")]
    [InlineData("The plant manager shows a month without overtime", "Lena Vogt", "2027-05-30", null)]
    [InlineData("The plant manager shows a month without overtime", "Lena Vogt", null, null)]
    [InlineData("One of the plants closes the month a day earlier", "Team lead Jo Stern", "2027-04-01", null)]
    [InlineData("The heroic night shift plans without paper", "Lena Vogt", "2027-04-01", null)]
    [InlineData("All the label printers in hall 2 work", "the plant manager", "2027-04-01", null)]
    [InlineData("Their controller returns an invoice in one day", "Lena Vogt", "2027-04-01", null)]
    public void It_asks_for_a_first_success_where_the_event_is_too_large(string what, string? announcer, string? by, string? question) =>
        Assert.Equal(question, SmallEnough.Question(new ValueEvent(what, Announcer: announcer, By: by is null ? null : DateOnly.Parse(by)), GoLive, Tenant()));

    [Fact]
    public void Where_go_live_is_not_known_no_date_is_late() =>
        Assert.Null(SmallEnough.Question(new ValueEvent("A month without overtime", Announcer: "Lena Vogt", By: new(2031, 1, 1)), null, Tenant()));

    [Fact]
    public void It_is_a_hint_and_never_a_lock()
    {
        var desk = new EventDesk(tenant: Tenant() with { TimeZone = "Europe/Berlin" }).Send(Some.Ann, Forms.Event, ("what", "Full ROI in all plants"));
        Assert.Equal("Full ROI in all plants", desk.TheDeal.Event!.What);
        Assert.Equal([Texts.EventSaved.Id, Texts.EventHint.Id], desk.LastReply);
        desk.Press(Some.Ann, Verbs.ShowEvent);
        Assert.Contains(Texts.EventHint.Id, desk.LastReply);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("Qualification", false)]
    [InlineData("qualifiedtobuy", false)]
    [InlineData("2 - Discovery", false)]
    [InlineData("Prospecting", false)]
    [InlineData("Proposal", true)]
    [InlineData("Negotiation / Review", true)]
    [InlineData("contractsent", true)]
    public void Discovery_has_ended_when_the_stage_says_so(string? stage, bool past) => Assert.Equal(past, EventOutlook.PastDiscovery(stage, Tenant()));
}
