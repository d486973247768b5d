using CoachBot.Coach.Cards;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Digests;

/// <summary>
/// What the coach has brought: the customers' outcome first, then how its questions were taken, each with its definition,
/// then the trend by team [ADM-26]. Every figure is a whole team's in a whole week of D-MINN people or more, or a sum of
/// such: there is nothing to subtract [PRV-05].
/// </summary>
public static class OwnEffect
{
    private const int MostTeams = 8;
    private static readonly string[] Readers = [Roles.Admin, Roles.Curator, Roles.Manager];

    public static IReadOnlyList<Part> Parts(PersonRecord person, Situation situation, DateTimeOffset now)
    {
        if (!Readers.Contains(person.Facts.Role)) return [Texts.EffectNotYours.With()];
        var teams = situation.Linked(LinkNames.Teams).Select(situation.Find<TeamRecord>).OfType<TeamRecord>().ToList();
        var shown = teams.Where(t => t.Weeks.Any(w => w.Habit is not null)).ToList();
        var weeks = shown.SelectMany(t => t.Weeks.Where(w => w.Habit is not null)).ToList();
        if (TeamWeeks.Sum(weeks) is not { } habit) return [Texts.EffectNone.With(("count", situation.Tenant.Defaults.MinN))];
        return
        [
            Texts.Effect.With(
                ("announced", weeks.Sum(w => w.Announced)),
                ("confirmedValues", habit.Confirmed),
                ("references", shown.Sum(t => t.Weeks.Last(w => w.Habit is not null).References))),
            Texts.EffectUse.With(
                ("meetings", habit.Asked),
                ("answered", habit.Answered),
                ("inTime", habit.InTime),
                ("later", habit.Later),
                ("refused", habit.Refused),
                ("count", situation.Tenant.Defaults.MinN)),
            .. shown.Take(MostTeams).Select(Trend),
            .. shown.Count > MostTeams ? [Texts.DigestMore.With(("count", shown.Count - MostTeams))] : Array.Empty<Part>(),
        ];
    }

    private static Part Trend(TeamRecord team) =>
        Texts.EffectTeam.With(("team", team.Name)).Shows(new ChartView(
            team.Name,
            [.. team.Weeks.Select(w => (Fact)w.From)],
            [
                new ChartSeries(Fact.Word("chart.asked"), [.. team.Weeks.Select(w => w.Habit?.Asked)]),
                new ChartSeries(Fact.Word("chart.inTime"), [.. team.Weeks.Select(w => w.Habit?.InTime)]),
            ]));
}
