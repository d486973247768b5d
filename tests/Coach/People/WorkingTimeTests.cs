using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.People;

namespace CoachBot.Tests.Coach.People;

/// <summary>[ADM-03] [ADM-05] [ADM-07] [D-HOURS] [D-DAY] [D-POSTPONE]</summary>
public sealed class WorkingTimeTests
{
    private static readonly WeeklyHours OfficeHours = new CoachDefaults().Hours;

    private static readonly HolidayCalendar Christmas = new(
        new Dictionary<string, IReadOnlySet<DateOnly>>(StringComparer.OrdinalIgnoreCase)
        {
            ["DE"] = new HashSet<DateOnly> { new(2026, 12, 25), new(2026, 12, 26) },
        },
        new HashSet<DateOnly> { new(2026, 12, 24) });

    [Theory]
    [InlineData("2026-11-24T08:00", true)]
    [InlineData("2026-11-24T17:59:59", true)]
    [InlineData("2026-11-24T18:00", false)]
    [InlineData("2026-11-24T07:59:59", false)]
    [InlineData("2026-11-28T12:00", false)]
    [InlineData("2026-12-24T12:00", false)]
    [InlineData("2026-12-25T12:00", false)]
    public void Open_from_the_opening_until_just_before_the_closing_of_a_working_day(string local, bool expected) =>
        Assert.Equal(expected, Berlin().IsOpen(InBerlin(local)));

    [Fact]
    public void The_working_day_before_a_monday_is_the_friday() =>
        Assert.Equal(new DateOnly(2026, 11, 27), Berlin().PreviousWorkingDay(new(2026, 11, 30)));

    [Fact]
    public void Holidays_of_the_country_and_of_the_tenant_are_skipped_both_ways()
    {
        var berlin = Berlin();

        Assert.Equal(new DateOnly(2026, 12, 23), berlin.PreviousWorkingDay(new(2026, 12, 28)));
        Assert.Equal(new DateOnly(2026, 12, 28), berlin.NextWorkingDay(new(2026, 12, 23)));
    }

    [Fact]
    public void Without_a_country_only_the_days_of_the_tenant_are_holidays()
    {
        var person = new WorkingTime("Europe/Berlin", OfficeHours, null, Christmas);

        Assert.False(person.IsWorkingDay(new(2026, 12, 24)));
        Assert.True(person.IsWorkingDay(new(2026, 12, 25)));
    }

    [Theory]
    [InlineData("2026-11-24T12:00", "2026-11-24T12:00")]
    [InlineData("2026-11-24T06:00", "2026-11-24T08:00")]
    [InlineData("2026-11-24T18:00", "2026-11-25T08:00")]
    [InlineData("2026-11-27T19:00", "2026-11-30T08:00")]
    [InlineData("2026-12-23T18:30", "2026-12-28T08:00")]
    public void The_next_opening_is_now_or_the_next_working_morning(string at, string expected) =>
        Assert.Equal(InBerlin(expected), Berlin().NextOpening(InBerlin(at)));

    [Theory]
    [InlineData("2026-11-24T14:00", "2026-11-24T10:00")]
    [InlineData("2026-11-24T12:00", "2026-11-24T08:00")]
    [InlineData("2026-11-24T09:00", "2026-11-23T15:00")]
    [InlineData("2026-11-30T10:00", "2026-11-27T16:00")]
    [InlineData("2026-11-24T20:00", "2026-11-24T14:00")]
    [InlineData("2026-11-29T12:00", "2026-11-27T14:00")]
    [InlineData("2026-12-28T09:00", "2026-12-23T15:00")]
    public void Four_working_hours_before_a_start_skip_nights_weekends_and_holidays(string start, string expected) =>
        Assert.Equal(InBerlin(expected), Berlin().SubtractWorkingTime(InBerlin(start), TimeSpan.FromHours(4)));

