using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Reviews;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coach.Digests;

/// <summary>[DIG-13]: nothing is louder at the end of a quarter.</summary>
public sealed class SameToneTests
{
    [Fact]
    public void A_quarter_of_equal_weeks_has_equally_many_messages_each_week()
    {
        var monday = new DateOnly(2026, 11, 9);
        var world = TeamWorld.With(2, "2026-11-08T12:00:00Z").WithDeal(owner: TeamWorld.Rep(0));
        for (var week = 0; week < 13; week++, monday = monday.AddDays(7))
        {
            var said = new DoneRight(TeamWorld.Rep(week % 2), $"Asked first, week {week}", TeamWorld.Mia, At(monday.AddDays(2), 12));
            for (var day = 1; day < 4; day++)
            {
                for (var rep = 0; rep < 2; rep++) world.WithMeeting($"m-{week}-{day}-{rep}", Written(monday.AddDays(day), 9 + (rep * 3)), organizer: TeamWorld.Rep(rep), deal: "deal-1");
            }
            for (var day = 1; day < 4; day++)
            {
                for (var rep = 0; rep < 2; rep++)
                {
                    var id = $"m-{week}-{day}-{rep}";
                    world.AdvanceTo(At(monday.AddDays(day), 8 + (rep * 3))).NameValue("They know their stock", TeamWorld.Rep(rep), id);
                    world.AdvanceTo(At(monday.AddDays(day), 10 + (rep * 3)).AddMinutes(20)).Press(Verbs.AfterYes, TeamWorld.Rep(rep), id);
                }
            }
            world.DoneRight("deal-1", said).AdvanceTo(At(monday.AddDays(6), 12));
        }

        var started = world.Cards.Values.Where(c => !c.Now.Key.StartsWith("answer/", StringComparison.Ordinal)).ToList();
        var perWeek = Enumerable.Range(0, 13).Select(w => started.Count(c => c.SentAt >= At(new DateOnly(2026, 11, 9).AddDays(7 * w), 0) && c.SentAt < At(new DateOnly(2026, 11, 9).AddDays(7 * (w + 1)), 0))).ToList();
        Assert.True(perWeek[0] > 5, string.Join(' ', perWeek));
        Assert.All(perWeek, count => Assert.Equal(perWeek[0], count));
        Assert.Equal(perWeek.Sum(), started.Count);
    }

    [Fact]
    public void No_setting_of_a_tenant_knows_the_end_of_a_period() => Assert.DoesNotContain(
        typeof(TenantSettings).GetProperties().Concat(typeof(CoachDefaults).GetProperties()).Select(p => p.Name),
        name => name.Contains("Quarter", StringComparison.Ordinal) || name.Contains("Month", StringComparison.Ordinal) || name.Contains("YearEnd", StringComparison.Ordinal));

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.Zero);

    private static string Written(DateOnly day, int hour) => At(day, hour).ToString("O", CultureInfo.InvariantCulture);
}
