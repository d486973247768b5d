using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.People;

/// <summary>[ADM-03] [ADM-04] [ADM-05] [ADM-06] [ADM-07]: when a person is spoken to.</summary>
public sealed class HoursTests
{
    private static CoachWorld World(string now = "2026-11-20T07:00:00Z", string zone = "Europe/Berlin", TenantSettings? tenant = null, string? country = null) =>
        new CoachWorld(now, tenant).WithPerson(zone: zone, country: country).WithAccount().WithDeal();

    private static CoachWorld Busy(CoachWorld world, string start, string end, string id = "b-1") =>
        world.Take(Subjects.Person(Some.Ann), new BusySeen(id, Some.Ann, Some.At(start), Some.At(end), "busy", Some.Version(id == "b-1" ? "2026-11-02T00:00:00Z" : "2026-11-03T00:00:00Z")));

    [Fact]
    public void A_card_waits_until_five_minutes_after_an_entry_of_the_person()
    {
        var world = Busy(World(), "2026-11-20T14:34:00Z", "2026-11-20T15:00:00Z").WithMeeting().AdvanceTo("2026-11-20T17:00:00Z");
        Assert.Equal(Some.At("2026-11-20T15:05:00Z"), world.AskCard()!.SentAt);
    }

    [Theory]
    [InlineData("2026-11-20T15:19:00Z", "2026-11-20T16:05:00Z")] // nine minutes between the margins: no gap
    [InlineData("2026-11-20T15:20:00Z", "2026-11-20T15:05:00Z")] // ten
    public void It_waits_for_the_first_gap_of_ten_minutes(string next, string expected)
    {
        var world = Busy(Busy(World(), "2026-11-20T14:00:00Z", "2026-11-20T15:00:00Z"), next, "2026-11-20T16:00:00Z", "b-2").WithMeeting().AdvanceTo("2026-11-20T17:00:00Z");
        Assert.Equal(Some.At(expected), world.AskCard()!.SentAt);
    }

    [Fact]
    public void Without_a_gap_it_waits_for_the_next_opening()
    {
        var world = Busy(World(), "2026-11-20T14:00:00Z", "2026-11-20T17:00:00Z").WithMeeting().AdvanceTo("2026-11-23T08:00:00Z");
        Assert.Equal(Some.At("2026-11-23T07:00:00Z"), world.AskCard()!.SentAt);
    }

    [Fact]
    public void What_waited_for_the_opening_comes_as_one_message()
    {
        // An evening meeting to be closed, and two booked at night.
        var world = World().WithMeeting("evening", "2026-11-20T16:00:00Z").NameValue(id: "evening").AdvanceTo("2026-11-20T20:00:00Z")
            .WithMeeting("a", "2026-11-23T12:00:00Z").WithMeeting("b", "2026-11-24T12:00:00Z").AdvanceTo("2026-11-23T07:00:00Z");
        var card = Assert.Single(world.Started());
        Assert.Equal(Some.At("2026-11-23T07:00:00Z"), card.SentAt);
        Assert.Contains(Texts.DayOpen.Id, card.Texts);
        Assert.Contains(Texts.DayRow.Id, card.Texts);
    }

    [Fact]
    public void Zone_is_own_choice_then_the_records_then_the_tenants_and_settings_name_the_source()
    {
        var tenant = Some.Tenant() with { TimeZone = "Asia/Tokyo" };
        var world = new CoachWorld("2026-11-19T00:00:00Z", tenant).Take(Subjects.Person(Some.Ann), new PersonSeen(Some.Ann, new PersonFacts("Ann", Roles.Rep), Some.Version()));
        Assert.Equal(("Asia/Tokyo", "tenant"), world.Person().ZoneIn(tenant));
        world.WithPerson(zone: "Europe/Berlin");
        Assert.Equal(("Europe/Berlin", "records"), world.Person().ZoneIn(tenant));
        AskingTests.SettingsForm(world, ("timeZone", "America/New_York"));
        Assert.Equal(("America/New_York", "own"), world.Person().ZoneIn(tenant));
        world.Say("/coach settings");
        Assert.Equal(Fact.Word("source.own"), world.Answer().Fact(Texts.SettingsNow.Id, "source"));
    }

    [Fact]
    public void A_person_without_a_zone_is_never_spoken_to_and_hears_why_when_he_asks()
    {
        var world = new CoachWorld().Take(Subjects.Person(Some.Ann), new PersonSeen(Some.Ann, new PersonFacts("Ann", Roles.Rep), Some.Version()))
            .WithAccount().WithDeal().WithMeeting().AdvanceTo("2026-11-24T12:00:00Z");
        Assert.Empty(world.Started());
        world.Say("/coach settings");
        Assert.Equal(Fact.Word("source.unknown"), world.Answer().Fact(Texts.SettingsNow.Id, "source"));
    }

