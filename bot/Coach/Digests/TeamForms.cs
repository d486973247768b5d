using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;
using CoachBot.Coach.Reviews;

namespace CoachBot.Coach.Digests;

/// <summary>What a manager says to a team's record: something done right [DIG-02], a priority and its end [DIG-09].</summary>
public static class TeamForms
{
    private const int LongestText = 280;
    private const int LongestPriority = 120;
    private const int LongestDays = 366;
    private const int MostChoices = 25;

    public static FormView? Opened(TeamRecord team, Pressed pressed, Situation situation, DateTimeOffset now)
    {
        if (!TeamPractice.MayLead(pressed.By, team, situation)) return null;
        var subject = Subjects.Team(team.Name);
        return pressed.Verb switch
        {
            Verbs.SayRight => new(
                Forms.DoneRight,
                subject,
                Facts.None,
                [
                    new("person", FieldType.Choice, Required: true, Choices: [.. Praisable(team, pressed.By, situation).Take(MostChoices).Select(c => new ChoiceView(c.Email, c.Name))]),
                    new("text", FieldType.Multiline, Required: true, MaxLength: LongestText),
                ]),
            Verbs.AddPriority => new(
                Forms.Priority,
                subject,
                Facts.None,
                [
                    new("text", FieldType.Text, Required: true, MaxLength: LongestPriority),
                    new("reason", FieldType.Text, Required: true, MaxLength: LongestPriority),
                    new("until", FieldType.Date, Required: true),
                    new("topic", FieldType.Choice, Value: Topics.Other, Choices: [.. Topics.All.Select(t => new ChoiceView(t, Fact.Word("topic." + t)))], More: true),
                ]),
            _ => null,
        };
    }

    public static IReadOnlyDictionary<string, Part> Errors(TeamRecord team, Submitted sent, Situation situation, DateTimeOffset now)
    {
        var errors = new Dictionary<string, Part>(StringComparer.Ordinal);
        if (sent.FormKind is not (Forms.DoneRight or Forms.Priority)) return errors;
        Need("text", sent.FormKind == Forms.Priority ? Texts.ErrorPriorityEmpty : Texts.ErrorRightEmpty, sent.FormKind == Forms.Priority ? LongestPriority : LongestText);
        if (sent.FormKind == Forms.DoneRight)
        {
            if (Praisable(team, sent.By, situation).All(c => c.Email != Value("person"))) errors["person"] = Texts.ErrorRightPerson.With();
            return errors;
        }

        Need("reason", Texts.ErrorPriorityReason, LongestPriority);
        var today = Today(situation, now);
        var latest = today.AddDays(LongestDays);
        if (MeetingAnswers.Day(Value("until")) is not { } until) errors["until"] = Texts.ErrorDate.With();
        else if (until < today) errors["until"] = Texts.ErrorDatePast.With();
        else if (until > latest) errors["until"] = Texts.ErrorPriorityLong.With(("latest", latest));
        if (team.PrioritiesOn(today).Count >= TeamRecord.MostPriorities) errors["text"] = Texts.ErrorPriorityThree.With();
        return errors;

        string Value(string field) => sent.Values.GetValueOrDefault(field, "").Trim();

        void Need(string field, Text empty, int most)
        {
            if (Value(field).Length == 0) errors[field] = empty.With();
            else if (Value(field).Length > most) errors[field] = Texts.ErrorTooLong.With(("max", most));
        }
    }

    public static IReadOnlyList<Decision> Decide(TeamRecord team, Pressed pressed, string key, Situation situation, DateTimeOffset now)
    {
        if (situation.Find<PersonRecord>(Subjects.Person(pressed.By)) is not { } person) return [];
        if (!Teams.MayLead(person, team.Name, situation)) return [Replies.To(person, situation, key, now, [Texts.NotYours.With()])];
        if (pressed.Verb != Verbs.EndPriority) return [];
        var after = team with { Priorities = [.. team.Priorities.Where(p => p.Id != pressed.Value)] };
        IReadOnlyList<Decision> kept = after.Priorities.Count == team.Priorities.Count ? [] : [new Keep(Subjects.Team(team.Name), after)];
        return [.. kept, Replies.To(person, situation, key, now, TeamStatus.Parts(after, situation, now))];
    }

