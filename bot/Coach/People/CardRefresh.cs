using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>Edits of the cards that show what has changed. A change of state edits the message; it never adds one [ADM-11].</summary>
public static class CardRefresh
{
    public static IEnumerable<Decision> Changed(PersonRecord before, PersonRecord after, Situation situation, DateTimeOffset now)
    {
        var changed = after.Agenda.Where(i => !ReferenceEquals(i, before.Item(i.Entry.MeetingId))).ToList();
        var everything = !ReferenceEquals(before.Known, after.Known) || before.Own != after.Own;
        if (everything) changed = [.. after.Agenda];

        foreach (var item in changed)
        {
            var id = item.Entry.MeetingId;
            var was = before.Item(id);
            if (item is { Questioned: true, OnDay: null } && was is { Questioned: true })
                yield return new Show(MeetingCards.Ask(item, after, situation, now, item.Entry.Start));
            if (item.After is AfterStage.Asked && item.OnDay is null && was?.After is AfterStage.Asked)
                yield return new Show(MeetingCards.After(item, after, situation, now, item.Entry.End.AddDays(1)));
            foreach (var opened in item.Opened)
                yield return new Show(MeetingCards.Opened(item, opened, after, situation, now));
        }

        foreach (var day in after.Days)
        {
            if (before.Days.All(d => d.Day != day.Day)) continue;
            var zone = after.ReaderIn(situation.Tenant).Zone;
            if (changed.Any(i => i.OnDay == day.Day || LocalTime.DayOf(i.Entry.Start, zone) == day.OpenFrom))
                yield return new Show(DayCards.Card(day.Day, after, situation, now, now));
        }
    }
}
