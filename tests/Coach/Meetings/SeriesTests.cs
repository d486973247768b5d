using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Meetings;

/// <summary>[PRE-20] [PRE-22] [PRE-23] [PRE-24]: moved, cancelled and recurring meetings.</summary>
public sealed class SeriesTests
{
    private static CoachWorld World() => new CoachWorld().WithPerson().WithAccount().WithDeal();

    /// <summary>Five Mondays of one series.</summary>
    private static CoachWorld Weekly(CoachWorld world)
    {
        for (var week = 0; week < 5; week++) world.WithMeeting($"w-{week}", Start(week).ToString("O"), title: "Plant meeting", series: "s-1");
        return world;
    }

    private static DateTimeOffset Start(int week) => Some.At("2026-11-23T09:00:00Z").AddDays(7 * week);

    [Fact]
    public void Three_moves_in_a_minute_give_one_card_with_the_last_time()
    {
        var world = World().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").NameValue();
        world.WithMeeting(start: "2026-11-23T10:00:00Z").Advance(TimeSpan.FromSeconds(20)).WithMeeting(start: "2026-11-23T11:00:00Z")
            .Advance(TimeSpan.FromSeconds(20)).WithMeeting(start: "2026-11-24T08:00:00Z");
        Assert.Single(world.Started());
        Assert.Equal(Fact.DayAndTime(Some.At("2026-11-24T08:00:00Z")), world.AskCard()!.Fact(Texts.MeetingHead.Id, "when"));
        Assert.Contains(Texts.Ready.Id, world.AskCard()!.Texts);
        Assert.DoesNotContain(Texts.StillRight.Id, world.AskCard()!.Texts);
        world.AdvanceTo("2026-11-24T07:59:00Z");
        Assert.Single(world.Started());
    }

    [Fact]
    public void The_cut_off_follows_the_moved_start()
    {
        var world = World().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").WithMeeting(start: "2026-11-24T09:00:00Z").AdvanceTo("2026-11-24T07:59:00Z");
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
        Assert.Equal(MeetingState.NotReady, world.AdvanceTo("2026-11-24T08:00:00Z").Meeting().State);
    }

    [Fact]
    public void A_shift_of_more_than_seven_days_asks_once_whether_it_is_still_right()
    {
        var world = World().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").NameValue().WithMeeting(start: "2026-11-30T09:00:00Z");
        Assert.DoesNotContain(Texts.StillRight.Id, world.AskCard()!.Texts);
        world.WithMeeting(start: "2026-11-30T09:01:00Z");
        Assert.Equal(MeetingState.Ready, world.Meeting().State);
        Assert.Equal([Verbs.StillRight, Verbs.EditValue, Verbs.More], world.AskCard()!.Presses.Select(p => p.Verb));
        world.Press(Verbs.StillRight);
        Assert.DoesNotContain(Texts.StillRight.Id, world.AskCard()!.Texts);
        world.WithMeeting(start: "2026-12-01T09:00:00Z");
        Assert.DoesNotContain(Texts.StillRight.Id, world.AskCard()!.Texts);
        Assert.Single(world.Started());
    }

    [Fact]
    public void A_colleagues_addition_does_not_answer_whether_the_first_value_is_still_right()
    {
        var world = World().WithPerson(Some.Bob).WithDeal(team: [Some.Bob]).WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").NameValue()
            .WithMeeting(start: "2026-12-10T09:00:00Z").NameValue("One more", Some.Bob);
        Assert.Contains(Texts.StillRight.Id, world.AskCard()!.Texts);
    }

    [Fact]
    public void A_cancelled_meeting_says_so_and_asks_no_more_and_its_text_stays_with_the_deal()
    {
        var world = World().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").NameValue("A date for go-live").Cancel();
        Assert.Equal(MeetingState.Cancelled, world.Meeting().State);
        Assert.Equal(new TextFact("A date for go-live"), world.AskCard()!.Fact(Texts.Cancelled.Id, "value"));
        Assert.Empty(world.AskCard()!.Presses);
        Assert.Equal("A date for go-live", Assert.Single(world.Record<CoachBot.Coach.Customers.DealRecord>("deal:deal-1")!.Journal.Notes).Value);
        world.AdvanceTo("2026-11-24T12:00:00Z");
        Assert.Single(world.Started());
    }

