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
        var zone = person.ReaderIn(situation.Tenant).Zone;
        var rows = Rows(day, person).ToList();
        var parts = MeetingCards.First(key, person, situation);
        parts.Add(Texts.DayHead.With(("day", day), ("count", rows.Count)));
        parts.AddRange(rows.SelectMany(r => Row(r, day, person, situation, now)));
        parts.AddRange(Open(day, person, zone).Select(i => OpenRow(i)));
        parts.AddRange(Commitments(day, person));

        var about = new About("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var view = new CardView(parts, Texts.PreviewDay.Id, Facts.Of(("count", rows.Count)), about);
        return MeetingCards.Make(key, person, situation, view, new Timing(now, now, notAfter), tell: true);
    }

    /// <summary>One line at opening that names the rows without a value.</summary>
    public static Card Morning(DateOnly day, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var key = CardKeys.Morning(day, person.Email);
        var open = Rows(day, person).Where(i => i.Entry.WantsValue && i.Entry.Start > now).ToList();
        var names = new WordsFact([.. open.Select(i => (Fact)new TextFact(i.Entry.Customer))]);
        List<Part> parts = [.. MeetingCards.First(key, person, situation), Texts.Morning.With(("count", open.Count), ("rows", names))];
        var about = new About("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var view = new CardView(parts, Texts.PreviewMorning.Id, Facts.Of(("count", open.Count)), about);
        return MeetingCards.Make(key, person, situation, view, new Timing(now, now, open.Max(i => i.Entry.Start)), CardKeys.Day(day, person.Email));
    }

    /// <summary>Rows of one meeting; the text depends on how it stands.</summary>
    private static IEnumerable<Part> Row(AgendaItem item, DateOnly day, PersonRecord person, Situation situation, DateTimeOffset now)
    {
        var entry = item.Entry;
        var zone = person.ReaderIn(situation.Tenant).Zone;
        var meeting = Subjects.Meeting(entry.MeetingId);
        var time = LocalTime.DayOf(entry.Start, zone) == day ? Fact.Time(entry.Start) : Fact.DayAndTime(entry.Start);
        (string, Fact?)[] facts = [("time", time), ("customer", entry.Customer), ("title", Facts.Maybe(entry.Title))];

        if (entry.Role is AgendaRole.Asked && (item.After is AfterStage.Asked || entry.Outcome is not null) && entry.State is not MeetingState.Cancelled)
        {
            var after = Texts.DayRowAfter.With([.. facts, ("outcome", OutcomeOf(entry)), ("sign", AfterParts.Sign(entry))]);
            return [after.Presses(AfterParts.Presses(entry))];
        }
        if (entry.State is MeetingState.Ready && entry.Values.Count > 0)
            return [Texts.DayRowReady.With([.. facts, ("value", entry.Values[0].Text)]).Presses(CardMenus.More(item, person, situation, now))];

        var row = Texts.DayRow.With([.. facts, ("state", Fact.Word(StateWords.Of(entry.State)))]);
        if (!entry.WantsValue || now >= entry.Start) return [row];
        if (entry.AskDomain is not null)
            return [row.Presses(new Press(Verbs.DomainCustomer, meeting), new Press(Verbs.DomainIgnore, meeting), new Press(Verbs.DomainOnce, meeting))];
        return
        [
            row.Presses(
                new Press(Verbs.NameValue, meeting, PressKind.Form, PressStyle.Primary),
                CardMenus.Deals(entry),
                CardMenus.More(item, person, situation, now)),
        ];
    }

    /// <summary>The sending day's own meetings that are not closed yet stand on the card too.</summary>
    private static IEnumerable<AgendaItem> Open(DateOnly day, PersonRecord person, string zone)
    {
        if (person.Days.FirstOrDefault(d => d.Day == day) is not { } card || card.OpenFrom == day) return [];
        return person.Agenda.Where(i =>
            i.OnDay != day
            && i.Entry.Role is AgendaRole.Asked
            && LocalTime.DayOf(i.Entry.Start, zone) == card.OpenFrom
            && i.Entry.State is MeetingState.Held or MeetingState.StartedWithout);
    }

    private static Part OpenRow(AgendaItem item)
    {
        var entry = item.Entry;
        (string, Fact?)[] facts = [("time", Fact.Time(entry.Start)), ("customer", entry.Customer), ("title", Facts.Maybe(entry.Title))];
        return entry.Outcome is null
            ? Texts.DayOpen.With(facts).Presses(AfterParts.Presses(entry))
            : Texts.DayRowAfter.With([.. facts, ("outcome", OutcomeOf(entry)), ("sign", AfterParts.Sign(entry))]);
    }

    /// <summary>Our own commitments that fall due by that day are rows here, never messages of their own [AFT-04].</summary>
    private static IEnumerable<Part> Commitments(DateOnly day, PersonRecord person) =>
        person.Agenda
            .Where(i => i.Entry is { Role: AgendaRole.Asked, Ours: { Date: { } due } } && due >= day.AddDays(-1) && due <= day)
            .Select(i => Texts.DayCommitments.With(("text", i.Entry.Ours!.Text), ("date", Facts.Maybe(i.Entry.Ours.Date))));

    private static Fact? OutcomeOf(AgendaEntry entry) =>
        entry.State is MeetingState.DidNotHappen
            ? Fact.Word(StateWords.Of(MeetingState.DidNotHappen))
            : entry.Outcome is { } outcome ? Fact.Word(StateWords.Of(outcome)) : null;
}
