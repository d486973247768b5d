using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.People;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.Victory;

/// <summary>[PO-11] Over generated dates: one nudge a working day at most, none before kickoff, none after the end, and every one that is planned.</summary>
public sealed class NudgePropertyTests
{
    private const string Zone = "Europe/Berlin";

    /// <param name="KickoffIn">Days from the order to the kickoff.</param>
    /// <param name="EventIn">Days from the kickoff to the event.</param>
    /// <param name="EndsIn">Days from the order to its end by a victory or a miss; negative for never.</param>
    private sealed record Way(int KickoffIn, int EventIn, int EndsIn, bool Missed, int FirstDay, int Days);

    private static Arbitrary<Way> Ways =>
        (from kickoff in Gen.Choose(0, 60)
         from day in Gen.Choose(0, 260)
         from ends in Gen.Choose(-200, 400)
         from missed in Gen.Elements(true, false)
         from first in Gen.Choose(0, 6)
         from days in Gen.Choose(3, 6)
         select new Way(kickoff, day, ends, missed, first, days)).ToArbitrary();

    [Fact]
    public void Each_nudge_has_its_day_and_no_day_has_two() =>
        Prop.ForAll(Ways, way =>
        {
            var hours = new WeeklyHours([.. Enumerable.Range(0, way.Days).Select(n => (DayOfWeek)((way.FirstDay + n) % 7))], new(8, 0), new(17, 0));
            var order = new DateOnly(2026, 12, 1);
            var kickoff = order.AddDays(way.KickoffIn);
            var due = kickoff.AddDays(way.EventIn);
            var desk = new EventDesk().Person(Some.Ann, team: "West", manager: EventDesk.Max, hours: hours)
                .Plan(kickoff.ToString("yyyy-MM-dd"), null)
                .Defined(due.ToString("yyyy-MM-dd"));
            if (way.EndsIn >= 0)
            {
                desk.AdvanceTo(desk.Now.AddDays(way.EndsIn));
                if (way.Missed) desk.Send(Some.Ann, Forms.EventMissed, ("reason", "The line was sold"));
                else desk.Announce(LocalTime.DayOf(desk.Now, Zone).ToString("yyyy-MM-dd"));
            }
            var end = way.EndsIn >= 0 ? desk.Now : (DateTimeOffset?)null;
            desk.AdvanceTo("2028-12-31T12:00:00Z");

            var nudges = desk.Duties.Where(d => d.Duty.Key.Contains("/nudge/", StringComparison.Ordinal)).ToList();
            var days = nudges.Select(n => LocalTime.DayOf(n.At, Zone)).ToList();
            var time = new WorkingTime(Zone, hours, null, HolidayCalendar.None);
            if (days.Distinct().Count() != days.Count) return false;
            if (days.Exists(d => !time.IsWorkingDay(d) || d < kickoff)) return false;
            if (end is { } over && nudges.Exists(n => n.At > over)) return false;

            var last = end is { } at ? LocalTime.DayOf(at, Zone) : DateOnly.MaxValue;
            return Planned(kickoff, due, time).Where(d => d > order && d >= kickoff && d < last).All(days.Contains);
        }).QuickCheckThrowOnFailure();

    /// <summary>The days of the behaviour table, written down once more: lines before the event, and the thread, apart.</summary>
    private static IEnumerable<DateOnly> Planned(DateOnly kickoff, DateOnly due, WorkingTime time)
    {
        yield return time.AddWorkingDays(kickoff, 2)!.Value;
        foreach (var before in new[] { 14, 3 })
        {
            var day = due.AddDays(-before);
            while (!time.IsWorkingDay(day)) day = day.AddDays(-1);
            yield return day;
        }
        yield return FirstFrom(due);
        var week = FirstFrom(due.AddDays(7));
        for (var n = 0; n <= 3; n++) yield return time.AddWorkingDays(week, 10 * n)!.Value;

        DateOnly FirstFrom(DateOnly day)
        {
            while (!time.IsWorkingDay(day)) day = day.AddDays(1);
            return day;
        }
    }

    /// <summary>A plan that moves while the nudges run never brings two on one day, nor one that lies in the past.</summary>
    [Fact]
    public void A_plan_that_moves_brings_no_second_nudge_on_a_day() =>
        Prop.ForAll(
            (from moves in Gen.Choose(-40, 60).ArrayOf(12) select moves).ToArbitrary(),
            moves =>
            {
                var desk = new EventDesk().Defined(by: null);
                var live = new DateOnly(2027, 3, 1);
                foreach (var move in moves)
                {
                    live = live.AddDays(move);
                    desk.Plan("2026-12-07", live.ToString("yyyy-MM-dd")).Take(new LookAgain()).AdvanceTo(desk.Now.AddDays(9));
                    desk.Take(new LookAgain());
                }
                var days = desk.Duties.Select(d => LocalTime.DayOf(d.At, Zone)).ToList();
                return days.Distinct().Count() == days.Count && days.TrueForAll(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
            }).QuickCheckThrowOnFailure();
}