    [Fact]
    public void A_newer_version_revives_a_cancelled_meeting_on_the_same_card()
    {
        var world = World().WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").Cancel().WithMeeting();
        Assert.Equal(MeetingState.Asked, world.Meeting().State);
        Assert.Contains(Texts.Ask.Id, world.AskCard()!.Texts);
        Assert.Single(world.Started());
    }

    [Fact]
    public void Still_true_copies_the_last_value_three_times_and_the_fourth_is_asked_anew()
    {
        var world = Weekly(World());
        world.AdvanceTo(Start(0).AddHours(-2)).NameValue("A date for go-live", id: "w-0");
        for (var week = 1; week <= 3; week++)
        {
            world.AdvanceTo(Start(week).AddHours(-2));
            Assert.Equal(new TextFact("A date for go-live"), world.AskCard($"w-{week}")!.Fact(Texts.SeriesLast.Id, "value"));
            Assert.Contains(Verbs.StillTrue, world.AskCard($"w-{week}")!.Presses.Select(p => p.Verb));
            Assert.True(world.AskCard($"w-{week}")!.Presses.Count <= 3);
            world.Press(Verbs.StillTrue, id: $"w-{week}");
            Assert.Equal(MeetingState.Ready, world.Meeting($"w-{week}").State);
        }
        world.AdvanceTo(Start(4).AddHours(-2));
        Assert.DoesNotContain(Texts.SeriesLast.Id, world.AskCard("w-4")!.Texts);
        world.Press(Verbs.StillTrue, id: "w-4");
        Assert.Empty(world.Meeting("w-4").Values);
        Assert.NotEqual(MeetingState.Ready, world.Meeting("w-4").State);
        world.NameValue("Something new", id: "w-4");
        Assert.Equal(MeetingState.Ready, world.Meeting("w-4").State);
    }

    [Fact]
    public void Pressed_twice_still_true_counts_for_one_occurrence()
    {
        var world = Weekly(World()).AdvanceTo(Start(0).AddHours(-2)).NameValue(id: "w-0").AdvanceTo(Start(1).AddHours(-2));
        for (var i = 0; i < 5; i++) world.Press(Verbs.StillTrue, id: "w-1");
        world.AdvanceTo(Start(2).AddHours(-2));
        Assert.Contains(Texts.SeriesLast.Id, world.AskCard("w-2")!.Texts);
    }

    [Fact]
    public void A_value_that_was_taken_back_is_not_offered_to_the_next_occurrence()
    {
        var world = Weekly(World()).AdvanceTo(Start(0).AddHours(-2)).Say("Taken back soon", key: "said-1").PressUndo("w-0", "said-1").AdvanceTo(Start(1).AddHours(-2));
        Assert.Equal(MeetingState.StartedWithout, world.Meeting("w-0").State);
        Assert.DoesNotContain(Texts.SeriesLast.Id, world.AskCard("w-1")!.Texts);
    }

    [Fact]
    public void Each_occurrence_has_its_own_state_and_one_moved_or_deleted_touches_no_other()
    {
        var world = Weekly(World()).AdvanceTo(Start(0).AddHours(-2)).NameValue(id: "w-0").Cancel("w-1")
            .WithMeeting("w-2", Start(2).AddDays(1).ToString("O"), title: "Plant meeting", series: "s-1").AdvanceTo(Start(2).AddHours(8));
        Assert.Equal(
            [MeetingState.Held, MeetingState.Cancelled, MeetingState.Asked, MeetingState.NotAsked],
            new[] { "w-0", "w-1", "w-2", "w-3" }.Select(id => world.Meeting(id).State));
        Assert.Null(world.AskCard("w-1"));
    }

    [Fact]
    public void A_series_rests_for_90_days_at_most()
    {
        var world = Weekly(World()).AdvanceTo("2026-11-20T15:00:00Z");
        string? Error(string until) => world.Ask(
            Subjects.Meeting("w-0"), new Submitted(Some.Ann, Forms.RestSeries, new Dictionary<string, string>(StringComparer.Ordinal) { ["until"] = until })).Errors?["until"].Text;
        Assert.Equal("error.rest.long", Error("2027-02-19"));
        Assert.Null(Error("2027-02-18"));
        Assert.Equal("error.date.past", Error("2026-11-19"));
        Assert.Equal("error.date", Error("soon"));
    }

