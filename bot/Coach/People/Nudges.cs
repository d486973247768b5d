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

    public IEnumerable<Nudge> All(WorkingTime hours) => [.. Questions(hours), .. Mornings(hours), .. Reminders(hours), .. Afters(), .. Owed()];

    /// <summary>
    /// A question a meeting; two or more of one day that are due together are one day card [PRE-26]. What waited for the
    /// person's hours or for the end of an entry is merged into one [ADM-03].
    /// </summary>
    private IEnumerable<Nudge> Questions(WorkingTime hours)
    {
        var asked = person.Agenda
            .Where(i => i.Entry.WantsValue && !i.Questioned && !i.Missed && i.Entry.Start > _now)
            .Select(i => (Item: i, At: Moments.Ask(i.Entry, person, hours, _tenant, _zone)))
            .ToList();
        foreach (var later in asked.Where(a => a.At > _now)) yield return Question(later.Item, later.At);

        var due = asked.Where(a => a.At <= _now).ToList();
        var late = due.Where(a => OpenMeetings.Waited(a.At, speaking)).Select(a => a.Item).ToList();
        var afters = OpenMeetings.Due(person, situation, speaking).Count(i => OpenMeetings.Waited(OpenMeetings.DueAt(i, _tenant), speaking));
        if (late.Count + afters >= 2 && FreeDay(late) is { } free)
        {
            var merged = due.Where(a => late.Contains(a.Item) || LocalTime.DayOf(a.Item.Entry.Start, _zone) == free).ToList();
            yield return DayQuestion(free, merged.ConvertAll(a => a.Item), merged.Select(a => a.At).DefaultIfEmpty(_now).Min());
            due = [.. due.Except(merged)];
        }
        foreach (var day in due.GroupBy(a => LocalTime.DayOf(a.Item.Entry.Start, _zone)))
        {
            if (day.Count() >= 2) yield return DayQuestion(day.Key, [.. day.Select(a => a.Item)], day.Min(a => a.At));
            else yield return Question(day.First().Item, day.First().At);
        }
    }

    /// <summary>The day under which what has waited can be merged: one that has no card yet.</summary>
    private DateOnly? FreeDay(List<AgendaItem> late) =>
        late.Select(i => (DateOnly?)LocalTime.DayOf(i.Entry.Start, _zone))
            .DefaultIfEmpty(LocalTime.DayOf(_now, _zone))
            .FirstOrDefault(d => person.Days.All(c => c.Day != d));

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
        var last = due.Count == 0 ? _now + AfterGrace : due.Min(i => i.Entry.Start);
        var card = new DayCard(day, LocalTime.DayOf(_now, _zone)) { Open = OpenMeetings.OnDayCard(ids, person, situation, speaking) };
        return new(
            CardKeys.Day(day, person.Email),
            DayKind,
            due.Any(i => i.Entry.Start - _now <= Soon) ? NudgeRank.Soon : NudgeRank.DayCard,
            at,
            last,
            p => OpenMeetings.Listed(p.With(ids, i => i with { Questioned = true, OnDay = day }), card.Open).WithLines(day, _now) with { Days = [.. p.Days.Where(d => d.Day != day), card] },
            p => p.With(ids, i => i with { Missed = true }),
            p => DayCards.Card(day, p, situation, _now, last));
    }

    /// <summary>On days with a day card one line at opening names the rows without a value [PRE-26]; it carries what has waited for it.</summary>
    private IEnumerable<Nudge> Mornings(WorkingTime hours)
    {
        foreach (var card in person.Days.Where(d => !d.MorningSent && d.OpenFrom < d.Day))
        {
            var rows = DayCards.MorningRows(card.Day, person, _zone, _now).ToList();
            if (rows.Count == 0 || hours.Opening(card.Day) is not { } opening) continue;
            var (day, last) = (card.Day, rows.Max(i => i.Entry.Start));
            yield return new(
                CardKeys.Morning(day, person.Email),
                MorningKind,
                NudgeRank.Morning,
                opening,
                last,
                p =>
                {
                    var open = OpenMeetings.Due(p, situation, speaking).Select(i => i.Entry.MeetingId).ToList();
                    return OpenMeetings.Listed(p.With(day, d => d with { MorningSent = true, MorningOpen = open }), open);
                },
                p => p.With(day, d => d with { MorningSent = true }),
                p => DayCards.Morning(day, p, situation, _now, last));
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
            else if (item is { SentAt: { } sent, Reminders: 0, OnDay: null, Pressed: false, Entry: { Touched: false, AskDomain: null } })
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
                item.RemindBy ?? item.Entry.Start,
                p => p.With(id, Reminded),
                p => p.With(id, Reminded),
                p => MeetingCards.Reminder(p.Item(id)!, p, situation, _now));
        }

        static AgendaItem Reminded(AgendaItem item) => item with { Reminders = item.Reminders + 1, RemindAt = null, RemindBy = null };
    }

    /// <summary>After the meeting, at the first free moment from D-CHECK on. What is missed by hours stands in the home view [AFT-01, ADM-13].</summary>
    private IEnumerable<Nudge> Afters()
    {
        foreach (var item in person.Agenda.Where(i => OpenMeetings.AsksAfter(i) && i.OnDay is null))
        {
            var id = item.Entry.MeetingId;
            var due = OpenMeetings.DueAt(item, _tenant);
            if ((due > _now ? due : speaking.NextFree(due)) is not { } at) continue;
            yield return new(
                CardKeys.After(id, person.Email),
                AfterKind,
                NudgeRank.Rest,
                due,
                at + AfterGrace,
                p => p.With(id, i => i with { After = AfterStage.Asked }),
                p => p.With(id, i => i with { After = AfterStage.Missed }),
                p => MeetingCards.After(p.Item(id)!, p, situation, _now, at + AfterGrace))
            {
                IsOpen = p => p.Item(id) is { After: AfterStage.NotYet },
            };
        }
    }

    /// <summary>What practices owe him a word about.</summary>
    private IEnumerable<Nudge> Owed() =>
        person.Duties.Where(d => d.IsUnsaid && !d.Duty.LineOnly).Select(d => new Nudge(
            d.Duty.Key,
            d.Duty.Kind,
            d.Duty.Owed ? NudgeRank.Owed : NudgeRank.Rest,
            d.Duty.Due,
            d.Duty.NotAfter,
            p => p.WithDuty(d.Duty.Key, i => i with { SentAt = _now }),
            p => p.WithDuty(d.Duty.Key, i => i with { Missed = true }),
            p => DutyCards.Card(p.Duties.First(i => i.Duty.Key == d.Duty.Key), p, situation, _now)));

    /// <summary>A meeting booked later becomes a row of the day's card; it sends a message only if it starts soon [PRE-26].</summary>
    public static PersonRecord WithLateRows(PersonRecord person, string zone, WorkingTime hours, TenantSettings tenant, DateTimeOffset now)
    {
        foreach (var item in person.Agenda.Where(i => i.Entry.WantsValue && !i.Questioned && i.Entry.Start > now))
        {
            var day = LocalTime.DayOf(item.Entry.Start, zone);
            if (person.Days.All(d => d.Day != day)) continue;
            var at = Moments.Ask(item.Entry, person, hours, tenant, zone);
            if (at > now) continue;
            var last = item.Entry.Start - Moments.TooLate;
            DateTimeOffset? message = item.Entry.Start - now <= AddedSoon && now < last ? at : null;
            person = person.With(item.Entry.MeetingId, i => i with { Questioned = true, OnDay = day, RemindAt = message, RemindBy = message is null ? null : last });
        }
        return person;
    }

    private NudgeRank Rank(AgendaEntry entry, NudgeRank otherwise) => entry.Start - _now <= Soon ? NudgeRank.Soon : otherwise;
}
