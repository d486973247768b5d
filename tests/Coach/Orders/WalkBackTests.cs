using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coach.Orders;

/// <summary>[PO-05] From the critical date back, over the business days of both sides.</summary>
public sealed class WalkBackTests
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly TemplateStep[] Steps =
    [
        new("contracts", 10, Roles.Rep, []),
        new("adminTraining", 2, Roles.Services, ["contracts"]),
        new("configuration", 10, Roles.Services, ["contracts"]),
        new("implementation", 10, Roles.Services, ["configuration"]),
        new("tests", 5, Roles.Services, ["implementation", "adminTraining"]),
        new("userTraining", 3, Roles.Support, ["implementation"]),
        new("goLive", 1, Roles.Services, ["tests", "userTraining"], GoLive: true),
    ];

    private static BusinessDays Both => new(Plans.Holidays, Week, "DE", "US");

    private sealed record Trial(TemplateStep[] Steps, DateOnly Critical, BusinessDays Days)
    {
        public IReadOnlyList<Slot> Walked { get; } = WalkBack.From(Critical, Steps, Days);

        public DateOnly Last => Days.NotAfter(Critical);

        public Slot Of(string id) => Walked.Single(s => s.Id == id);
    }

    /// <summary>A step waits for some of those before it; the last one is the go-live and waits for all that nothing waits for.</summary>
    private static Arbitrary<Trial> Trials =>
        (from count in Gen.Choose(1, 8)
         from days in Gen.Choose(1, 12).ArrayOf(count)
         from waits in Gen.Choose(0, 3).ArrayOf(64)
         from critical in Gen.Choose(0, 500)
         from off in Gen.Choose(-250, 520).ArrayOf(24)
         from offThere in Gen.Choose(-250, 520).ArrayOf(24)
         select new Trial(Made(days, waits), Day(critical), Calendar(off, offThere))).ToArbitrary();

    /// <summary>
    /// By hand, for a go-live on Friday 1 January 2027, a holiday on both sides, so Thursday 31 December. Off: 26 November (US),
    /// 25 December (both) and the weekends, one of which holds 26 December (DE).
    /// </summary>
    [Theory]
    [InlineData("goLive", "2026-12-31", "2026-12-31")]
    [InlineData("tests", "2026-12-23", "2026-12-30")]
    [InlineData("userTraining", "2026-12-28", "2026-12-30")]
    [InlineData("implementation", "2026-12-09", "2026-12-22")]
    [InlineData("configuration", "2026-11-24", "2026-12-08")]
    [InlineData("adminTraining", "2026-12-21", "2026-12-22")]
    [InlineData("contracts", "2026-11-10", "2026-11-23")]
    public void The_table_worked_by_hand_over_the_holidays_of_two_countries(string id, string from, string to)
    {
        var slot = WalkBack.From(new(2027, 1, 1), Steps, Both).Single(s => s.Id == id);
        Assert.Equal((from, to), (slot.From.ToString("yyyy-MM-dd"), slot.To.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void A_holiday_of_one_side_only_counts_too()
    {
        var ours = WalkBack.From(new(2027, 1, 1), Steps, Both with { Theirs = "DE" }).Single(s => s.Id == "configuration");
        Assert.Equal(new DateOnly(2026, 11, 25), ours.From);
    }

    [Fact]
    public void No_step_ends_after_its_successor_starts() =>
        Prop.ForAll(Trials, t => t.Steps.All(s => s.After.All(a => t.Of(a).To < t.Of(s.Id).From))).QuickCheckThrowOnFailure();

    [Fact]
    public void No_step_begins_or_ends_on_a_holiday_of_either_side_or_a_weekend_and_each_has_its_days() =>
        Prop.ForAll(Trials, t => t.Steps.All(s =>
            t.Days.Includes(t.Of(s.Id).From) && t.Days.Includes(t.Of(s.Id).To) && t.Days.Between(t.Of(s.Id).From, t.Of(s.Id).To.AddDays(1)) == s.Days)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_go_live_ends_on_the_last_business_day_not_after_the_critical_date() =>
        Prop.ForAll(Trials, t => t.Of(t.Steps[^1].Id).To == t.Last && t.Last <= t.Critical && t.Days.Between(t.Last.AddDays(1), t.Critical.AddDays(1)) == 0).QuickCheckThrowOnFailure();

    /// <summary>A day later somewhere, and a successor would have to begin later, or the critical date would be missed.</summary>
    [Fact]
    public void The_walk_is_the_latest_possible() =>
        Prop.ForAll(Trials, t => t.Steps.All(s =>
        {
            var later = t.Days.After(t.Of(s.Id).To);
            return later > t.Last || t.Steps.Any(n => n.After.Contains(s.Id) && t.Of(n.Id).From <= later);
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void What_comes_after_the_go_live_follows_it_as_early_as_it_can()
    {
        var slots = WalkBack.From(new(2027, 1, 1), [.. Steps, new("review", 2, Roles.AccountManager, ["goLive"])], Both);
        Assert.Equal(new Slot("goLive", new(2026, 12, 31), new(2026, 12, 31)), slots.Single(s => s.Id == "goLive"));
        Assert.Equal(new Slot("review", new(2027, 1, 4), new(2027, 1, 5)), slots.Single(s => s.Id == "review"));
    }

    [Fact]
    public void A_circle_gives_no_plan() =>
        Assert.Empty(WalkBack.From(new(2027, 1, 1), [new("a", 1, Roles.Rep, ["b"]), new("b", 1, Roles.Rep, ["a"])], Both));

    [Fact]
    public void The_earliest_way_begins_on_the_day_and_keeps_the_order()
    {
        var slots = WalkBack.Earliest(new(2026, 11, 28), [new("a", 2, Roles.Rep, []), new("b", 1, Roles.Rep, ["a"])], Both);
        Assert.Equal([new Slot("a", new(2026, 11, 30), new(2026, 12, 1)), new Slot("b", new(2026, 12, 2), new(2026, 12, 2))], slots);
    }

    private static DateOnly Day(int number) => new DateOnly(2026, 10, 1).AddDays(number);

    private static BusinessDays Calendar(int[] ours, int[] theirs) => new(
        new HolidayCalendar(
            new Dictionary<string, IReadOnlySet<DateOnly>>(StringComparer.OrdinalIgnoreCase) { ["AA"] = ours.Select(Day).ToHashSet(), ["BB"] = theirs.Select(Day).ToHashSet() },
            new HashSet<DateOnly>()),
        Week,
        "AA",
        "BB");

    private static TemplateStep[] Made(int[] days, int[] waits)
    {
        var steps = new List<TemplateStep>();
        for (var i = 0; i < days.Length; i++)
        {
            var last = i == days.Length - 1;
            var after = Enumerable.Range(0, i).Where(j => last ? steps.TrueForAll(s => !s.After.Contains("s" + j)) : waits[(8 * i) + j] == 0).Select(j => "s" + j);
            steps.Add(new("s" + i, days[i], Roles.Services, [.. after], GoLive: last));
        }
        return [.. steps];
    }
}