    [Fact]
    public void A_series_that_rests_is_not_asked_about_until_it_wakes_up()
    {
        var world = Weekly(World()).AdvanceTo("2026-11-20T15:00:00Z").Submit(Subjects.Meeting("w-0"), Forms.RestSeries, Some.Ann, ("until", "2026-12-07"));
        world.AdvanceTo(Start(2).AddHours(12));
        Assert.Equal(["ask/ann@ours.example/w-0"], world.Cards.Keys);
        Assert.DoesNotContain(new[] { "w-0", "w-1", "w-2" }.SelectMany(id => world.Meeting(id).History), h => h.To == MeetingState.NotReady);
        world.AdvanceTo(Start(3).AddHours(-2));
        Assert.NotNull(world.AskCard("w-3"));
    }

    [Fact]
    public void With_more_than_one_open_deal_the_card_asks_and_never_chooses()
    {
        var world = World();
        for (var i = 2; i <= 7; i++) world.WithDeal($"deal-{i}");
        world.WithDeal("deal-8", status: "won");
        Weekly(world).AdvanceTo("2026-11-20T15:00:00Z");
        var card = world.AskCard("w-0")!;
        Assert.Null(card.Fact(Texts.MeetingHead.Id, "deal"));
        var menu = card.Presses.First(p => p.Verb == Verbs.ChooseDeal);
        Assert.Equal([Verbs.ChooseDeal, Verbs.ChooseDeal, Verbs.ChooseDeal, Verbs.ChooseDeal, Verbs.ChooseDeal, Verbs.NoDeal], menu.Items!.Select(i => i.Verb));
        Assert.True(card.Presses.Count <= 3);
        world.NameValue(id: "w-0");
        Assert.True(card.Offers(Verbs.ChooseDeal));
        Assert.True(card.Presses.Count <= 3);
        world.Press(Verbs.ChooseDeal, id: "w-0", value: "deal-2");
        Assert.Equal(new TextFact("Deal deal-2"), card.Fact(Texts.MeetingHead.Id, "deal"));
        Assert.False(card.Offers(Verbs.ChooseDeal));

        // Remembered for the series.
        world.AdvanceTo(Start(1).AddHours(-2));
        Assert.Equal(new TextFact("Deal deal-2"), world.AskCard("w-1")!.Fact(Texts.MeetingHead.Id, "deal"));
    }

    [Fact]
    public void No_deal_is_an_answer_too()
    {
        var world = Weekly(World().WithDeal("deal-2")).AdvanceTo("2026-11-20T15:00:00Z").Press(Verbs.NoDeal, id: "w-0").AdvanceTo(Start(1).AddHours(-2));
        Assert.False(world.AskCard("w-0")!.Offers(Verbs.ChooseDeal));
        Assert.False(world.AskCard("w-1")!.Offers(Verbs.ChooseDeal));
        Assert.Null(world.AskCard("w-1")!.Fact(Texts.MeetingHead.Id, "deal"));
    }

    [Fact]
    public void A_press_without_a_deal_chooses_none()
    {
        var world = World().WithDeal("deal-2").WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").Press(Verbs.ChooseDeal);
        Assert.True(world.AskCard()!.Offers(Verbs.ChooseDeal));
    }

    [Fact]
    public void A_hint_and_a_choice_of_deals_leave_three_things_to_press()
    {
        var world = new CoachWorld(hint: _ => "hint.tooShort").WithPerson().WithAccount().WithDeal().WithDeal("deal-2").WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").NameValue("Good talk");
        Assert.Equal([Verbs.Improve, Verbs.KeepValue, Verbs.ChooseDeal], world.AskCard()!.Presses.Select(p => p.Verb));
    }
}

internal static class UndoPress
{
    public static CoachWorld PressUndo(this CoachWorld world, string id, string source) => world.Press(Verbs.Undo, id: id, value: source);
}