    public static IReadOnlyList<Decision> Decide(TeamRecord team, Submitted sent, string key, Situation situation, DateTimeOffset now)
    {
        if (sent.FormKind is not (Forms.DoneRight or Forms.Priority) || situation.Find<PersonRecord>(Subjects.Person(sent.By)) is not { } person) return [];
        if (!Teams.MayLead(person, team.Name, situation)) return [Replies.To(person, situation, key, now, [Texts.NotYours.With()])];
        if (Errors(team, sent, situation, now).Count > 0) return [];
        return sent.FormKind == Forms.DoneRight ? SeenRight(team, sent, person, key, situation, now) : Added(team, sent, person, key, situation, now);
    }

    /// <summary>The one who is praised hears of it at once and alone; the channel may read it in the next digest.</summary>
    private static IReadOnlyList<Decision> SeenRight(TeamRecord team, Submitted sent, PersonRecord manager, string key, Situation situation, DateTimeOffset now)
    {
        var (email, text) = (sent.Values["person"].Trim(), sent.Values["text"].Trim());
        var said = Texts.ManagerSaid.With(("name", Colleagues.NameOf(email, situation)), ("text", text));
        var reply = Replies.To(manager, situation, key, now, [said]);
        if (team.Seen.Any(s => s.Person == email && s.Text == text && s.By == manager.Email)) return [reply];
        var alone = Texts.RightSaidAlone.With(("text", text), ("by", manager.Name));
        return
        [
            new Keep(Subjects.Team(team.Name), team.WithSeen(new DoneRight(email, text, manager.Email, now))),
            TeamPractice.ToldAlone(email, string.Create(CultureInfo.InvariantCulture, $"right/{team.Name}/{now.UtcTicks}"), alone, now),
            .. Answered(sent.Card, manager, said, email, now),
            .. manager.SeesOn(sent.Card) ? Array.Empty<Decision>() : [reply],
        ];
    }

    /// <summary>The digest from which the form was opened shows the answer in place of its question.</summary>
    private static IEnumerable<Decision> Answered(string? card, PersonRecord manager, Part said, string person, DateTimeOffset now)
    {
        if (manager.Duties.FirstOrDefault(d => d.IsOpen && d.Duty.Key == card) is not { Duty: var duty }) return [];
        var rest = duty.View.Parts.Where(p => p.Text != Texts.ManagerAsk.Id);
        return
        [
            new Tell(Subjects.Person(manager.Email), new DutySet(duty with { View = duty.View with { Parts = [said, .. rest] } })),
            new Tell(Subjects.Person(person), new DigestSaid([new SaidLine(now, manager.Email, said.Text, said.Facts)])),
        ];
    }

    private static IReadOnlyList<Decision> Added(TeamRecord team, Submitted sent, PersonRecord person, string key, Situation situation, DateTimeOffset now)
    {
        var topic = Topics.All.FirstOrDefault(t => t == sent.Values.GetValueOrDefault("topic")) ?? Topics.Other;
        var added = new TeamPriority(key, sent.Values["text"].Trim(), sent.Values["reason"].Trim(), MeetingAnswers.Day(sent.Values["until"].Trim())!.Value, topic);
        if (team.Priorities.Any(p => p.Id == key)) return [];
        var all = team.PrioritiesOn(Today(situation, now)).Append(added).OrderBy(p => p.Until).ThenBy(p => p.Id, StringComparer.Ordinal);
        var after = team with { Priorities = [.. all] };
        return [new Keep(Subjects.Team(team.Name), after), Replies.To(person, situation, key, now, TeamStatus.Parts(after, situation, now))];
    }

    private static DateOnly Today(Situation situation, DateTimeOffset now) => LocalTime.DayOf(now, DigestTimes.ZoneIn(situation.Tenant));

    /// <summary>Whom this manager may name: those of the team who report to him; for an administrator all of it.</summary>
    private static IReadOnlyList<PersonRecord> Praisable(TeamRecord team, string by, Situation situation)
    {
        var members = Teams.Members(team.Name, situation).Where(m => m.Email != by).ToList();
        var reports = members.Where(m => string.Equals(m.Facts.ManagerEmail, by, StringComparison.OrdinalIgnoreCase)).ToList();
        return reports.Count > 0 ? reports : members;
    }
}
