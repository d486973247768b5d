using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.References;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.Digests;

/// <summary>
/// The channel's digest: one message of ten lines at most, the first of them about what was done right, details in its
/// thread [DIG-01]. Without such a line there is none.
/// </summary>
public static class RoomDigest
{
    /// <summary>With the head, the week, the stories and three priorities these make nine lines.</summary>
    private const int MostRights = 3;
    private const int MostMore = 10;
    private const int MostStories = 5;
    private const int StoryDays = 8;

    /// <summary>The new stories that a digest links, as they were approved, with those who helped [DIG-06].</summary>
    public static IReadOnlyList<StoryRecord> Stories(TeamRecord team, IReadOnlyList<DealRecord> deals, Situation situation, DateTimeOffset at) =>
    [
        .. deals.Select(d => situation.Find<StoryRecord>(Subjects.Story(d.Id)))
            .OfType<StoryRecord>()
            .Where(s => s is { Story: not null, PostedAt: { } posted } && posted <= at && posted > at.AddDays(-StoryDays) && !team.Told.Contains(KeyOf(s)))
            .Take(MostStories),
    ];

    public static string KeyOf(StoryRecord story) => "story/" + story.DealId;

    /// <summary>The cards, and what they say of whom; nothing where there is no line about something done right.</summary>
    public static IReadOnlyList<Decision> Cards(
        TeamRecord team, Destination room, IReadOnlyList<Praised> praised, IReadOnlyList<StoryRecord> stories, WeekFigures week, Situation situation, DateTimeOffset at, DateTimeOffset now)
    {
        var lines = praised.Where(p => p.Room is not null).ToList();
        if (lines.Count == 0) return [];
        var today = LocalTime.DayOf(at, DigestTimes.ZoneIn(situation.Tenant));
        var named = StoryLine(stories, situation);
        // A story that names somebody who wants praise for himself alone is linked, not quoted.
        List<Part> told = [.. stories.Where(s => People(s).All(p => MayBeNamed(p, situation) || !s.Story!.Contains(Colleagues.NameOf(p, situation), StringComparison.OrdinalIgnoreCase))).Select(s => Texts.DigestStory.With(("text", s.Story!)))];
        List<Part> parts =
        [
            Texts.DigestHead.With(("team", team.Name)),
            .. lines.Take(MostRights).Select(l => l.Room!),
            Week(week),
            .. named,
            .. team.PrioritiesOn(today).Select(p => Texts.DigestPriority.With(("text", p.Text), ("reason", p.Reason), ("ends", p.Until))),
        ];
        List<Part> more =
        [
            .. lines.Skip(MostRights).Take(MostMore).Select(l => l.Room!),
            .. lines.Count > MostRights + MostMore ? [Texts.DigestMore.With(("count", lines.Count - MostRights - MostMore))] : Array.Empty<Part>(),
            .. told,
            .. Debriefs(situation),
            Texts.DigestChart.With().Shows(Chart(team)),
        ];
        var key = string.Create(CultureInfo.InvariantCulture, $"digest/{team.Name}/{today:yyyy-MM-dd}");
        return
        [
            new Show(Card(key, parts, null)),
            new Show(Card(key + "/more", more, key)),
            .. lines.Take(MostRights + MostMore)
                .Where(l => l.Person is not null)
                .Select(l => (Person: l.Person!, Part: l.Room!))
                .Concat(stories.SelectMany(People).Distinct(StringComparer.Ordinal).Where(p => MayBeNamed(p, situation)).SelectMany(p => named.Concat(told.Where(t => Names(t, p, situation))).Select(n => (Person: p, Part: n))))
                .GroupBy(l => l.Person, StringComparer.Ordinal)
                .Select(g => new Tell(Subjects.Person(g.Key), new DigestSaid([.. g.Select(l => new SaidLine(at, null, l.Part.Text, l.Part.Facts))]))),
        ];

        Card Card(string name, IReadOnlyList<Part> shown, string? thread) => new(
            name,
            Subjects.Team(team.Name),
            room,
            TeamRooms.ReaderIn(situation.Tenant),
            new CardView(shown, Texts.PreviewRoom.Id, Facts.None),
            new Timing(now, now, at + DigestTimes.Useful),
            thread);
    }

    /// <summary>Forward and back in one line; readiness only where it is shown [DIG-15].</summary>
    public static Part Week(WeekFigures week) =>
        Texts.DigestWeek.With(
            ("named", week.Habit is { Asked: > 0 } habit ? habit.InTime : null),
            ("meetings", week.Habit is { Asked: > 0 } shown ? shown.Asked : null),
            ("punctual", week.Transitions > 0 ? week.OnTime : null),
            ("transitions", week.Transitions > 0 ? week.Transitions : null),
            ("announced", week.Announced),
            ("booked", week.Booked),
            ("renewed", week.Renewed));

    /// <summary>Wins and losses that were talked through, of the whole company: belongs to nobody [REF-08].</summary>
    private static IEnumerable<Part> Debriefs(Situation situation) =>
        situation.Find<DebriefsRecord>(Subjects.Debriefs) is { } all && all.WinsAnswered + all.LossesAnswered > 0
            ? [Texts.DigestDebriefs.With(("wins", all.WinsAnswered), ("losses", all.LossesAnswered))]
            : [];

    private static ChartView Chart(TeamRecord team) => new(
        Fact.Word("chart.title"),
        [.. team.Weeks.Select(w => (Fact)w.From)],
        [
            new ChartSeries(Fact.Word("chart.readiness"), [.. team.Weeks.Select(TeamWeeks.Readiness)]),
            new ChartSeries(Fact.Word("chart.events"), [.. team.Weeks.Select(w => (int?)w.Announced)]),
        ]);

    private static List<Part> StoryLine(IReadOnlyList<StoryRecord> stories, Situation situation)
    {
        if (stories.Count == 0) return [];
        var authors = stories.Select(s => s.Answers?.By).OfType<string>().Where(a => MayBeNamed(a, situation));
        var helpers = stories.SelectMany(s => s.Answers?.Helpers ?? []).Select(h => h.ToLowerInvariant()).Where(h => MayBeNamed(h, situation));
        return [Texts.DigestStories.With(("count", stories.Count), ("authors", NamesOf(authors, situation)), ("helpedBy", NamesOf(helpers, situation)))];
    }

    private static IEnumerable<string> People(StoryRecord story) =>
        (story.Answers?.Helpers ?? []).Append(story.Answers?.By).OfType<string>().Select(p => p.ToLowerInvariant());

    private static bool MayBeNamed(string email, Situation situation) => !PrivatePraise.IsChosenBy(email, situation);

    private static bool Names(Part told, string email, Situation situation) =>
        told.Facts["text"] is TextFact text && text.Value.Contains(Colleagues.NameOf(email, situation), StringComparison.OrdinalIgnoreCase);

    private static WordsFact NamesOf(IEnumerable<string> emails, Situation situation) =>
        new([.. emails.Distinct(StringComparer.Ordinal).Select(e => (Fact)Colleagues.NameOf(e, situation))]);
}
