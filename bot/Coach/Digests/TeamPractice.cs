using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;

namespace CoachBot.Coach.Digests;

/// <summary>What a team's record does with what happens. Its one wakeup is the next digest, which plans its successor.</summary>
public static class TeamPractice
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>No change of a zone's rules moves a local time further.</summary>
    private static readonly TimeSpan MostShift = TimeSpan.FromHours(4);

    /// <summary>A team's first digest waits until there is most of a week to look back on.</summary>
    private static readonly TimeSpan BeforeFirst = TimeSpan.FromDays(3);

    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var name = Subjects.IdOf(happened.Subject);
        if (name.Length == 0) return [];
        var team = situation.Find<TeamRecord>(happened.Subject) ?? new TeamRecord { Name = name };
        return happened.What switch
        {
            LookAgain when team.Next is { } next => Again(team, next, situation, now),
            LookAgain => Begun(team, situation, now),
            WokeUp => Woken(team, situation, now),
            TeamRoomSet set when MayLead(set.By, team, situation) => Planned(team with { Room = set.Room }, situation, now),
            TeamTimeSet set when MayLead(set.By, team, situation) => Planned(team with { Day = set.Day, Time = set.Time }, situation, now),
            Pressed pressed => TeamForms.Decide(team, pressed, happened.Key, situation, now),
            Submitted sent => TeamForms.Decide(team, sent, happened.Key, situation, now),
            _ => [],
        };
    }

    /// <summary>The form that a press opens, or null.</summary>
    public static FormView? Opened(Situation situation, InboundEvent happened, Pressed pressed, DateTimeOffset now) =>
        situation.Find<TeamRecord>(happened.Subject) is { } team ? TeamForms.Opened(team, pressed, situation, now) : null;

    /// <summary>What is wrong with a form, by field.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(Situation situation, InboundEvent happened, Submitted sent, DateTimeOffset now) =>
        situation.Find<TeamRecord>(happened.Subject) is { } team ? TeamForms.Errors(team, sent, situation, now) : new Dictionary<string, Part>(StringComparer.Ordinal);

    public static bool MayLead(string email, TeamRecord team, Situation situation) =>
        situation.Find<PersonRecord>(Subjects.Person(email)) is { } person && Teams.MayLead(person, team.Name, situation);

    /// <summary>A team begins with its first member.</summary>
    private static IReadOnlyList<Decision> Begun(TeamRecord team, Situation situation, DateTimeOffset now) =>
        Teams.Members(team.Name, situation).Count == 0 ? [] : Planned(team, situation, now + BeforeFirst);

    /// <summary>By newer rules of the team's zone the same local time is another instant [ADM-05].</summary>
    private static IReadOnlyList<Decision> Again(TeamRecord team, DateTimeOffset next, Situation situation, DateTimeOffset now) =>
        (DigestTimes.After(now, team, situation.Tenant) - next).Duration() is var shift && shift > TimeSpan.Zero && shift < MostShift ? Planned(team, situation, now) : [];

    private static IReadOnlyList<Decision> Planned(TeamRecord team, Situation situation, DateTimeOffset from)
    {
        var after = team with { Next = DigestTimes.After(from, team, situation.Tenant) };
        return [new Keep(Subjects.Team(team.Name), after), new WakeAt(Subjects.Team(team.Name), after.Next)];
    }

    private static IReadOnlyList<Decision> Woken(TeamRecord team, Situation situation, DateTimeOffset now)
    {
        var subject = Subjects.Team(team.Name);
        if (team.Next is not { } at) return [];
        if (now < at) return [new WakeAt(subject, at)];

        var members = Teams.Members(team.Name, situation);
        if (members.Count == 0) return [new Keep(subject, team with { Next = null }), new WakeAt(subject, null)];
        var deals = Teams.DealsOf(members, situation);
        // Weeks never overlap, and none is longer than a week, however often the time is changed.
        var from = team.Last is { } last && last > at - Week ? last : at - Week;
        var week = TeamWeeks.Of(members, deals, from, at, situation);
        var after = team.With(week) with
        {
            Last = at,
            Next = DigestTimes.After(now, team, situation.Tenant),
            Priorities = team.PrioritiesOn(LocalTime.DayOf(at, DigestTimes.ZoneIn(situation.Tenant))),
        };
        var said = now > at + DigestTimes.Useful ? [] : Said(ref after, members, deals, week, situation, at, now);
        return [new Keep(subject, after), .. said, new WakeAt(subject, after.Next)];
    }

    /// <summary>The digests of this week: the channel's, each manager's, and what one person reads for himself.</summary>
    private static List<Decision> Said(
        ref TeamRecord team, IReadOnlyList<PersonRecord> members, IReadOnlyList<DealRecord> deals, WeekFigures week, Situation situation, DateTimeOffset at, DateTimeOffset now)
    {
        var praised = Praise.Of(team, deals, situation, at);
        var stories = RoomDigest.Stories(team, deals, situation, at);
        var room = MaySpeak(team.Name, situation) ? TeamRooms.Of(team.Name, situation) : null;
        var current = team;
        var cards = room is null ? [] : RoomDigest.Cards(current, room, praised, stories, week, situation, at, now);
        var managers = Teams.Managers(members, situation).SelectMany(m => ManagerDigest.For(m, current, members, week, situation, at)).ToList();

        if (cards.Count > 0) team = team with { First = praised.First(p => p.Room is not null).Person };
        if (cards.Count == 0 && managers.Count == 0) team = team with { LastSilence = at };
        // Stories wait for a digest that goes out; praise is told today, in the channel or to its person alone.
        team = team.WithTold([.. praised.Select(p => p.Key), .. cards.Count > 0 ? stories.Select(RoomDigest.KeyOf) : []]);
        return
        [
            .. cards,
            .. managers,
            .. praised.Where(p => p is { For: not null, Alone: not null } && (p.Person is null || room is null)).Select(p => ToldAlone(p.For!, p.Key, p.Alone!, at)),
            .. EndedBefore(members, situation, at),
        ];
    }

    /// <summary>Something for one person, in his own chat.</summary>
    public static Tell ToldAlone(string email, string what, Part part, DateTimeOffset at) =>
        new(Subjects.Person(email), new DutySet(new Duty(
            CardKeys.Duty(email, what), DutyKinds.Digest, at, at.AddDays(5), new CardView([part], Texts.PreviewDuty.Id, Facts.None, new About("person", email)))));

    /// <summary>What was said last week leaves the home view.</summary>
    private static IEnumerable<Decision> EndedBefore(IReadOnlyList<PersonRecord> members, Situation situation, DateTimeOffset at) =>
        from person in members.Concat(Teams.Managers(members, situation)).DistinctBy(p => p.Email, StringComparer.Ordinal)
        from item in person.Duties
        where item.IsOpen && (item.Duty.Kind == DutyKinds.Digest || item.Duty.Key.Contains("/signal/help/", StringComparison.Ordinal)) && item.Duty.Due < at && (item.SentAt is not null || item.Duty.NotAfter <= at)
        select new Tell(Subjects.Person(person.Email), new DutyEnded(item.Duty.Key));

    /// <summary>Not switched off for everybody, this team or digests, and within the pilot [ADM-21, ADM-36].</summary>
    private static bool MaySpeak(string team, Situation situation) => TeamRooms.MaySpeak(team, DutyKinds.Digest, situation);
}
