using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>[ADM-15] [ADM-17] [ADM-21] [ADM-34] [ADM-35] [PRV-02]: who is spoken to, who may stop it, who sees what.</summary>
public sealed class ConsentTests
{
    private static CoachWorld World(TenantSettings? tenant = null) =>
        new CoachWorld("2026-11-20T07:00:00Z", tenant).WithPerson(team: "north").WithAccount().WithDeal().WithMeeting();

    [Fact]
    public void One_press_stops_everything_at_once_and_start_brings_it_back()
    {
        var world = World().AdvanceTo("2026-11-20T15:00:00Z").PressOwn(Verbs.Stop);
        Assert.Contains(Texts.Paused.Id, world.AskCard()!.Texts);
        Assert.Contains(Texts.Stopped.Id, world.Answer().Texts);
        world.AdvanceTo("2026-11-22T12:00:00Z");
        Assert.Single(world.Started());
        world.PressOwn(Verbs.Start);
        Assert.DoesNotContain(Texts.Paused.Id, world.AskCard()!.Texts);
        world.AdvanceTo("2026-11-23T12:00:00Z");
        Assert.Equal(3, world.Started().Count);
    }

    [Fact]
    public void Nothing_comes_after_opt_out_by_command_or_in_settings()
    {
        Assert.Empty(World().Say("/coach stop").AdvanceTo("2026-11-25T00:00:00Z").Started());
        Assert.Empty(AskingTests.SettingsForm(World(), ("stopped", "true")).AdvanceTo("2026-11-25T00:00:00Z").Started());
    }

    [Fact]
    public void Every_started_message_offers_a_way_to_stop()
    {
        var world = World().WithMeeting("m-2", "2026-11-24T09:00:00Z").WithMeeting("m-3", "2026-11-24T13:00:00Z").AdvanceTo("2026-11-24T16:00:00Z");
        Assert.True(world.Started().Count >= 5);
        Assert.All(world.Started(), c => Assert.Contains(c.First.View.Parts.SelectMany(p => p.Presses ?? []).SelectMany(p => p.Items ?? [p]), p => p.Verb == Verbs.Stop));
    }

    [Theory]
    [InlineData("all")]
    [InlineData("team:north")]
    [InlineData("kind:ask")]
    public void The_kill_switch_stops_and_open_cards_say_paused_until_it_is_on_again(string scope)
    {
        var world = World().WithPerson(Some.Bob, role: Roles.Admin).AdvanceTo("2026-11-20T15:00:00Z").WithMeeting("m-2", "2026-11-24T09:00:00Z")
            .Say("/coach switch off " + scope, Some.Bob);
        Assert.Contains(Texts.Paused.Id, world.AskCard()!.Texts);
        Assert.Empty(world.AskCard()!.Presses);
        world.AdvanceTo("2026-11-23T14:40:00Z");
        Assert.Null(world.AskCard("m-2"));
        world.Say("/coach switch on " + scope, Some.Bob);
        Assert.NotNull(world.AskCard("m-2"));
        Assert.DoesNotContain(Texts.Paused.Id, world.AskCard("m-2")!.Texts);
    }

    [Fact]
    public void Another_teams_switch_changes_nothing()
    {
        var world = World().WithPerson(Some.Bob, role: Roles.Admin).Say("/coach switch off team:south", Some.Bob).AdvanceTo("2026-11-20T15:00:00Z");
        Assert.NotNull(world.AskCard());
    }

    [Fact]
    public void A_switched_off_day_card_says_paused_and_comes_back()
    {
        var world = World().WithPerson(Some.Bob, role: Roles.Admin).WithMeeting("m-2", "2026-11-23T12:00:00Z").AdvanceTo("2026-11-20T15:00:00Z").Say("/coach switch off", Some.Bob);
        Assert.Contains(Texts.Paused.Id, world.DayCard("2026-11-23")!.Texts);
        Assert.Empty(world.DayCard("2026-11-23")!.Presses);
        world.Say("/coach switch on all", Some.Bob);
        Assert.Equal(2, world.DayCard("2026-11-23")!.Texts.Count(t => t == Texts.DayRow.Id));
    }

