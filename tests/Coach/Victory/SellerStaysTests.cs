using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Victory;

/// <summary>[PO-11] The seller stays until the customer has announced it.</summary>
public sealed class SellerStaysTests
{
    private static readonly string[] WholeWay =
    [
        "2026-12-09 kickoff", "2027-01-06 line", "2027-02-03 line", "2027-03-03 line", "2027-03-29 before14", "2027-04-09 before3",
        "2027-04-12 day", "2027-04-19 after", "2027-05-03 later", "2027-05-17 later", "2027-05-31 later",
    ];

    [Fact]
    public void Every_nudge_comes_on_its_day_at_the_opening_and_then_the_thread_and_the_digest_know()
    {
        var desk = new EventDesk().Defined().AdvanceTo("2027-06-14T05:59:00Z");
        Assert.Equal(WholeWay, desk.Nudges);
        Assert.All(desk.Duties, d => Assert.Equal(new TimeOnly(8, 0), LocalTime.TimeOf(d.At, "Europe/Berlin")));
        Assert.All(desk.Duties, d => Assert.Equal(d.Duty.Key.Contains("/line/", StringComparison.Ordinal), d.Duty.LineOnly));
        Assert.All(desk.Duties.Where(d => !d.Duty.LineOnly), d => Assert.True(d.Duty is { Owed: true, CannotWait: true, Kind: DutyKinds.Event }));
        Assert.False(desk.Event.NotYetAnnounced);

        desk.AdvanceTo("2027-12-31T12:00:00Z");
        Assert.Equal(WholeWay, desk.Nudges);
        Assert.True(desk.Event.NotYetAnnounced);
        Assert.Equal([Texts.EventThread.Id], desk.Cards["thread/deal-1/victory"].View.Parts.Select(p => p.Text));
        Assert.Equal("C-west", desk.Cards["thread/deal-1/victory"].To.Address);
    }

    [Fact]
    public void A_newer_nudge_takes_the_place_of_the_one_before()
    {
        var desk = new EventDesk().Defined().AdvanceTo("2027-04-12T12:00:00Z");
        var standing = Assert.Single(desk.Standing);
        Assert.EndsWith("nudge/day/2027-04-12", standing.Key, StringComparison.Ordinal);
        Assert.All(desk.Ended.Values, last => Assert.All(last!.Parts, p => Assert.Null(p.Presses)));
    }

    [Fact]
    public void The_card_shows_the_event_its_state_and_three_presses_with_the_rest_in_a_menu()
    {
        var view = new EventDesk().Defined().AdvanceTo("2026-12-09T12:00:00Z").Duty("nudge/kickoff/2026-12-09")!.View;
        Assert.Equal([Texts.EventNudgeKickoff.Id, Texts.EventCard.Id], view.Parts.Select(p => p.Text));
        Assert.Equal(Fact.Word("victory.planned"), view.Parts[1].Facts["standing"]);
        var presses = view.Parts.SelectMany(p => p.Presses ?? []).ToList();
        Assert.Equal([Verbs.EventAnnounced, Verbs.EventReached, Verbs.More], presses.Select(p => p.Verb));
        Assert.Equal(PressStyle.Primary, presses[0].Style);
        Assert.Equal([Verbs.EventRisk, Verbs.EventMissed, Verbs.HandOverEvent, Verbs.EditEvent], presses[2].Items!.Select(i => i.Verb));
        Assert.Equal(new About("event", "deal-1"), view.About);
    }

    [Fact]
    public void Reached_does_not_end_the_nudges_and_the_card_follows()
    {
        var desk = new EventDesk().Defined().AdvanceTo("2027-04-12T12:00:00Z").Press(Some.Ann, Verbs.EventReached);
        var card = desk.Duty("nudge/day/2027-04-12")!.View.Parts.Single(p => p.Text == Texts.EventCard.Id);
        Assert.Equal(Fact.Word("victory.reached"), card.Facts["standing"]);
        Assert.Equal(WholeWay, desk.AdvanceTo("2027-07-01T12:00:00Z").Nudges);
    }

    [Fact]
    public void Announced_ends_them()
    {
        var desk = new EventDesk().Defined().AdvanceTo("2027-04-13T12:00:00Z").Announce("2027-04-12").AdvanceTo("2027-12-31T12:00:00Z");
        Assert.Equal(WholeWay[..7], desk.Nudges);
        Assert.False(desk.Event.NotYetAnnounced);
        Assert.Contains(Texts.EventAnnounced.Id, desk.Ended["duty/" + Some.Ann + "/event/deal-1/nudge/day/2027-04-12"]!.Parts.Select(p => p.Text));
    }

