using System.Globalization;
using CoachBot.Coach;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach;

/// <summary>[ADM-04] [ADM-05]</summary>
public sealed class LocalTimeTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00Z")]
    [InlineData("Australia/Sydney", "2026-10-04T02:30", "2026-10-03T16:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30Z")]
    [InlineData("Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:00Z")]
    [InlineData("Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:00Z")]
    [InlineData("America/St_Johns", "2026-03-08T02:30", "2026-03-08T05:30Z")]
    [InlineData("Africa/Cairo", "2026-04-24T00:10", "2026-04-23T22:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00Z")]
    public void A_time_that_does_not_exist_is_the_end_of_its_gap(string zone, string local, string expected) =>
        Assert.Equal(Utc(expected), At(local, zone));

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30Z")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30Z")]
    [InlineData("Australia/Sydney", "2026-04-05T02:30", "2026-04-04T15:30Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z")]
    [InlineData("Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30Z")]
    [InlineData("Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30Z")]
    [InlineData("America/St_Johns", "2026-11-01T01:30", "2026-11-01T04:00Z")]
    [InlineData("America/Havana", "2026-11-01T00:30", "2026-11-01T04:30Z")]
    public void A_time_that_comes_twice_is_the_first_one(string zone, string local, string expected) =>
        Assert.Equal(Utc(expected), At(local, zone));

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-24T15:30", "2026-11-24T14:30Z")]
    [InlineData("Europe/Berlin", "2026-07-24T15:30", "2026-07-24T13:30Z")]
    [InlineData("Asia/Kathmandu", "2026-11-24T15:30", "2026-11-24T09:45Z")]
    [InlineData("America/St_Johns", "2026-11-24T15:30", "2026-11-24T19:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-07-24T15:30", "2026-07-24T05:00Z")]
    public void A_plain_local_time_is_its_instant_in_utc(string zone, string local, string expected)
    {
        var instant = At(local, zone);

        Assert.Equal(Utc(expected), instant);
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Theory]
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00Z")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00Z")]
    [InlineData("Europe/Berlin", "2026-11-24", "2026-11-23T23:00Z")]
    public void The_day_starts_at_its_first_instant(string zone, string day, string expected)
    {
        var midnight = LocalTime.Midnight(DateOnly.Parse(day, CultureInfo.InvariantCulture), zone);

        Assert.Equal(Utc(expected), midnight);
        Assert.NotEqual(LocalTime.DayOf(midnight, zone), LocalTime.DayOf(midnight - Tick, zone));
    }

    [Fact]
    public void Local_time_never_runs_backwards() =>
        Prop.ForAll(
            (from zone in AwkwardZones.Zone from day in AwkwardZones.Day from time in AwkwardZones.Time from later in Gen.Choose(0, 200) select (zone, day, time, later)).ToArbitrary(),
            x =>
            {
                var local = x.day.ToDateTime(x.time);
                return At(local, x.zone) <= At(local.AddMinutes(x.later), x.zone);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_instant_shows_the_time_asked_for_or_ends_the_gap_that_holds_it() =>
        Prop.ForAll(Moments, x =>
        {
            var asked = x.Day.ToDateTime(x.Time);
            var instant = LocalTime.At(x.Day, x.Time, x.Zone);
            var shown = LocalTime.ToLocal(instant, x.Zone);
            return shown == asked || (shown > asked && LocalTime.ToLocal(instant - Tick, x.Zone) < asked);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_earlier_instant_shows_the_same_time() =>
        Prop.ForAll(Moments, x =>
        {
            var instant = LocalTime.At(x.Day, x.Time, x.Zone);
            var shown = LocalTime.ToLocal(instant, x.Zone);
            return Enumerable.Range(1, 12).All(quarter => LocalTime.ToLocal(instant.AddMinutes(-15 * quarter), x.Zone) < shown);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_instant_outside_a_doubled_hour_survives_the_round_trip() =>
        Prop.ForAll((from zone in AwkwardZones.Zone from instant in AwkwardZones.Instant select (zone, instant)).ToArbitrary(), x =>
        {
            var shown = LocalTime.ToLocal(x.instant, x.zone);
            var back = At(shown, x.zone);
            var doubled = back < x.instant && LocalTime.ToLocal(back, x.zone) == shown;
            return back == x.instant || doubled;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Half_past_three_stays_half_past_three_on_every_day_of_three_years()
    {
        var time = new TimeOnly(15, 30);
        var wrong = from zone in AwkwardZones.All
                    from number in Enumerable.Range(0, 3 * 365)
                    let day = new DateOnly(2026, 1, 1).AddDays(number)
                    let instant = LocalTime.At(day, time, zone)
                    where LocalTime.DayOf(instant, zone) != day || LocalTime.TimeOf(instant, zone) != time
                    select $"{zone} {day:O}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_shift_between_winter_and_summer_is_real() =>
        Assert.All(
            AwkwardZones.All.Except(["Asia/Kathmandu", "Africa/Casablanca"]),
            zone => Assert.NotEqual(
                LocalTime.TimeOf(new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero), zone),
                LocalTime.TimeOf(new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero), zone)));

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Asia/Calcutta", true)]
    [InlineData("UTC", true)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("europe/berlin", false)]
    [InlineData("UTC+02", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_ids_of_the_bundled_data_are_zones(string? zone, bool expected) => Assert.Equal(expected, LocalTime.IsZone(zone));

    [Fact]
    public void A_zone_that_does_not_exist_is_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentException>(() => LocalTime.DayOf(DateTimeOffset.UnixEpoch, "Mars/Olympus"));

        Assert.Contains("Mars/Olympus", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nonsensical_dates_from_outside_do_not_overflow() =>
        Assert.All(AwkwardZones.All, zone =>
        {
            Assert.Equal(9999, LocalTime.ToLocal(DateTimeOffset.MaxValue, zone).Year);
            Assert.Equal(1, LocalTime.ToLocal(DateTimeOffset.MinValue, zone).Year);
            Assert.Equal(9999, LocalTime.At(DateOnly.MaxValue, TimeOnly.MaxValue, zone).Year);
            Assert.Equal(1, LocalTime.At(DateOnly.MinValue, TimeOnly.MinValue, zone).Year);
        });

    [Fact]
    public void The_zone_data_says_which_edition_it_is() => Assert.Matches("^20[0-9]{2}[a-z]$", LocalTime.ZoneDataVersion);

    private static Arbitrary<(string Zone, DateOnly Day, TimeOnly Time)> Moments =>
        (from zone in AwkwardZones.Zone from day in AwkwardZones.Day from time in AwkwardZones.Time select (zone, day, time)).ToArbitrary();

    private static DateTimeOffset At(string local, string zone) => At(DateTime.Parse(local, CultureInfo.InvariantCulture), zone);

    private static DateTimeOffset At(DateTime local, string zone) => LocalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
