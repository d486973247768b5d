using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>[PRE-02] [PRE-25] [PRE-36] [ADM-09] [D-DAY] [D-REMIND]: one question, what stands under "more", one reminder.</summary>
public sealed class AskingTests
{
    private static CoachWorld World(string start = "2026-11-23T09:00:00Z", string? series = null) =>
        new CoachWorld().WithPerson().WithPerson(Some.Bob).WithAccount().WithDeal()
            .WithMeeting(start: start, series: series, attendees: [new(Some.Ann, null, "accepted"), new(Some.Bob, null, "accepted"), new(Some.Carl, "Carl", "accepted")]);

    private static IEnumerable<string> More(ShownCard card) => card.Presses.Single(p => p.Verb == Verbs.More).Items!.Select(i => i.Verb);

    [Fact]
    public void First_view_has_value_postpone_and_more_and_more_holds_the_rest()
    {
        var card = World("2026-11-25T09:00:00Z", series: "s-1").AdvanceTo("2026-11-24T14:30:00Z").AskCard()!;
        Assert.Equal([Verbs.NameValue, Verbs.Postpone, Verbs.More], card.Presses.Select(p => p.Verb));
        Assert.Equal(
            [
                Verbs.NotMe, Verbs.NotCustomerMeeting, Verbs.RemindLater, Verbs.RemindAt, Verbs.GoAhead, Verbs.CallOff, Verbs.DefineEvent,
                Verbs.RestSeries, Verbs.Why, Verbs.History, Verbs.AsText, Verbs.Stop,
            ],
            More(card));
        Assert.Equal(["customer", "deal", "title", "when"], card.Now.View.Parts.Single(p => p.Text == Texts.MeetingHead.Id).Facts.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-23T14:00:00Z", "2026-11-20T14:30:00Z", "2026-11-20T15:30:00Z")] // in one hour
    [InlineData("2026-11-23T14:00:00Z", "2026-11-20T16:30:00Z", "2026-11-23T07:00:00Z")] // at the next opening
    [InlineData("2026-11-23T14:00:00Z", "2026-11-23T11:45:00Z", "2026-11-23T12:30:00Z")] // 90 minutes before
    public void Remind_me_later_is_one_press_and_takes_the_next_of_its_times(string start, string pressed, string at)
    {
        var world = World(start).AdvanceTo(pressed);
        var sent = world.Started().Count;
        world.PressOwn(Verbs.RemindLater, value: "m-1");
        Assert.Equal(new InstantFact(Some.At(at), InstantStyle.DayAndTime), world.Answer().Fact(Texts.RemindedLater.Id, "when"));
        world.AdvanceTo(start);
        Assert.Equal(sent + 1, world.Started().Count);
        Assert.Equal(Some.At(at), world.Started()[^1].SentAt);
        Assert.Equal(CardKeys.Ask("m-1", Some.Ann), world.Started()[^1].Now.Thread);
    }

    [Fact]
    public void Remind_me_later_goes_from_the_card_when_none_of_its_times_is_left()
    {
        var world = World("2026-11-23T14:00:00Z").AdvanceTo("2026-11-23T12:29:00Z");
        Assert.Contains(Verbs.RemindLater, More(world.AskCard()!));
        Assert.Equal(1, world.Started().Count(c => c.Now.Key == CardKeys.Ask("m-1", Some.Ann)));
        world.AdvanceTo("2026-11-23T12:30:00Z");
        Assert.DoesNotContain(Verbs.RemindLater, More(world.AskCard()!));
    }

    [Fact]
    public void Postpone_moves_under_more_when_four_working_hours_are_left()
    {
        var world = World("2026-11-23T15:00:00Z").AdvanceTo("2026-11-23T11:00:00Z");
        Assert.Contains(world.AskCard()!.Presses, p => p.Verb == Verbs.Postpone);
        world.AdvanceTo("2026-11-23T11:00:01Z");
        Assert.DoesNotContain(world.AskCard()!.Presses, p => p.Verb == Verbs.Postpone);
        Assert.Contains(Verbs.Postpone, More(world.AskCard()!));
    }

    [Theory]
    [InlineData("07:30", false, "2026-11-20T07:00:00Z")] // waits for the opening at 08:00
    [InlineData("09:15", false, "2026-11-20T08:15:00Z")]
    [InlineData("17:00", false, "2026-11-20T16:00:00Z")]
    [InlineData("18:00", false, "2026-11-20T16:55:00Z")] // the last minutes of the working day, not the next morning
    [InlineData("", true, "2026-11-23T07:00:00Z")] // the opening of the same day
    public void The_person_chooses_when_the_question_comes(string dayTime, bool sameDay, string expected)
    {
        var world = new CoachWorld("2026-11-19T06:00:00Z").WithPerson().WithAccount().WithDeal();
        SettingsForm(world, ("dayTime", dayTime), ("sameDay", sameDay ? "true" : "false")).WithMeeting().AdvanceTo("2026-11-23T08:30:00Z");
        Assert.Equal(Some.At(expected), world.AskCard()!.SentAt);
    }

    [Fact]
    public void A_meeting_at_the_opening_is_asked_about_the_day_before_even_by_those_who_want_the_same_day()
    {
        var world = new CoachWorld("2026-11-19T06:00:00Z").WithPerson().WithAccount().WithDeal();
        SettingsForm(world, ("sameDay", "true")).WithMeeting(start: "2026-11-23T07:00:00Z").AdvanceTo("2026-11-23T09:00:00Z");
        Assert.Equal(Some.At("2026-11-20T14:30:00Z"), world.AskCard()!.SentAt);
    }

    [Theory]
    [InlineData("2026-11-23T14:00:00Z", "2026-11-23T11:00:00Z")] // three hours before
    [InlineData("2026-11-23T08:30:00Z", "2026-11-23T07:00:00Z")] // at the opening
    [InlineData("2026-11-23T07:30:00Z", "2026-11-20T16:00:00Z")] // an hour before the end of the working day before
    [InlineData("2026-11-23T20:30:00Z", "2026-11-23T16:00:00Z")] // an evening meeting: that day's end
    public void One_reminder_comes_when_nothing_was_pressed(string start, string expected)
    {
        var world = World(start).AdvanceTo(Some.At(start).AddHours(5));
        var reminders = world.Started().Where(c => c.Now.Key.StartsWith("remind/", StringComparison.Ordinal)).ToList();
        Assert.Equal(Some.At(expected), Assert.Single(reminders).SentAt);
        Assert.Equal(world.AskCard()!.Now.Key, reminders[0].Now.Thread);
    }

    [Theory]
    [InlineData(Verbs.History)]
    [InlineData(Verbs.Why)]
    [InlineData(Verbs.NameValue)]
    [InlineData(Verbs.Postpone)]
    public void Nobody_is_reminded_who_has_pressed_something(string verb)
    {
        var world = World("2026-11-23T14:00:00Z").AdvanceTo("2026-11-20T15:00:00Z").Press(verb).AdvanceTo("2026-11-24T00:00:00Z");
        Assert.DoesNotContain(world.Cards.Keys, k => k.StartsWith("remind/", StringComparison.Ordinal));
    }

    [Fact]
    public void As_text_is_a_press_too_and_is_answered_in_the_thread()
    {
        var world = World("2026-11-23T14:00:00Z").AdvanceTo("2026-11-20T15:00:00Z").PressOwn(Verbs.AsText, value: "m-1");
        Assert.Equal(CardKeys.Ask("m-1", Some.Ann), world.Answer().Now.Thread);
        world.AdvanceTo("2026-11-24T00:00:00Z");
        Assert.DoesNotContain(world.Cards.Keys, k => k.StartsWith("remind/", StringComparison.Ordinal));
    }

    [Fact]
    public void Own_time_to_be_reminded_is_taken_in_working_hours_and_not_after_the_cut_off()
    {
        var world = World("2026-11-24T14:00:00Z").AdvanceTo("2026-11-23T15:00:00Z");
        var form = world.Ask(Subjects.Meeting("m-1"), new Pressed(Some.Ann, "", Verbs.RemindAt)).Form!;
        Assert.Equal(["oneHour", "tomorrow", "own"], form.Fields[0].Choices!.Select(c => c.Value));
        Assert.NotNull(Errors("own", "2026-11-24T14:30"));
        Assert.NotNull(Errors("own", "2026-11-23T20:00"));
        Assert.NotNull(Errors("own", ""));
        Assert.Null(Errors("own", "2026-11-24T11:20"));

        world.Submit(Subjects.Meeting("m-1"), Forms.Snooze, Some.Ann, ("when", "own"), ("own", "2026-11-24T11:20")).AdvanceTo("2026-11-24T10:20:00Z");
        Assert.Equal(Some.At("2026-11-24T10:20:00Z"), world.Started()[^1].SentAt);

        object? Errors(string when, string own) => world.Ask(
            Subjects.Meeting("m-1"),
            new Submitted(Some.Ann, Forms.Snooze, new Dictionary<string, string>(StringComparer.Ordinal) { ["when"] = when, ["own"] = own })).Errors;
    }

    [Fact]
    public void A_pause_lasts_thirty_days_at_most_and_silences_what_the_bot_starts()
    {
        var world = World().Say("/coach pause 2026-12-25");
        Assert.Equal(Texts.ErrorPauseLong.Id, world.Answer().Texts[0]);
        world.Say("/coach pause 2026-11-23").AdvanceTo("2026-11-23T23:00:00Z");
        Assert.Empty(world.Started());
    }

    [Fact]
    public void A_meeting_booked_less_than_a_quarter_of_an_hour_ahead_stays_in_the_home_view()
    {
        var world = new CoachWorld("2026-11-23T08:00:00Z").WithPerson().WithAccount().WithDeal().WithMeeting(start: "2026-11-23T08:14:00Z", minutes: 10).AdvanceTo("2026-11-23T08:20:00Z");
        Assert.Empty(world.Started());
        world.WithMeeting("m-2", "2026-11-23T12:00:00Z").AdvanceTo("2026-11-23T09:00:00Z");
        Assert.Equal(Some.At("2026-11-23T08:29:00Z"), world.AskCard("m-2")!.SentAt); // D-SETTLE after 08:20 is too near to the first meeting's end
    }

    internal static CoachWorld SettingsForm(CoachWorld world, params (string Field, string Value)[] changed)
    {
        var fields = CoachBot.Coach.People.Settings.Form(world.Person(), world.Tenant).Fields.ToDictionary(f => f.Id, f => f.Value ?? "", StringComparer.Ordinal);
        foreach (var (field, value) in changed) fields[field] = value;
        return world.Submit(Subjects.Person(Some.Ann), Forms.Settings, Some.Ann, [.. fields.Select(f => (f.Key, f.Value))]);
    }

    [Fact]
    public void A_meeting_of_one_who_left_asks_the_deals_owner_once_he_is_known_and_active() // HND-10, ADM-14
    {
        var world = new CoachWorld("2026-11-20T07:00:00Z").WithPerson(Some.Bob).WithAccount().WithDeal(owner: Some.Ann).WithMeeting(organizer: Some.Bob, deal: "deal-1");
        Assert.Equal(Some.Bob, world.Meeting().AskedPerson);
        world.WithPerson(Some.Bob, active: false);
        Assert.Null(world.Meeting().AskedPerson);
        world.WithPerson();
        Assert.Equal(Some.Ann, world.Meeting().AskedPerson);
    }
}
