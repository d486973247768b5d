using System.Globalization;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>One card for a day with two or more customer meetings: a row each, which changes by itself [PRE-26].</summary>
public static class DayCards
{
    public static IEnumerable<AgendaItem> Rows(DateOnly day, PersonRecord person) => person.Agenda.Where(i => i.OnDay == day);

    public static Card Card(DateOnly day, PersonRecord person, Situation situation, DateTimeOffset now, DateTimeOffset notAfter)
    {
        var key = CardKeys.Day(day, person.Email);
        var rows = Rows(day, person).ToList();
        var parts = MeetingCards.First(key, person, situation);
        parts.Add(rows.Count == 0 ? Texts.HomeMissed.With() : Texts.DayHead.With(("day", day), ("count", rows.Count)));
        var paused = person.Own.Stopped || new Speaking(person, situation, now).IsSwitchedOff(Nudges.DayKind);
        if (paused)
        {
            parts.Add(Texts.Paused.With());
        }
        else
        {
            parts.AddRange(rows.SelectMany(r => Row(r, day, person, situation, now)));
            parts.AddRange(Open(person.Days.FirstOrDefault(d => d.Day == day)?.Open ?? [], person));
            parts.AddRange(Commitments(day, person));
            parts.AddRange(person.Duties.Where(d => d.OnDay == day).SelectMany(d => d.Duty.View.Parts));
        }

        var about = new About("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var view = new CardView(parts, Texts.PreviewDay.Id, Facts.Of(("count", rows.Count)), about);
        return MeetingCards.Make(key, person, situation, view, new Timing(now, now, notAfter), tell: true);
    }

    /// <summary>One line at opening that names the rows without a value.</summary>
    public static Card Morning(DateOnly day, PersonRecord person, Situation situation, DateTimeOffset now, DateTimeOffset notAfter)
    {
        var key = CardKeys.Morning(day, person.Email);
        var rows = MorningRows(day, person, person.ReaderIn(situation.Tenant).Zone, now).ToList();
        var names = new WordsFact([.. rows.Select(i => (Fact)new PairFact(i.Entry.Customer, Fact.Time(i.Entry.Start)))]);
        List<Part> parts =
        [
            .. MeetingCards.First(key, person, situation),
            (rows.Count == 0 ? Texts.MorningDone.With() : Texts.Morning.With(("count", rows.Count), ("rows", names))).Presses(CardMenus.Footer(person)),
            .. Open(person.Days.FirstOrDefault(d => d.Day == day)?.MorningOpen ?? [], person),
        ];
        var about = new About("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var view = new CardView(parts, Texts.PreviewMorning.Id, Facts.Of(("count", rows.Count)), about);
        return MeetingCards.Make(key, person, situation, view, new Timing(now, now, notAfter), CardKeys.Day(day, person.Email));
    }

    /// <summary>The day's rows that still lack a value.</summary>
    public static IEnumerable<AgendaItem> MorningRows(DateOnly day, PersonRecord person, string zone, DateTimeOffset now) =>
        Rows(day, person).Where(i => i.Entry.WantsValue && i.Entry.Start > now && LocalTime.DayOf(i.Entry.Start, zone) == day);

    /// <summary>Rows of one meeting; the text depends on how it stands.</summary>
    private static IEnumerable<Part> Row(AgendaItem item, DateOnly day, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var entry = item.Entry;
        var zone = person.ReaderIn(situation.Tenant).Zone;
        var meeting = Subjects.Meeting(entry.MeetingId);
        var time = LocalTime.DayOf(entry.Start, zone) == day ? Fact.Time(entry.Start) : Fact.DayAndTime(entry.Start);
        (string, Fact?)[] facts = [("time", time), ("customer", entry.Customer), ("title", Facts.Maybe(entry.Title))];

        if (entry.Role is AgendaRole.Asked && (item.After is AfterStage.Asked || entry.Outcome is not null) && entry.State is not (MeetingState.Cancelled or MeetingState.Postponed or MeetingState.Excused))
        {
            var after = Texts.DayRowAfter.With([.. facts, ("outcome", OutcomeOf(entry)), ("sign", AfterParts.Sign(entry))]);
            return [after.Presses(AfterParts.Presses(entry, person))];
        }
        if (entry.State is MeetingState.Ready && entry.Values.Count > 0)
            return [Texts.DayRowReady.With([.. facts, ("value", entry.Values[0].Text)])
                .Presses(new Press(Verbs.EditValue, meeting, PressKind.Form), CardMenus.More(item, person, situation, now, Verbs.EditValue))];

        var row = Texts.DayRow.With([.. facts, ("state", Fact.Word(StateWords.Of(entry.State)))]);
        if (!entry.WantsValue || now >= entry.Start) return [row];
        if (entry.AskDomain is not null)
            {
            return
            [
                row,
                Texts.AskDomain.With(("domain", entry.AskDomain)).Presses(
                    new Press(Verbs.DomainCustomer, meeting), new Press(Verbs.DomainIgnore, meeting), new Press(Verbs.DomainOnce, meeting)),
            ];
        }
        return
        [
            row.Presses(
                new Press(Verbs.NameValue, meeting, PressKind.Form, PressStyle.Primary),
                CardMenus.Deals(entry),
                CardMenus.More(item, person, situation, now)),
        ];
    }

    /// <summary>Meetings that were not closed when the card was sent: they stay on it with what is answered.</summary>
    private static IEnumerable<Part> Open(IReadOnlyList<string> ids, PersonRecord person) =>
        person.Agenda.Where(i => ids.Contains(i.Entry.MeetingId) && i.Entry.Role is AgendaRole.Asked).Select(i => OpenRow(i.Entry, person));

    public static Part OpenRow(AgendaEntry entry, PersonRecord person)
    {
        (string, Fact?)[] facts = [("time", Fact.DayAndTime(entry.Start)), ("customer", entry.Customer), ("title", Facts.Maybe(entry.Title))];
        var row = OutcomeOf(entry) is { } outcome
            ? Texts.DayRowAfter.With([.. facts, ("outcome", outcome), ("sign", AfterParts.Sign(entry))])
            : Texts.DayOpen.With(facts);
        return row.Presses(AfterParts.Presses(entry, person));
    }

    /// <summary>Our own commitments that fall due since the card before are rows here, never messages of their own [AFT-04].</summary>
    private static IEnumerable<Part> Commitments(DateOnly day, PersonRecord person)
    {
        var from = person.Days.FirstOrDefault(d => d.Day == day) is { } card && card.OpenFrom < day ? card.OpenFrom : day.AddDays(-1);
        return person.Promises.Where(p => p.Due > from && p.Due <= day).Select(Promised);
    }

    public static Part Promised(Promise promise) =>
        Texts.DayCommitments.With(("text", promise.Text), ("customer", promise.Customer), ("by", Facts.Maybe(promise.By)), ("date", promise.Due));

    private static Fact? OutcomeOf(AgendaEntry entry) =>
        entry.State is MeetingState.DidNotHappen
            ? Fact.Word(StateWords.Of(MeetingState.DidNotHappen))
            : entry.Outcome is { } outcome ? Fact.Word(StateWords.Of(outcome)) : null;
}