    [Fact]
    public void The_first_message_is_the_first_question_with_the_four_lines_above_it_once()
    {
        var world = World().WithMeeting("m-2", "2026-11-24T09:00:00Z").AdvanceTo("2026-11-23T15:00:00Z");
        Assert.Equal(Texts.FirstMessage.Id, world.AskCard()!.First.View.Parts[0].Text);
        Assert.Equal(new NumberFact(4), world.AskCard()!.Fact(Texts.FirstMessage.Id, "cap"));
        Assert.DoesNotContain(Texts.FirstMessage.Id, world.AskCard("m-2")!.Texts);
    }

    [Fact]
    public void Where_the_tenant_needs_it_nothing_is_asked_before_start_and_the_lines_come_once()
    {
        var world = World(Some.Tenant(requireStart: true)).AdvanceTo("2026-11-20T16:00:00Z");
        var start = Assert.Single(world.Started());
        Assert.Equal([Texts.FirstMessage.Id, Texts.FirstStart.Id], start.Texts);
        world.PressOwn(Verbs.Start);
        Assert.Equal(2, world.Started().Count);
        Assert.DoesNotContain(Texts.FirstMessage.Id, world.AskCard()!.Texts);
    }

    [Fact]
    public void No_preview_names_customer_value_or_state()
    {
        var world = World().WithMeeting("m-2", "2026-11-24T09:00:00Z").WithMeeting("m-3", "2026-11-24T13:00:00Z").AdvanceTo("2026-11-20T15:00:00Z").NameValue()
            .Say("/coach settings").Say("/coach history").AdvanceTo("2026-11-24T16:00:00Z");
        Assert.All(world.Cards.Values, c =>
        {
            Assert.StartsWith("preview.", c.Now.View.Preview, StringComparison.Ordinal);
            Assert.All(c.Now.View.PreviewFacts, f => Assert.True(f is { Key: "count", Value: NumberFact }));
        });
    }

    [Fact]
    public void Settings_stand_in_one_form()
    {
        var form = World().Ask(Subjects.Person(Some.Ann), new Pressed(Some.Ann, "", Verbs.Settings)).Form!;
        Assert.Subset(
            form.Fields.Select(f => f.Id).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal) { "hoursFrom", "hoursTo", "days", "dayTime", "language", "pausedUntil", "privatePraise", "stopped" });
    }

    [Fact]
    public void The_deal_team_sees_the_value_and_nothing_of_how_it_came_about()
    {
        var world = new CoachWorld().WithPerson().WithPerson(Some.Bob).WithAccount().WithDeal(team: Some.Bob)
            .WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl)])
            .AdvanceTo("2026-11-20T15:00:00Z").NameValue().Say("/coach history rollout", Some.Bob);
        var history = world.Answer().Now.View.Parts;
        Assert.Equal([Texts.History.Id, Texts.ReadyAlso.Id], history.Select(p => p.Text));
        Assert.DoesNotContain(history.Skip(1), p => p.Facts.ContainsKey("at"));
        world.Advance(TimeSpan.FromMinutes(1)).Say("/coach history rollout");
        Assert.Contains(world.Answer().Now.View.Parts, p => p.Text == Texts.HistoryLine.Id);
    }

    [Fact]
    public void A_colleagues_card_shows_neither_not_ready_nor_the_reason_for_going_ahead()
    {
        var world = new CoachWorld().WithPerson().WithPerson(Some.Bob).WithAccount().WithDeal(team: Some.Bob)
            .WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl)])
            .AdvanceTo("2026-11-20T15:00:00Z").Say("/coach prep rollout", Some.Bob);
        var copy = world.Answer();
        Assert.Contains(Texts.MeetingHead.Id, copy.Texts);
        world.AdvanceTo("2026-11-23T08:00:00Z");
        Assert.Equal(MeetingState.NotReady, world.Meeting().State);
        Assert.DoesNotContain(Texts.NotReady.Id, copy.Texts);
        world.Submit(Subjects.Meeting("m-1"), Forms.GoAhead, Some.Ann, ("reason", "No time today"));
        Assert.Contains(Texts.WentAhead.Id, world.AskCard()!.Texts);
        Assert.DoesNotContain("No time today", copy.View, StringComparison.Ordinal);
        Assert.DoesNotContain(Texts.WentAhead.Id, copy.Texts);
        world.AdvanceTo("2026-11-23T10:20:00Z").Submit(Subjects.Meeting("m-1"), Forms.Learned, Some.Ann, ("learned", "For me alone"));
        Assert.DoesNotContain("For me alone", copy.View, StringComparison.Ordinal);
    }
}
