using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>Edits of the cards that show what has changed. A change of state edits the message; it never adds one [ADM-11].</summary>
public static class CardRefresh
{
    public static IEnumerable<Decision> Changed(PersonRecord before, PersonRecord after, Situation situation, DateTimeOffset now)
    {
        var changed = after.Agenda.Where(i => !ReferenceEquals(i, before.Item(i.Entry.MeetingId))).ToList();
        var everything = !ReferenceEquals(before.Known, after.Known) || before.Own != after.Own || before.Account != after.Account;
        if (everything) changed = [.. after.Agenda];

        foreach (var item in changed)
        {
            var id = item.Entry.MeetingId;
            var was = before.Item(id);
            if (item is { Questioned: true, OnDay: null } && was is { Questioned: true })
                yield return new Show(MeetingCards.Ask(item, after, situation, now, item.Entry.Start));
            if (item is { After: AfterStage.Asked, OnDay: null, Listed: false } && was?.After is AfterStage.Asked)
                yield return new Show(MeetingCards.After(item, after, situation, now, item.Entry.End.AddDays(1)));
            foreach (var opened in item.Opened)
                yield return new Show(MeetingCards.Opened(item, opened, after, situation, now));
        }

        foreach (var duty in after.Duties.Where(d => d.SentAt is not null))
        {
            if (before.Duty(duty.Duty.Key) is { SentAt: not null } was && (everything ? duty.IsOpen : !Duties.SameView(was, duty)))
                yield return new Show(DutyCards.Card(duty, after, situation, now));
        }

        var lines = !after.Duties.Where(d => d.OnDay is not null).SequenceEqual(before.Duties.Where(d => d.OnDay is not null));
        var promises = !ReferenceEquals(before.Promises, after.Promises);
        foreach (var day in after.Days)
        {
            if (before.Days.FirstOrDefault(d => d.Day == day.Day) is not { } was) continue;
            var rows = everything || changed.Any(i => i.OnDay == day.Day);
            if (rows || promises || lines || changed.Any(i => day.Open.Contains(i.Entry.MeetingId)))
                yield return new Show(DayCards.Card(day.Day, after, situation, now, now));
            if (was.MorningSent && after.Ledger.Any(m => m.Card == CardKeys.Morning(day.Day, after.Email)) && (rows || changed.Any(i => day.MorningOpen.Contains(i.Entry.MeetingId))))
                yield return new Show(DayCards.Morning(day.Day, after, situation, now, now));
        }
    }
}
