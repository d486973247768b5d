using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Meetings;

/// <summary>[PRE-07] [PRE-08] [PRE-09]: postpone, call off, go ahead.</summary>
public sealed class PostponeTests
{
    private static readonly string Subject = Subjects.Meeting("m-1");

    private static CoachWorld World(string organizer = Some.Ann) =>
        new CoachWorld().WithPerson().WithPerson(Some.Bob).WithAccount().WithDeal(team: [Some.Bob])
            .WithMeeting(organizer: organizer, attendees: [new(Some.Ann, null, "accepted"), new(Some.Carl, "Carl", "accepted")])
            .AdvanceTo("2026-11-20T15:00:00Z");

    private static CoachWorld Drafted(CoachWorld world) =>
        world.Submit(Subject, Forms.Postpone, Some.Ann, ("to", Some.Carl), ("draft", "Could we meet later?"), ("slot1", "2026-11-26T10:00"), ("slot2", "2026-11-27T10:00"));

    [Fact]
    public void Without_free_busy_the_slots_are_empty_and_the_form_says_so()
    {
        var form = World().Ask(Subject, new Pressed(Some.Ann, "", Verbs.Postpone)).Form!;
        Assert.All(form.Fields.Where(f => f.Id.StartsWith("slot", StringComparison.Ordinal)), f => Assert.Null(f.Value));
        Assert.Equal(Fact.Word("postpone.blind"), form.Facts["blind"]);
        Assert.Equal(Some.Carl, form.Fields[0].Value);
        Assert.Equal(Texts.DraftPostpone.Id, form.Fields[^1].Filled!.Text);
    }

    [Fact]
    public void With_free_busy_three_free_slots_stand_there()
    {
        var world = World();
        // Ann is busy on Tuesday until five.
        world.Take(Subjects.Person(Some.Ann), new BusySeen("b1", Some.Ann, Some.At("2026-11-24T08:00:00Z"), Some.At("2026-11-24T16:00:00Z"), "busy", Some.Version()));
        var form = world.Ask(Subject, new Pressed(Some.Ann, "", Verbs.Postpone)).Form!;
        var slots = form.Fields.Where(f => f.Id.StartsWith("slot", StringComparison.Ordinal)).Select(f => f.Value).ToList();
        Assert.Equal(["2026-11-23T11:00", "2026-11-24T17:00", "2026-11-25T10:00"], slots);
        Assert.False(form.Facts.ContainsKey("blind"));
    }

    [Fact]
    public void If_the_rep_is_not_the_organizer_the_draft_is_addressed_to_the_organizer() =>
        Assert.Equal("dora@acme.example", World("dora@acme.example").Ask(Subject, new Pressed(Some.Ann, "", Verbs.Postpone)).Form!.Fields[0].Value);

    [Fact]
    public void Nothing_is_postponed_before_the_rep_says_that_he_has_sent_it()
    {
        var world = Drafted(World());
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
        var card = world.AskCard()!;
        Assert.Equal(new TextFact("Could we meet later?"), card.Fact(Texts.Draft.Id, "draft"));
        Assert.Equal(
            new WordsFact([Fact.DayAndTime(Some.At("2026-11-26T09:00:00Z")), Fact.DayAndTime(Some.At("2026-11-27T09:00:00Z"))]).Items,
            Assert.IsType<WordsFact>(card.Fact(Texts.Draft.Id, "slots")).Items);
        Assert.Equal(Verbs.Sent, card.Presses[0].Verb);
        Assert.True(card.Presses.Count <= 3);
        world.Press(Verbs.Sent);
        Assert.Equal(MeetingState.Postponed, world.Meeting().State);
        Assert.Contains(Texts.Postponed.Id, world.AskCard()!.Texts);
        world.AdvanceTo("2026-11-24T12:00:00Z");
        Assert.Single(world.Started());
    }

    [Fact]
    public void An_opened_form_holds_what_was_written_before()
    {
        var form = Drafted(World()).Ask(Subject, new Pressed(Some.Ann, "", Verbs.Postpone)).Form!;
        Assert.Equal([Some.Carl, "2026-11-26T10:00", "2026-11-27T10:00", null, "Could we meet later?"], form.Fields.Select(f => f.Value));
    }

    [Fact]
    public void A_value_named_instead_takes_the_draft_off_the_card()
    {
        var world = Drafted(World());
        Assert.True(world.AskCard()!.Offers(Verbs.NameValue));
        world.NameValue();
        Assert.Contains(Texts.Ready.Id, world.AskCard()!.Texts);
        Assert.DoesNotContain(Texts.Draft.Id, world.AskCard()!.Texts);
    }

    [Fact]
    public void The_value_moves_along_when_the_entry_gets_its_new_time()
    {
        var world = Drafted(World().NameValue()).Press(Verbs.Sent).WithMeeting(start: "2026-11-26T09:00:00Z");
        Assert.Equal(MeetingState.Ready, world.Meeting().State);
        Assert.Contains(Texts.Ready.Id, world.AskCard()!.Texts);
        Assert.Single(world.Started());
    }

