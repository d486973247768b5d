using CoachBot.Coach.Cards;
using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>Which bot-started messages a person could get, from his agenda. What may be sent is decided in <see cref="Plan"/>.</summary>
public sealed class Nudges(PersonRecord person, Situation situation, Speaking speaking)
{
    public const string AskKind = "ask";
    public const string DayKind = "day";
    public const string MorningKind = "morning";
    public const string ReminderKind = "reminder";
    public const string AfterKind = "after";

    private static readonly TimeSpan Soon = TimeSpan.FromHours(3);
    private static readonly TimeSpan AddedSoon = TimeSpan.FromHours(4);
    private static readonly TimeSpan AfterGrace = TimeSpan.FromHours(2);

    private readonly TenantSettings _tenant = situation.Tenant;
    private readonly string _zone = speaking.Zone;
    private readonly DateTimeOffset _now = speaking.Now;

    public IEnumerable<Nudge> All(WorkingTime hours) => [.. Questions(hours), .. Mornings(hours), .. Reminders(hours), .. Afters()];

    /// <summary>A question a meeting; two or more of one day that are due together are one day card [PRE-26].</summary>
    private IEnumerable<Nudge> Questions(WorkingTime hours)
    {
        var waiting = person.Agenda
            .Where(i => i.Entry.WantsValue && !i.Questioned && !i.Missed && i.Entry.Start > _now)
            .GroupBy(i => LocalTime.DayOf(i.Entry.Start, _zone));
        foreach (var day in waiting)
        {
            var asked = day.Select(i => (Item: i, At: Moments.Ask(i.Entry, person, hours, _tenant, _zone))).ToList();
            var due = asked.Where(a => a.At <= _now).Select(a => a.Item).ToList();
            foreach (var later in asked.Where(a => a.At > _now)) yield return Question(later.Item, later.At);
            if (due.Count >= 2) yield return DayQuestion(day.Key, due, asked.Min(a => a.At));
            else if (due.Count == 1) yield return Question(due[0], asked.First(a => a.Item == due[0]).At);
        }
    }

    private Nudge Question(AgendaItem item, DateTimeOffset at)
    {
        var id = item.Entry.MeetingId;
        var last = item.Entry.ChangedAt + _tenant.Defaults.Settle >= at ? item.Entry.Start - Moments.TooLate : item.Entry.Start;
        return new(
            CardKeys.Ask(id, person.Email),
            AskKind,
            Rank(item.Entry, NudgeRank.Rest),
            at,
            last,
            p => p.With(id, i => i with { Questioned = true }),
            p => p.With(id, i => i with { Missed = true }),
            p => MeetingCards.Ask(p.Item(id)!, p, situation, _now, last));
    }

    private Nudge DayQuestion(DateOnly day, List<AgendaItem> due, DateTimeOffset at)
    {
        var ids = due.ConvertAll(i => i.Entry.MeetingId);
        var last = due.Min(i => i.Entry.Start);
        var today = LocalTime.DayOf(_now, _zone);
        return new(
            CardKeys.Day(day, person.Email),
            DayKind,
            due.Any(i => i.Entry.Start - _now <= Soon) ? NudgeRank.Soon : NudgeRank.DayCard,
            at,
            last,
            p => p.With(ids, i => i with { Questioned = true, OnDay = day }) with { Days = [.. p.Days.Where(d => d.Day != day), new DayCard(day, today)] },
            p => p.With(ids, i => i with { Missed = true }),
            p => DayCards.Card(day, p, situation, _now, last));
    }

    /// <summary>On days with a day card one line at opening names the rows without a value [PRE-26].</summary>
    private IEnumerable<Nudge> Mornings(WorkingTime hours)
    {
        foreach (var card in person.Days.Where(d => !d.MorningSent && d.OpenFrom < d.Day))
        {
            var open = DayCards.Rows(card.Day, person).Where(i => i.Entry.WantsValue && i.Entry.Start > _now).ToList();
            if (open.Count == 0 || hours.Opening(card.Day) is not { } opening) continue;
            var day = card.Day;
            yield return new(
                CardKeys.Morning(day, person.Email),
                MorningKind,
                NudgeRank.Morning,
                opening,
                open.Max(i => i.Entry.Start),
                p => p.With(day, d => d with { MorningSent = true }),
                p => p.With(day, d => d with { MorningSent = true }),
                p => DayCards.Morning(day, p, situation, _now));
        }
    }

