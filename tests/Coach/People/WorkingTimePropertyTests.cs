using CoachBot.Coach;
using CoachBot.Coach.People;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.People;

/// <summary>[ADM-03] [ADM-05] [ADM-07]: what holds for every zone, week, holiday and instant.</summary>
public sealed class WorkingTimePropertyTests
{
    private static readonly DateOnly FirstDay = new(2023, 1, 1);

    private static Gen<WeeklyHours> Hours =>
        from mask in Gen.Choose(1, 127)
        from first in Gen.Choose(0, 1438)
        from last in Gen.Choose(first + 1, 1439)
        select new WeeklyHours(
            [.. Enum.GetValues<DayOfWeek>().Where(day => (mask >> (int)day & 1) == 1)],
            new TimeOnly(first / 60, first % 60),
            new TimeOnly(last / 60, last % 60));

    private static Gen<HolidayCalendar> Holidays =>
        from seed in Gen.Choose(0, int.MaxValue)
        select new HolidayCalendar(
            new Dictionary<string, IReadOnlySet<DateOnly>>(StringComparer.OrdinalIgnoreCase) { ["XX"] = OneInTen(seed) },
            OneInTen(seed + 1));

    private static Arbitrary<(WorkingTime Work, DateTimeOffset At)> Moments =>
        (from zone in AwkwardZones.Zone
         from hours in Hours
         from holidays in Holidays
         from at in AwkwardZones.Instant
         select (new WorkingTime(zone, hours, "XX", holidays), at)).ToArbitrary();

    private static Arbitrary<(WorkingTime Work, DateTimeOffset At, TimeSpan Time)> Sums =>
        (from x in Moments.Generator
         from minutes in Gen.Choose(0, 50 * 60)
         select (x.Work, x.At, TimeSpan.FromMinutes(minutes))).ToArbitrary();

    [Fact]
    public void The_next_opening_is_open_and_never_earlier() =>
        Prop.ForAll(Moments, x => x.Work.NextOpening(x.At) is { } next && next >= x.At && x.Work.IsOpen(next)).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_open_between_an_instant_and_its_next_opening() =>
        Prop.ForAll(Moments, x =>
        {
            var wait = x.Work.NextOpening(x.At)!.Value - x.At;
            return Enumerable.Range(0, 40).All(part => wait == TimeSpan.Zero || !x.Work.IsOpen(x.At + (wait * part / 40)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Open_means_a_working_day_within_its_opening_and_closing() =>
        Prop.ForAll(Moments, x =>
        {
            var day = LocalTime.DayOf(x.At, x.Work.Zone);
            var within = x.Work.Opening(day) <= x.At && x.At < x.Work.Closing(day);
            return x.Work.IsOpen(x.At) == within && (!within || x.Work.IsWorkingDay(day));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Subtracting_undoes_adding_for_open_instants() =>
        Prop.ForAll(Sums, x =>
        {
            var open = x.Work.NextOpening(x.At)!.Value;
            return x.Work.AddWorkingTime(open, x.Time) is { } later && x.Work.SubtractWorkingTime(later, x.Time) == open;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_undoes_subtracting_for_open_instants() =>
        Prop.ForAll(Sums, x =>
        {
            var open = x.Work.NextOpening(x.At)!.Value;
            return x.Work.SubtractWorkingTime(open, x.Time) is { } before && x.Work.AddWorkingTime(before, x.Time) == open;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_ends_in_an_open_instant_and_takes_at_least_that_long() =>
        Prop.ForAll(Sums, x => x.Work.AddWorkingTime(x.At, x.Time) is { } later && x.Work.IsOpen(later) && later - x.At >= x.Time)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Subtracting_some_time_ends_in_an_open_instant_before() =>
        Prop.ForAll(Sums, x => x.Time == TimeSpan.Zero
            || (x.Work.SubtractWorkingTime(x.At, x.Time) is { } before && x.Work.IsOpen(before) && x.At - before >= x.Time))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_previous_working_day_is_the_last_one_before() =>
        Prop.ForAll(Moments, x =>
        {
            var day = LocalTime.DayOf(x.At, x.Work.Zone);
            var previous = x.Work.PreviousWorkingDay(day)!.Value;
            return previous < day && x.Work.IsWorkingDay(previous) && !DaysBetween(previous, day).Any(x.Work.IsWorkingDay);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_next_working_day_is_the_first_one_after() =>
        Prop.ForAll(Moments, x =>
        {
            var day = LocalTime.DayOf(x.At, x.Work.Zone);
            var next = x.Work.NextWorkingDay(day)!.Value;
            return next > day && x.Work.IsWorkingDay(next) && !DaysBetween(day, next).Any(x.Work.IsWorkingDay);
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<DateOnly> DaysBetween(DateOnly after, DateOnly before) =>
        Enumerable.Range(1, Math.Max(0, before.DayNumber - after.DayNumber - 1)).Select(after.AddDays);

    private static HashSet<DateOnly> OneInTen(int seed) =>
        [.. Enumerable.Range(0, 3700).Where(number => ((number * 7919L) + seed) % 10 == 0).Select(FirstDay.AddDays)];
}