    [Theory]
    [InlineData("", "error.slot.empty")]
    [InlineData("2026-11-19T10:00", "error.slot.past")]
    [InlineData("soon", "error.slot.past")]
    public void A_slot_that_cannot_be_offered_is_refused_at_once(string slot, string error)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["to"] = Some.Carl, ["draft"] = "Later?", ["slot1"] = slot };
        Assert.Equal(error, World().Ask(Subject, new Submitted(Some.Ann, Forms.Postpone, values)).Errors!["slot1"].Text);
    }

    [Fact]
    public void Until_four_working_hours_before_the_start_postpone_is_in_the_first_view_then_under_more()
    {
        // Monday 10:00: four working hours before is Friday 16:00 in Berlin.
        var world = World();
        Assert.Contains(Verbs.Postpone, world.AskCard()!.Presses.Select(p => p.Verb));
        world.AdvanceTo("2026-11-20T15:01:00Z").WithMeeting(title: "Rollout plan, new");
        Assert.DoesNotContain(Verbs.Postpone, world.AskCard()!.Presses.Select(p => p.Verb));
        Assert.True(world.AskCard()!.Offers(Verbs.Postpone));
        Assert.Equal(Fact.Word("postpone.late"), world.Ask(Subject, new Pressed(Some.Ann, "", Verbs.Postpone)).Form!.Facts["late"]);
    }

    [Fact]
    public void Called_off_it_is_over_and_the_time_is_free()
    {
        var world = World();
        Assert.Equal(Texts.DraftCallOff.Id, world.Ask(Subject, new Pressed(Some.Ann, "", Verbs.CallOff)).Form!.Fields[^1].Filled!.Text);
        world.Submit(Subject, Forms.CallOff, Some.Ann, ("to", Some.Carl), ("draft", "Here it is in writing."));
        Assert.Contains("meeting:m-1", world.Person().Busy.Keys);
        world.Press(Verbs.Sent);
        Assert.Equal(MeetingState.Cancelled, world.Meeting().State);
        Assert.Contains(Texts.CalledOff.Id, world.AskCard()!.Texts);
        Assert.DoesNotContain("meeting:m-1", world.Person().Busy.Keys);
    }

    [Fact]
    public void A_postponed_meeting_that_the_calendar_cancels_is_cancelled()
    {
        var world = Drafted(World()).Press(Verbs.Sent).Cancel();
        Assert.Contains(Texts.Cancelled.Id, world.AskCard()!.Texts);
    }

    [Fact]
    public void Going_ahead_needs_a_line()
    {
        var empty = new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = " " };
        Assert.Equal("error.reason.empty", World().Ask(Subject, new Submitted(Some.Ann, Forms.GoAhead, empty)).Errors!["reason"].Text);
        var world = World().Submit(Subject, Forms.GoAhead, Some.Ann, ("reason", "Only a signature"));
        Assert.Equal(MeetingState.WentAhead, world.Meeting().State);
        Assert.Equal(new TextFact("Only a signature"), world.AskCard()!.Fact(Texts.WentAhead.Id, "reason"));
        Assert.Equal("Only a signature", world.Ask(Subject, new Pressed(Some.Ann, "", Verbs.GoAhead)).Form!.Fields[0].Value);
    }

    /// <summary>[PRE-09] [PRV-02]</summary>
    [Fact]
    public void The_reason_for_going_ahead_is_seen_by_its_author_alone()
    {
        var world = World().Say("/coach prep acme", Some.Bob).Submit(Subject, Forms.GoAhead, Some.Ann, ("reason", "Only a signature"));
        world.Say("/coach history acme", Some.Bob).Say("/coach why acme", Some.Bob).Say("/coach text acme", Some.Bob).Press(Verbs.History, Some.Bob);
        Assert.DoesNotContain(world.Cards.Values.Where(c => c.Now.Owner != Subjects.Person(Some.Ann)), c => c.View.Contains("Only a signature", StringComparison.Ordinal));
        Assert.DoesNotContain("Only a signature", JsonSerializer.Serialize(world.Person(Some.Bob)), StringComparison.Ordinal);
        Assert.Null(world.Ask(Subject, new Pressed(Some.Bob, "", Verbs.GoAhead)).Form!.Fields[0].Value);
        Assert.DoesNotContain(Texts.HistoryLine.Id, world.Cards.Values.Where(c => c.Now.To.OnlyFor == Some.Bob).SelectMany(c => c.Texts));

        // Given on, the question starts anew for the colleague.
        world.WithMeeting(attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl, null, "accepted")]).Press(Verbs.NotMe);
        Assert.Equal(Some.Bob, world.Meeting().AskedPerson);
        Assert.DoesNotContain("Only a signature", JsonSerializer.Serialize(world.Person(Some.Bob)), StringComparison.Ordinal);
    }
}
