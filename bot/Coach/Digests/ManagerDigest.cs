using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.Digests;

/// <summary>
/// What a manager reads for himself once a week: readiness of the whole team from D-MINN people on, what is open, by deal,
/// and one coaching question per rep at most [DIG-02]. It begins with the question what he saw done right.
/// </summary>
public static class ManagerDigest
{
    private const int MostOfAKind = 5;
    private const int MostQuestions = 10;
    private const int NearDays = 30;

    /// <summary>One line, and the colleague whose deal it is about.</summary>
    private sealed record Line(string? Person, Part Part);

    public static string KeyOf(string manager, string team, DateOnly day) =>
        CardKeys.Duty(manager, string.Create(CultureInfo.InvariantCulture, $"digest/{team}/{day:yyyy-MM-dd}"));

    /// <summary>The digest of one manager, and to each rep word for word what it says of him; nothing where nothing is open [DIG-05].</summary>
    public static IReadOnlyList<Decision> For(
        PersonRecord manager, TeamRecord team, IReadOnlyList<PersonRecord> members, WeekFigures week, Situation situation, DateTimeOffset at)
    {
        var today = LocalTime.DayOf(at, DigestTimes.ZoneIn(situation.Tenant));
        var reports = members.Where(m => string.Equals(m.Facts.ManagerEmail, manager.Email, StringComparison.OrdinalIgnoreCase) && m.Email != manager.Email).ToList();
        var deals = Teams.DealsOf(reports, situation).Where(d => d.IsOpen || d.IsWon).ToList();
        List<Line> open =
        [
            .. Cut(MostOfAKind, Handoffs(deals, situation)),
            .. WithoutDossier(deals, situation),
            .. Cut(MostOfAKind, Events(deals, situation, today)),
            .. Cut(MostOfAKind, Reservations(deals, situation)),
            .. Cut(MostQuestions, reports.Select(r => CoachingQuestions.For(r, deals, team.PrioritiesOn(today), situation) is { } question ? new Line(r.Email, question) : null).OfType<Line>()),
        ];
        if (open.Count == 0) return [];

        var key = KeyOf(manager.Email, team.Name, today);
        List<Line> lines = [.. Readiness(team, week, deals, situation, today), .. open];
        var view = new CardView([Ask(team, key), .. lines.Select(l => l.Part)], Texts.PreviewDuty.Id, Facts.None, new About("person", manager.Email));
        return
        [
            new Tell(Subjects.Person(manager.Email), new DutySet(new Duty(key, DutyKinds.Digest, at, at.AddDays(3), view))),
            .. lines.Where(l => l.Person is not null)
                .GroupBy(l => l.Person!.ToLowerInvariant(), StringComparer.Ordinal)
                .Select(g => new Tell(Subjects.Person(g.Key), new DigestSaid([.. g.Select(l => new SaidLine(at, manager.Email, l.Part.Text, l.Part.Facts))]))),
        ];
    }

    private static Part Ask(TeamRecord team, string key) =>
        Texts.ManagerAsk.With().Presses(new Press(Verbs.SayRight, Subjects.Team(team.Name), PressKind.Form, PressStyle.Primary, Value: key));

    /// <summary>The same figure as the channel's, or none and the deals to talk about instead: never a figure of a part of the team [PRV-05].</summary>
    private static IEnumerable<Line> Readiness(TeamRecord team, WeekFigures week, List<DealRecord> deals, Situation situation, DateOnly today)
    {
        if (week.Habit is { Asked: > 0 } habit)
            return [new(null, Texts.ManagerReady.With(("team", team.Name), ("named", habit.InTime), ("meetings", habit.Asked)))];
        var talk = deals.Select(d => (Deal: d, Why: ToTalkAbout(d, situation, today)))
            .Where(d => d.Why is not null)
            .OrderBy(d => d.Deal.CriticalDate?.Date ?? d.Deal.Facts.CloseDate ?? DateOnly.MaxValue)
            .Select(d => new Line(d.Deal.Facts.OwnerEmail, Texts.ManagerTalk.With(("deal", d.Deal.Name), ("talk", Fact.Word("talk." + d.Why)))));
        return [new(null, Texts.ManagerFew.With(("count", situation.Tenant.Defaults.MinN))), .. Cut(MostOfAKind, talk)];
    }

    private static string? ToTalkAbout(DealRecord deal, Situation situation, DateOnly today) => deal switch
    {
        { Event: null } => "noEvent",
        { IsOpen: true, CriticalDate: null } => "noDate",
        { CriticalDate: { } date } when date.Date <= today.AddDays(NearDays) && situation.Find<EventRecord>(Subjects.Event(deal.Id))?.State is not EventState.Announced => "dateNear",
        _ => null,
    };

    /// <summary>By role and deal, without a person's name [HND-05].</summary>
    private static IEnumerable<Line> Handoffs(IEnumerable<DealRecord> deals, Situation situation) =>
        from deal in deals
        let handoff = situation.Find<HandoffRecord>(Subjects.Handoff(deal.Id))
        where handoff is { IsOpen: true }
        let waits = new WordsFact([.. handoff.Late.Select(r => Fact.Word("role." + r))])
        select new Line(deal.Facts.OwnerEmail, Texts.ManagerHandoff.With(("deal", deal.Name), ("waits", waits)));

    /// <summary>One number for all of them: which deals these are, their owners know [HND-09].</summary>
    private static IEnumerable<Line> WithoutDossier(IEnumerable<DealRecord> deals, Situation situation)
    {
        var count = deals.Count(d => situation.Find<HandoffRecord>(Subjects.Handoff(d.Id)) is { WonWithoutDossier: true });
        return count == 0 ? [] : [new(null, Texts.ManagerDossier.With(("count", count)))];
    }

    private static IEnumerable<Line> Events(IEnumerable<DealRecord> deals, Situation situation, DateOnly today) =>
        from deal in deals
        let word = situation.Find<EventRecord>(Subjects.Event(deal.Id)) switch
        {
            { State: EventState.Missed } => "missed",
            { NotYetAnnounced: true } => "notYet",
            { State: EventState.AtRisk } => "atRisk",
            { State: EventState.Planned or EventState.Reached } when deal.Event?.By <= today.AddDays(NearDays) => deal.Event.By < today ? "notYet" : "near",
            _ => null,
        }
        where word is not null
        select new Line(deal.Facts.OwnerEmail, Texts.ManagerEvent.With(("deal", deal.Name), ("success", Fact.Word("success." + word)), ("date", Facts.Maybe(deal.Event?.By))));

    private static IEnumerable<Line> Reservations(IEnumerable<DealRecord> deals, Situation situation) =>
        from deal in deals
        from decision in situation.Find<ReviewRecord>(Subjects.Review(deal.Id))?.Decisions ?? []
        where decision is { Reservations.Count: > 0, LookedAgain: false }
        select new Line(deal.Facts.OwnerEmail, Texts.ManagerReservation.With(("deal", deal.Name), ("text", decision.Text)));

    private static IEnumerable<Line> Cut(int most, IEnumerable<Line> lines)
    {
        var all = lines.ToList();
        return all.Count <= most ? all : [.. all.Take(most), new(null, Texts.DigestMore.With(("count", all.Count - most)))];
    }
}
