using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>The home view: the next seven days with a state per meeting, and what did not fit into the day's messages [PRE-37].</summary>
public static class HomeSheets
{
    private const int Days = 7;

    public static HomeSheet For(PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var (zone, source) = person.ZoneIn(situation.Tenant);
        var reader = person.ReaderIn(situation.Tenant);
        var self = Subjects.Person(person.Email);
        var today = LocalTime.DayOf(now, reader.Zone);
        var parts = new List<Part>
        {
            Texts.HomeHead
                .With(("name", person.Name), ("zone", zone is null ? Fact.Word("source.unknown") : new TextFact(zone)), ("source", Fact.Word("source." + source)))
                .Presses(new Press(Verbs.Settings, self, PressKind.Form)),
        };

        var open = person.Agenda.Where(i => IsOpenAfter(i, now)).ToList();
        if (open.Count > 0) parts.Add(Texts.HomeMissed.With());
        parts.AddRange(open.Select(i => DayCards.OpenRow(i.Entry, person)));

        parts.AddRange(DutyCards.AtHome(person, situation, now));

        for (var day = today; day < today.AddDays(Days); day = day.AddDays(1))
        {
            parts.Add(Texts.HomeDay.With(("day", day)));
            var rows = person.Agenda.Where(i => i.Entry.Role is not AgendaRole.Gone && LocalTime.DayOf(i.Entry.Start, reader.Zone) == day).ToList();
            if (rows.Count == 0) parts.Add(Texts.HomeEmptyDay.With());
            parts.AddRange(rows.Select(r => Row(r, self, now)));
            parts.AddRange(person.Promises.Where(p => p.Due == day || (p.Due < day && day == today)).Select(DayCards.Promised));
        }
        return new(parts);
    }

    private static Part Row(AgendaItem item, string self, DateTimeOffset now)
    {
        var entry = item.Entry;
        var name = entry.WantsValue && entry.Start > now ? new Press(Verbs.NameValue, Subjects.Meeting(entry.MeetingId), PressKind.Form) : null;
        return Texts.DayRow
            .With(
                ("time", Fact.Time(entry.Start)),
                ("customer", entry.Customer),
                ("title", Facts.Maybe(entry.Title)),
                ("state", Fact.Word(StateWords.Of(entry.State))))
            .Presses(name, new Press(Verbs.OpenCard, self, Value: entry.MeetingId));
    }

    /// <summary>Over and not answered; also where its question could not be asked in time [ADM-13].</summary>
    private static bool IsOpenAfter(AgendaItem item, DateTimeOffset now) =>
        item.Entry.End <= now && (OpenMeetings.IsUnanswered(item) || (item.Entry is { Role: AgendaRole.Asked, Rested: false, State: MeetingState.NotAsked } && item.Entry.FirstSeen < item.Entry.Start));
}
