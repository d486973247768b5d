using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Customers;

/// <summary>[PRE-16] [PRE-39] [AFT-04]: what the next meeting should remember.</summary>
public sealed class BriefTests
{
    private static CoachWorld World(string from = "2026-11-20T07:00:00Z") =>
        new CoachWorld(from).WithPerson().WithAccount().WithDeal(critical: new(new(2027, 3, 1), "Season starts", "A year lost"));

    private static CoachWorld Held(CoachWorld world, string id, string start, string? ours = null, string? theirs = null, bool confirmed = false)
    {
        var at = Some.At(start);
        world.WithMeeting(id, start).AdvanceTo(at.AddHours(-3)).NameValue("Value of " + id, id: id).AdvanceTo(at.AddHours(2)).Press(Verbs.AfterYes, id: id);
        if (confirmed) world.Press(Verbs.SignSaid, id: id);
        return world.Submit(Subjects.Meeting(id), Forms.Learned, Some.Ann, ("learned", "Much"), ("ours", ours ?? ""), ("oursDate", "2026-12-01"), ("theirs", theirs ?? ""));
    }

    private static List<string> Lines(CoachWorld world, string id) =>
        [.. world.AskCard(id)!.Now.View.Parts.Where(p => p.Text == Texts.BriefLine.Id).Select(p => ((WordFact)p.Facts["what"]).Id)];

    [Fact]
    public void Three_lines_are_shown_and_the_rest_is_behind_show_all()
    {
        var world = Held(World(), "m-1", "2026-11-23T09:00:00Z", "Send the plan", "Name an owner", confirmed: true).WithMeeting("m-2", "2026-11-26T09:00:00Z").AdvanceTo("2026-11-25T15:00:00Z");
        Assert.Equal(["brief.theirs", "brief.ours", "brief.criticalDate"], Lines(world, "m-2"));
        Assert.True(world.AskCard("m-2")!.Presses.Count <= 3);
        world.PressOwn(Verbs.ShowAll, value: "m-2");
        Assert.Equal(["brief.theirs", "brief.ours", "brief.criticalDate", "brief.value.confirmed"], Lines(world, "m-2"));
        Assert.False(world.AskCard("m-2")!.Offers(Verbs.ShowAll));
    }

    [Fact]
    public void Each_line_names_its_source()
    {
        var world = Held(World(), "m-1", "2026-11-23T09:00:00Z", "Send the plan", "Name an owner").WithMeeting("m-2", "2026-11-26T09:00:00Z").AdvanceTo("2026-11-25T15:00:00Z").PressOwn(Verbs.ShowAll, value: "m-2");
        var lines = world.AskCard("m-2")!.Now.View.Parts.Where(p => p.Text == Texts.BriefLine.Id).ToList();
        Assert.Equal(
            [new DayFact(new(2026, 11, 23)), new DayFact(new(2026, 11, 23)), new TextFact("Deal deal-1"), new DayFact(new(2026, 11, 23))],
            lines.Select(l => l.Facts["from"]));
        Assert.Equal(new DayFact(new(2026, 12, 1)), lines[1].Facts["date"]);
    }

    [Fact]
    public void Ten_lines_at_most()
    {
        var world = World("2026-11-01T07:00:00Z");
        foreach (var day in new[] { "02", "03", "04", "05", "06", "09", "10" }) world = Held(world, "m-" + day, $"2026-11-{day}T09:00:00Z", "Ours " + day, "Theirs " + day);
        world.WithMeeting("m-last", "2026-11-26T09:00:00Z").AdvanceTo("2026-11-25T15:00:00Z").PressOwn(Verbs.ShowAll, value: "m-last");
        Assert.Equal(10, Lines(world, "m-last").Count);
    }

    [Fact]
    public void A_value_that_was_named_but_not_answered_is_remembered_as_unconfirmed()
    {
        var world = World().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").NameValue().WithMeeting("m-2", "2026-11-26T09:00:00Z").AdvanceTo("2026-11-25T15:00:00Z");
        Assert.Contains("brief.value", Lines(world, "m-2"));
    }

    [Fact]
    public void An_answer_that_is_corrected_corrects_what_is_remembered()
    {
        var world = Held(World(), "m-1", "2026-11-23T09:00:00Z", confirmed: true).Press(Verbs.DidNotHappen, value: "noShow").WithMeeting("m-2", "2026-11-26T09:00:00Z").AdvanceTo("2026-11-25T15:00:00Z");
        Assert.DoesNotContain("brief.value.confirmed", Lines(world, "m-2"));
    }

    [Fact]
    public void What_was_left_with_the_account_moves_to_the_deal_once_it_is_chosen()
    {
        var world = new CoachWorld().WithPerson().WithAccount().WithDeal().WithDeal("deal-2").WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").NameValue("A date").AdvanceTo("2026-11-23T09:30:00Z");
        Assert.Single(world.Record<AccountRecord>("account:acme")!.Journal.Notes);
        world.Press(Verbs.ChooseDeal, value: "deal-2");
        Assert.Empty(world.Record<AccountRecord>("account:acme")!.Journal.Notes);
        Assert.Equal("A date", Assert.Single(world.Record<DealRecord>("deal:deal-2")!.Journal.Notes).Value);
    }
}