    [Theory]
    [InlineData("2026-11-24T14:00", 1, "2026-11-24T15:00")]
    [InlineData("2026-11-24T14:00", 4, "2026-11-25T08:00")]
    [InlineData("2026-11-27T17:00", 2, "2026-11-30T09:00")]
    [InlineData("2026-11-28T11:00", 25, "2026-12-02T13:00")]
    public void Working_time_is_added_across_nights_and_weekends(string at, int hours, string expected) =>
        Assert.Equal(InBerlin(expected), Berlin().AddWorkingTime(InBerlin(at), TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("2026-11-27", 1, "2026-11-30")]
    [InlineData("2026-11-28", 0, "2026-11-28")]
    [InlineData("2026-11-28", -1, "2026-11-27")]
    [InlineData("2026-12-22", 3, "2026-12-29")]
    [InlineData("2026-12-29", -3, "2026-12-22")]
    public void Working_days_are_counted_in_both_directions(string day, int count, string expected) =>
        Assert.Equal(Day(expected), Berlin().AddWorkingDays(Day(day), count));

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 9)]
    [InlineData("Europe/Berlin", "2026-10-25", 11)]
    [InlineData("America/New_York", "2026-03-08", 9)]
    [InlineData("America/New_York", "2026-11-01", 11)]
    [InlineData("Australia/Sydney", "2026-10-04", 9)]
    [InlineData("Australia/Sydney", "2026-04-05", 11)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 9.5)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 10.5)]
    public void A_night_shift_keeps_its_local_hours_over_the_clock_change(string zone, string sunday, double hoursOpen)
    {
        var shift = new WorkingTime(zone, new([DayOfWeek.Sunday], new(0, 30), new(10, 30)), null, HolidayCalendar.None);
        var opening = shift.Opening(Day(sunday))!.Value;
        var closing = shift.Closing(Day(sunday))!.Value;

        Assert.Equal(new TimeOnly(0, 30), LocalTime.TimeOf(opening, zone));
        Assert.Equal(new TimeOnly(10, 30), LocalTime.TimeOf(closing, zone));
        Assert.Equal(TimeSpan.FromHours(hoursOpen), closing - opening);
        Assert.Equal(opening, shift.SubtractWorkingTime(closing, TimeSpan.FromHours(hoursOpen)));
    }

    [Fact]
    public void A_doubled_closing_closes_once_the_first_time()
    {
        var shift = new WorkingTime("Europe/Berlin", new([DayOfWeek.Sunday], new(0, 0), new(2, 30)), null, HolidayCalendar.None);

        Assert.True(shift.IsOpen(new(2026, 10, 25, 0, 29, 0, TimeSpan.Zero)));
        Assert.False(shift.IsOpen(new(2026, 10, 25, 0, 45, 0, TimeSpan.Zero)));
        Assert.False(shift.IsOpen(new(2026, 10, 25, 1, 15, 0, TimeSpan.Zero))); // 02:15 for the second time
    }

    [Fact]
    public void Hours_swallowed_by_the_clock_change_are_not_open_that_day()
    {
        var shift = new WorkingTime("Europe/Berlin", new([DayOfWeek.Sunday], new(2, 0), new(3, 0)), null, HolidayCalendar.None);

        Assert.Null(shift.Opening(new(2026, 3, 29)));
        Assert.Null(shift.Closing(new(2026, 3, 29)));
        Assert.Equal(new(2026, 4, 5, 0, 0, 0, TimeSpan.Zero), shift.NextOpening(new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Somebody_who_never_works_has_no_next_opening()
    {
        var never = new WorkingTime("Europe/Berlin", new([], new(8, 0), new(18, 0)), null, HolidayCalendar.None);
        var now = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

        Assert.Null(never.NextOpening(now));
        Assert.Null(never.PreviousWorkingDay(new(2026, 11, 24)));
        Assert.Null(never.NextWorkingDay(new(2026, 11, 24)));
        Assert.Null(never.AddWorkingDays(new(2026, 11, 24), 2));
        Assert.Null(never.AddWorkingTime(now, TimeSpan.FromHours(1)));
        Assert.Null(never.SubtractWorkingTime(now, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void The_ends_of_the_calendar_are_answered_without_overflow()
    {
        Assert.Null(Berlin().NextOpening(DateTimeOffset.MaxValue));
        Assert.Null(Berlin().SubtractWorkingTime(DateTimeOffset.MinValue, TimeSpan.FromHours(1)));
        Assert.Null(Berlin().NextWorkingDay(DateOnly.MaxValue));
        Assert.Null(Berlin().PreviousWorkingDay(DateOnly.MinValue));
    }

    [Fact]
    public void Hours_that_end_before_they_begin_and_unknown_zones_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WorkingTime("Europe/Berlin", new([DayOfWeek.Monday], new(18, 0), new(8, 0)), null, HolidayCalendar.None));
        Assert.Throws<ArgumentException>(() => new WorkingTime("Europe/Berlin", new([DayOfWeek.Monday], new(8, 0), new(8, 0)), null, HolidayCalendar.None));
        Assert.Throws<ArgumentException>(() => new WorkingTime("Berlin", OfficeHours, null, HolidayCalendar.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => Berlin().AddWorkingTime(DateTimeOffset.UnixEpoch, TimeSpan.FromHours(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Berlin().SubtractWorkingTime(DateTimeOffset.UnixEpoch, TimeSpan.FromHours(-1)));
    }

    private static WorkingTime Berlin() => new("Europe/Berlin", OfficeHours, "DE", Christmas);

    private static DateTimeOffset InBerlin(string local)
    {
        var at = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return LocalTime.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), "Europe/Berlin");
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