    /// <summary>One reminder at most, only where nothing was pressed or answered; or the one that was asked for [PRE-36].</summary>
    private IEnumerable<Nudge> Reminders(WorkingTime hours)
    {
        foreach (var item in person.Agenda.Where(i => i.Entry.WantsValue && i.Questioned && i.Entry.Start > _now))
        {
            var id = item.Entry.MeetingId;
            DateTimeOffset at;
            if (item.RemindAt is { } wished) at = wished;
            else if (item is { SentAt: { } sent, Reminders: 0, OnDay: null } && !item.Entry.Touched)
            {
                at = Moments.Remind(item.Entry, hours, _tenant, _zone);
                if (at <= sent) continue;
            }
            else
            {
                continue;
            }
            yield return new(
                CardKeys.Reminder(id, person.Email, item.Reminders + 1),
                ReminderKind,
                Rank(item.Entry, NudgeRank.Rest),
                at,
                item.Entry.Start,
                p => p.With(id, i => i with { Reminders = i.Reminders + 1, RemindAt = null }),
                p => p.With(id, i => i with { Reminders = i.Reminders + 1, RemindAt = null }),
                p => MeetingCards.Reminder(p.Item(id)!, p, situation, _now));
        }
    }

    /// <summary>After the meeting, at the first free moment from D-CHECK on. What is missed by hours stands in the home view [AFT-01, ADM-13].</summary>
    private IEnumerable<Nudge> Afters()
    {
        foreach (var item in person.Agenda.Where(i => AsksAfter(i) && i.OnDay is null))
        {
            var id = item.Entry.MeetingId;
            if (speaking.NextFree(item.Entry.End + _tenant.Defaults.CheckFrom) is not { } at) continue;
            yield return new(
                CardKeys.After(id, person.Email),
                AfterKind,
                NudgeRank.Rest,
                at,
                at + AfterGrace,
                p => p.With(id, i => i with { After = AfterStage.Asked }),
                p => p.With(id, i => i with { After = AfterStage.Missed }),
                p => MeetingCards.After(p.Item(id)!, p, situation, _now, at + AfterGrace));
        }
    }

    /// <summary>Whether the questions after the meeting are still to be asked of this person.</summary>
    public static bool AsksAfter(AgendaItem item) =>
        item.After is AfterStage.NotYet
        && item.Entry.Role is AgendaRole.Asked
        && item.Entry.Outcome is null
        && (item.Questioned || item.Entry.Values.Count > 0)
        && item.Entry.State is not (MeetingState.Cancelled or MeetingState.Postponed or MeetingState.Excused or MeetingState.DidNotHappen);

    /// <summary>A meeting booked later becomes a row of the day's card; it sends a message only if it starts soon [PRE-26].</summary>
    public static PersonRecord WithLateRows(PersonRecord person, string zone, WorkingTime hours, TenantSettings tenant, DateTimeOffset now)
    {
        foreach (var item in person.Agenda.Where(i => i.Entry.WantsValue && !i.Questioned && i.Entry.Start > now))
        {
            var day = LocalTime.DayOf(item.Entry.Start, zone);
            if (person.Days.All(d => d.Day != day)) continue;
            var at = Moments.Ask(item.Entry, person, hours, tenant, zone);
            if (at > now) continue;
            DateTimeOffset? message = item.Entry.Start - now <= AddedSoon ? at : null;
            person = person.With(item.Entry.MeetingId, i => i with { Questioned = true, OnDay = day, RemindAt = message });
        }
        return person;
    }

    private NudgeRank Rank(AgendaEntry entry, NudgeRank otherwise) => entry.Start - _now <= Soon ? NudgeRank.Soon : otherwise;
}