    /// <summary>The Friday before and the Monday after each change: half past three on the wall, whatever the offset [ADM-05].</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-27", "2026-03-30")]
    [InlineData("Europe/Berlin", "2026-10-23", "2026-10-26")]
    [InlineData("America/New_York", "2026-03-06", "2026-03-09")]
    [InlineData("America/New_York", "2026-10-30", "2026-11-02")]
    [InlineData("Australia/Sydney", "2026-04-03", "2026-04-06")]
    [InlineData("Australia/Sydney", "2026-10-02", "2026-10-05")]
    [InlineData("Australia/Lord_Howe", "2026-04-03", "2026-04-06")]
    [InlineData("Australia/Lord_Howe", "2026-10-02", "2026-10-05")]
    [InlineData("Africa/Casablanca", "2026-02-13", "2026-02-16")]
    [InlineData("Africa/Casablanca", "2026-03-20", "2026-03-23")]
    [InlineData("Europe/Dublin", "2026-03-27", "2026-03-30")]
    [InlineData("Europe/Dublin", "2026-10-23", "2026-10-26")]
    public void Local_times_stay_local_over_a_clock_change(string zone, string friday, string monday)
    {
        var (before, after) = (DateOnly.Parse(friday, null), DateOnly.Parse(monday, null));
        var world = World(LocalTime.At(before, new(7, 0), zone).ToString("O"), zone);
        world.WithMeeting("mon", LocalTime.At(after, new(14, 0), zone).ToString("O")).WithMeeting("tue", LocalTime.At(after.AddDays(1), new(14, 0), zone).ToString("O"))
            .AdvanceTo(LocalTime.At(after.AddDays(1), new(18, 0), zone));
        Assert.Equal(LocalTime.At(before, new(15, 30), zone), world.AskCard("mon")!.SentAt);
        Assert.Equal(LocalTime.At(after, new(15, 30), zone), world.AskCard("tue")!.SentAt);
        Assert.Equal(LocalTime.At(after, new(11, 0), zone), world.Cards[CardKeys.Reminder("mon", Some.Ann, 1)].SentAt);
    }

    [Fact]
    public void Even_a_change_on_a_working_day_leaves_the_hours_on_the_wall()
    {
        // Works Sundays; the clock changes on Sunday 29 March at 02:00.
        var world = World("2026-03-27T06:00:00Z");
        AskingTests.SettingsForm(world, ("days", "sunThu")).WithMeeting("sun", "2026-03-29T12:00:00Z").WithMeeting("mon", "2026-03-30T12:00:00Z").AdvanceTo("2026-03-30T00:00:00Z");
        Assert.Equal(LocalTime.At(new(2026, 3, 29), new(15, 30), "Europe/Berlin"), world.AskCard("mon")!.SentAt);
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-20T20:30:00Z")] // later there
    [InlineData("Asia/Tokyo", "2026-11-20T07:05:00Z")] // half past three there is over: when the entry has settled
    public void A_changed_zone_moves_an_open_question_and_sends_it_once(string zone, string expected)
    {
        var world = World().WithMeeting().Advance(TimeSpan.FromSeconds(1));
        world.WithPerson(zone: zone).AdvanceTo("2026-11-23T14:00:00Z");
        Assert.Equal(Some.At(expected), world.AskCard()!.SentAt);
        world.WithPerson(zone: "Europe/Berlin").AdvanceTo("2026-11-25T00:00:00Z");
        Assert.Equal(1, world.Started().Count(c => c.Now.Key.StartsWith("ask/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_question_for_the_day_after_a_holiday_comes_on_the_working_day_before_it()
    {
        var holidays = new HolidayCalendar(
            new Dictionary<string, IReadOnlySet<DateOnly>>(StringComparer.Ordinal) { ["DE"] = new HashSet<DateOnly> { new(2026, 11, 23) } },
            new HashSet<DateOnly> { new(2026, 11, 20) });
        var world = World("2026-11-18T07:00:00Z", tenant: Some.Tenant() with { Holidays = holidays }, country: "DE").WithMeeting(start: "2026-11-24T09:00:00Z").AdvanceTo("2026-11-24T12:00:00Z");
        Assert.Equal(Some.At("2026-11-19T14:30:00Z"), world.AskCard()!.SentAt);
    }

    [Fact]
    public void A_question_after_the_meeting_moves_to_the_working_day_after_the_holiday()
    {
        var holidays = HolidayCalendar.None with { Everywhere = new HashSet<DateOnly> { new(2026, 11, 23) } };
        var world = World(tenant: Some.Tenant() with { Holidays = holidays }).WithMeeting().AdvanceTo("2026-11-20T15:00:00Z").NameValue().AdvanceTo("2026-11-25T00:00:00Z");
        Assert.Equal(Some.At("2026-11-24T07:00:00Z"), world.AfterCard()!.SentAt);
    }

    [Fact]
    public void The_same_day_choice_never_puts_a_question_behind_a_meeting_on_a_holiday()
    {
        var holidays = HolidayCalendar.None with { Everywhere = new HashSet<DateOnly> { new(2026, 11, 23) } };
        var world = World("2026-11-19T07:00:00Z", tenant: Some.Tenant() with { Holidays = holidays });
        AskingTests.SettingsForm(world, ("sameDay", "true")).WithMeeting().AdvanceTo("2026-11-23T12:00:00Z");
        Assert.Equal(Some.At("2026-11-20T14:30:00Z"), world.AskCard()!.SentAt);
    }
}
