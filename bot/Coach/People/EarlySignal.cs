using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>
/// Three of the last five meetings without a value: the rep is told, with an offer of help; after five working days without
/// change he is asked once more [DIG-04]. All of it stands with him alone: his manager hears of it by his own press only.
/// </summary>
public static class EarlySignal
{
    private const int LastMeetings = 5;
    private const int Enough = 3;
    private const int WorkingDays = 5;
    private const string First = "signal/first/";
    private const string Again = "signal/again/";

    /// <summary>The agenda has changed: a signal begins, or the one that stands is over.</summary>
    public static IReadOnlyList<Decision> Settled(PersonRecord before, PersonRecord after, Situation situation, DateTimeOffset now)
    {
        var open = after.Duties.Where(d => d is { IsOpen: true, Duty.Kind: DutyKinds.Signal } && IsOwn(d, after.Email)).ToList();
        return Plan.Settle(before, after, situation, now, Signals());

        IEnumerable<Decision> Signals()
        {
            var self = Subjects.Person(after.Email);
            var missing = Missing(after, now);
            if (missing is null) return open.Select(d => new Tell(self, new DutyEnded(d.Duty.Key)));
            if (open.Count > 0 || after.Duties.Any(d => d.Duty.Key == KeyOf(after, First, missing))) return [];
            return Begun(after, missing, situation, now).Select(d => new Tell(self, new DutySet(d)));
        }
    }

    /// <summary>The rep wants his manager's help: the one way by which the manager hears of it.</summary>
    public static IReadOnlyList<Decision> HelpAsked(PersonRecord person, string key, Situation situation, DateTimeOffset now)
    {
        var manager = person.Facts.ManagerEmail is { Length: > 0 } email ? situation.Find<PersonRecord>(Subjects.Person(email)) : null;
        if (manager is not { IsActive: true, Known.Now: not null }) return [Replies.To(person, situation, key, now, [Texts.SignalNobody.With()])];
        var view = new CardView([Texts.SignalHelp.With(("name", person.Name))], Texts.PreviewDuty.Id, Facts.None, new About("person", person.Email));
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var help = new Duty(CardKeys.Duty(manager.Email, $"signal/help/{person.Email}/{day:yyyy-MM-dd}"), DutyKinds.Signal, now, now.AddDays(5), view);
        var self = Subjects.Person(person.Email);
        return
        [
            new Tell(Subjects.Person(manager.Email), new DutySet(help)),
            .. person.Duties.Where(d => d.IsOpen && IsOwn(d, person.Email))
                .Select(d => new Tell(self, new DutyEnded(d.Duty.Key, d.Duty.View with { Parts = [Texts.SignalAsked.With(("name", manager.Name))] }))),
            Replies.To(person, situation, key, now, [Texts.SignalAsked.With(("name", manager.Name))]),
        ];
    }

    /// <summary>The newest of three among the last five asked meetings that began without a value; null where there are fewer.</summary>
    private static string? Missing(PersonRecord person, DateTimeOffset now)
    {
        var without = person.Agenda
            .Where(i => i.Entry is { Role: AgendaRole.Asked, Rested: false, State: MeetingState.Held or MeetingState.StartedWithout } && i.Entry.Start <= now)
            .Select(i => i.Entry)
            .OrderByDescending(e => e.Start)
            .ThenBy(e => e.MeetingId, StringComparer.Ordinal)
            .Take(LastMeetings)
            .Where(e => e.Values.Count == 0)
            .ToList();
        return without.Count < Enough ? null : without[0].MeetingId;
    }

    private static IEnumerable<Duty> Begun(PersonRecord person, string missing, Situation situation, DateTimeOffset now)
    {
        if (person.WorkingTimeIn(situation.Tenant) is not { } hours) yield break;
        var next = person.Agenda.Where(i => i.Entry.WantsValue && i.Entry.Start > now).MinBy(i => i.Entry.Start)?.Entry.MeetingId;
        var offer = Texts.SignalFirst.With().Presses(
            next is null ? null : new Press(Verbs.NameValue, Subjects.Meeting(next), PressKind.Form, PressStyle.Primary),
            new Press(Verbs.MyMeetings, Subjects.Person(person.Email)));
        yield return new(KeyOf(person, First, missing), DutyKinds.Signal, now, now.AddDays(3), View(offer));

        var day = hours.AddWorkingDays(LocalTime.DayOf(now, hours.Zone), WorkingDays);
        if (day is null || hours.Opening(day.Value) is not { } opening) yield break;
        var ask = Texts.SignalAgain.With().Presses(
            new Press(Verbs.AskManager, Subjects.Person(person.Email), Style: PressStyle.Primary),
            new Press(Verbs.MyMeetings, Subjects.Person(person.Email)));
        yield return new(KeyOf(person, Again, missing), DutyKinds.Signal, opening, opening.AddDays(3), View(ask));

        CardView View(Part part) => new([part], Texts.PreviewDuty.Id, Facts.None, new About("person", person.Email));
    }

    private static bool IsOwn(DutyItem item, string email) =>
        item.Duty.Key.StartsWith(CardKeys.Duty(email, First), StringComparison.Ordinal) || item.Duty.Key.StartsWith(CardKeys.Duty(email, Again), StringComparison.Ordinal);

    private static string KeyOf(PersonRecord person, string which, string meetingId) => CardKeys.Duty(person.Email, which + meetingId);
}