    [Fact]
    public void Missed_with_a_reason_ends_them_and_without_one_it_is_not_taken()
    {
        var desk = new EventDesk().Defined().AdvanceTo("2027-04-13T12:00:00Z").Send(Some.Ann, Forms.EventMissed, ("reason", " "));
        Assert.Equal(EventState.Planned, desk.Event.State);
        Assert.Equal([Texts.ErrorMissedReason.Id], desk.LastReply);
        desk.Send(Some.Ann, Forms.EventMissed, ("reason", "The line was sold")).AdvanceTo("2027-12-31T12:00:00Z");
        Assert.Equal(EventState.Missed, desk.Event.State);
        Assert.Equal(WholeWay[..7], desk.Nudges);
    }

    [Fact]
    public void The_lead_hands_it_over_and_the_new_keeper_gets_the_nudges()
    {
        var desk = new EventDesk().Defined().AdvanceTo("2026-12-10T12:00:00Z").Send(Some.Bob, Forms.HandOverEvent, ("to", Some.Bob));
        Assert.Equal([Texts.EventHandOnly.Id], desk.LastReply);
        desk.Send(EventDesk.Max, Forms.HandOverEvent, ("to", Some.Bob));
        Assert.Equal(Texts.EventHandedToYou.Id, desk.Duty("handed", Some.Bob)!.View.Parts[0].Text);
        Assert.All(desk.Standing.Keys, k => Assert.StartsWith("duty/" + Some.Bob, k, StringComparison.Ordinal));
        desk.AdvanceTo("2027-12-31T12:00:00Z");
        Assert.Equal(WholeWay, desk.Nudges);
        Assert.All(desk.Duties.Skip(1), d => Assert.Equal(Some.Bob, d.Email));
        Assert.Single(desk.Duties, d => d.Duty.Key.EndsWith("/handed", StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_handed_to_members_of_the_deal_team_only()
    {
        var desk = new EventDesk().Defined();
        Assert.Equal([Some.Bob], desk.Opened(Some.Ann, Verbs.HandOverEvent)!.Fields[0].Choices!.Select(c => c.Value));
        Assert.Equal(Texts.ErrorHandTo.Id, desk.Errors(Some.Ann, Forms.HandOverEvent, ("to", EventDesk.Zoe))["to"].Text);
        Assert.Null(desk.Send(Some.Ann, Forms.HandOverEvent, ("to", EventDesk.Zoe)).Event.Handed);
    }

    [Fact]
    public void A_keeper_who_has_left_gives_way_to_the_owner_and_whoever_takes_his_place_keeps_it()
    {
        var desk = new EventDesk().Defined().Send(Some.Ann, Forms.HandOverEvent, ("to", Some.Bob)).AdvanceTo("2026-12-10T12:00:00Z");
        desk.Person(Some.Bob, active: false).Take(new LookAgain());
        Assert.NotNull(desk.Duty("nudge/kickoff/2026-12-09"));
        Assert.Null(desk.Duty("nudge/kickoff/2026-12-09", Some.Bob));
        desk.Take(new OwnerMoved(Some.Bob, EventDesk.Max));
        Assert.Equal(EventDesk.Max, desk.Event.Handed!.To);
        Assert.All(desk.Standing.Keys, k => Assert.StartsWith("duty/" + EventDesk.Max, k, StringComparison.Ordinal));
    }

    [Fact]
    public void A_deputy_may_answer_in_the_owners_place()
    {
        var desk = new EventDesk().Defined().Person(Some.Ann, own: new() { Deputy = EventDesk.Zoe, Stopped = true });
        Assert.NotNull(desk.Opened(EventDesk.Zoe, Verbs.EventAnnounced));
        Assert.Null(new EventDesk().Defined().Opened(EventDesk.Zoe, Verbs.EventAnnounced));
    }

    [Fact]
    public void A_cancelled_order_ends_them_and_a_plan_that_moves_moves_them()
    {
        var desk = new EventDesk().Defined(by: null).Plan("2026-12-07", "2027-04-12").Take(new LookAgain()).AdvanceTo("2026-12-10T12:00:00Z");
        desk.Plan("2026-12-07", "2027-02-15").Take(new LookAgain()).AdvanceTo("2027-02-15T12:00:00Z");
        Assert.Equal(["2026-12-09 kickoff", "2027-01-06 line", "2027-02-01 before14", "2027-02-12 before3", "2027-02-15 day"], desk.Nudges);
        desk.Plan("2026-12-07", "2027-02-15", stopped: true).Take(new LookAgain()).AdvanceTo("2027-12-31T12:00:00Z");
        Assert.Equal(5, desk.Nudges.Count);
        Assert.Empty(desk.Standing);
        Assert.Equal(EventState.Waiting, desk.Event.State);
    }

    [Fact]
    public void A_new_date_begins_anew_and_what_the_thread_knew_is_over()
    {
        var desk = new EventDesk().Defined().AdvanceTo("2027-06-15T12:00:00Z");
        Assert.True(desk.Event.NotYetAnnounced);
        desk.Defined("2027-09-13");
        Assert.False(desk.Event.NotYetAnnounced);
        Assert.Equal([Texts.EventThreadOver.Id], desk.Cards["thread/deal-1/victory"].View.Parts.Select(p => p.Text));
        desk.AdvanceTo("2027-09-13T12:00:00Z");
        Assert.Equal(["2027-06-23 line", "2027-07-21 line", "2027-08-18 line", "2027-08-30 before14", "2027-09-10 before3", "2027-09-13 day"], desk.Nudges.Skip(WholeWay.Length));
    }

    [Fact]
    public void After_downtime_only_the_latest_is_said()
    {
        var desk = new EventDesk().Defined().AdvanceTo("2027-03-01T12:00:00Z").DownUntil("2027-04-20T12:00:00Z");
        Assert.Equal([.. WholeWay[..3], "2027-04-19 after"], desk.Nudges);
        Assert.Equal("2027-05-03 later", desk.AdvanceTo("2027-05-04T12:00:00Z").Nudges[^1]);
    }

    [Fact]
    public void Where_the_team_has_no_room_the_keeper_is_told_once_more()
    {
        var desk = new EventDesk().Put(Subjects.Team("West"), new CoachBot.Coach.Digests.TeamRecord { Name = "West" }).Defined().AdvanceTo("2027-12-31T12:00:00Z");
        Assert.Equal([.. WholeWay, "2027-06-14 thread"], desk.Nudges);
        Assert.Equal(Texts.EventNudgeLast.Id, desk.Duty("nudge/thread/2027-06-14")!.View.Parts[0].Text);
        Assert.True(desk.Event.NotYetAnnounced);
    }

    [Fact]
    public void An_order_without_a_defined_event_asks_for_one_on_the_same_days()
    {
        var desk = new EventDesk().Take(new LookAgain()).AdvanceTo("2026-12-09T12:00:00Z");
        var view = desk.Duty("nudge/kickoff/2026-12-09")!.View;
        Assert.Equal([Texts.EventNudgeUndefined.Id, Texts.EventNone.Id], view.Parts.Select(p => p.Text));
        Assert.Equal([Verbs.DefineEvent], view.Parts.SelectMany(p => p.Presses ?? []).Select(p => p.Verb));
    }

    [Fact]
    public void An_order_that_came_long_after_the_date_does_not_start_with_the_thread()
    {
        var desk = new EventDesk("2027-08-02T09:00:00Z").Plan("2026-12-07", "2027-03-01", opened: "2027-08-02T09:00:00Z").Take(new LookAgain()).AdvanceTo("2027-08-31T12:00:00Z");
        Assert.Equal(["2027-08-16 later", "2027-08-30 later"], desk.Nudges);
        Assert.False(desk.Event.NotYetAnnounced);
    }

    [Fact]
    public void Twice_the_same_event_adds_nothing()
    {
        var desk = new EventDesk().Defined().AdvanceTo("2027-04-12T12:00:00Z");
        Assert.DoesNotContain(desk.Decide(new WokeUp()), d => d is Keep or Show);
        Assert.DoesNotContain(desk.Decide(new LookAgain()), d => d is Keep or Show);
        desk.Announce("2027-04-12").Announce("2027-04-12");
        Assert.Equal([Texts.EventStays.Id], desk.LastReply);
        Assert.Single(desk.Told, t => t.What is VictoryAnnounced);
    }
}
