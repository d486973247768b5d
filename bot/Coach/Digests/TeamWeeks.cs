using CoachBot.Coach.Customers;
using CoachBot.Coach.Handoff;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.Victory;

namespace CoachBot.Coach.Digests;

/// <summary>
/// The figures of a team's week. What people do is told for whole teams and whole weeks alone, and only where D-MINN people
/// or more were asked; anything larger is a sum of what is shown. So no difference of two views is about fewer [PRV-05].
/// </summary>
public static class TeamWeeks
{
    /// <summary>The week from <paramref name="from"/> until just before <paramref name="until"/>.</summary>
    public static WeekFigures Of(IReadOnlyList<PersonRecord> members, IReadOnlyList<DealRecord> deals, DateTimeOffset from, DateTimeOffset until, Situation situation)
    {
        var zone = DigestTimes.ZoneIn(situation.Tenant);
        var (first, end) = (LocalTime.DayOf(from, zone), LocalTime.DayOf(until, zone));
        var won = deals.Where(d => d.IsWon).ToList();
        var booked = won.Where(d => WonOn(d, zone, situation) is { } day && day >= first && day < end).ToList();
        var plans = won.Select(d => situation.Find<PlanRecord>(Subjects.Plan(d.Id))).OfType<PlanRecord>().Where(p => p is { OpenedAt: not null, Stopped: false, Steps.Count: > 0 });
        var underWay = plans.Where(p => p.Steps.Any(s => s.State is not StepState.Done)).ToList();
        return new(
            first,
            deals.Sum(d => situation.Find<EventRecord>(Subjects.Event(d.Id)) is { } victory ? Praise.AnnouncedOf(victory, d).Count(a => a.Said.On >= first && a.Said.On < end) : 0),
            underWay.Count(p => p.Steps.All(s => s.OnTime && (s.State is StepState.Done || s.To >= end))),
            underWay.Count,
            booked.Count,
            booked.Count(d => BoughtBefore(d, zone, situation)),
            deals.Select(d => d.Facts.AccountId).OfType<string>().Distinct(StringComparer.Ordinal).Count(a => CustomerNames.IsReference(a, situation, until)))
        {
            Habit = HabitOf(members, from, until, situation),
        };
    }

    /// <summary>The sum of what is shown, and of nothing else; null where nothing is.</summary>
    public static HabitFigures? Sum(IEnumerable<WeekFigures> weeks)
    {
        var shown = weeks.Select(w => w.Habit).OfType<HabitFigures>().ToList();
        return shown.Count == 0
            ? null
            : new(
                shown.Sum(h => h.Asked),
                shown.Sum(h => h.Answered),
                shown.Sum(h => h.InTime),
                shown.Sum(h => h.Later),
                shown.Sum(h => h.Refused),
                shown.Sum(h => h.Confirmed));
    }

    /// <summary>Meetings with a named value, of a hundred; null where it is not shown.</summary>
    public static int? Readiness(WeekFigures week) => week.Habit is { Asked: > 0 } habit ? habit.InTime * 100 / habit.Asked : null;

    private static HabitFigures? HabitOf(IReadOnlyList<PersonRecord> members, DateTimeOffset from, DateTimeOffset until, Situation situation)
    {
        var emails = members.Select(m => m.Email).ToHashSet(StringComparer.Ordinal);
        var asked = emails.Order(StringComparer.Ordinal)
            .SelectMany(e => situation.Linked(LinkNames.Attendee(e)))
            .Distinct(StringComparer.Ordinal)
            .Select(situation.Find<MeetingRecord>)
            .OfType<MeetingRecord>()
            .Where(m => m.Facts.Start >= from && m.Facts.Start < until && m is { CallAccount: null, AskedPerson: { } person } && emails.Contains(person))
            .Where(m => m.State is MeetingState.Held or MeetingState.StartedWithout && (m.AskedAt is not null || IsNamed(m)))
            .ToList();
        if (asked.Select(m => m.AskedPerson).Distinct(StringComparer.Ordinal).Count() < situation.Tenant.Defaults.MinN) return null;
        var inTime = asked.Count(IsReady);
        var later = asked.Count(m => IsNamed(m) && !IsReady(m));
        var refused = asked.Count(m => !IsNamed(m) && m.GoAheadReason is not null);
        return new(asked.Count, inTime + later + refused, inTime, later, refused, asked.Count(IsConfirmed));
    }

    public static bool IsConfirmed(MeetingRecord meeting) =>
        meeting is { Outcome: Outcome.Yes, Sign: ConfirmedBy.Said or ConfirmedBy.Acted or ConfirmedBy.Wrote } && IsNamed(meeting);

    public static bool IsReady(MeetingRecord meeting) => meeting.Values.Any(v => !v.Withdrawn && v.At <= meeting.Facts.Start);

    private static bool IsNamed(MeetingRecord meeting) => meeting.Values.Any(v => !v.Withdrawn);

    /// <summary>The CRM's close date, or the day on which the win opened the hand-off where that was earlier or there is no date.</summary>
    private static DateOnly? WonOn(DealRecord deal, string zone, Situation situation)
    {
        DateOnly? opened = situation.Find<HandoffRecord>(Subjects.Handoff(deal.Id))?.OpenedAt is { } at ? LocalTime.DayOf(at, zone) : null;
        return opened is null || deal.Facts.CloseDate < opened ? deal.Facts.CloseDate : opened;
    }

    private static bool BoughtBefore(DealRecord deal, string zone, Situation situation) =>
        deal.Facts.AccountId is { Length: > 0 } account
        && situation.Linked(LinkNames.DealAccount(account))
            .Select(situation.Find<DealRecord>)
            .OfType<DealRecord>()
            .Any(d => d.Id != deal.Id && d.IsWon && WonOn(d, zone, situation) < WonOn(deal, zone, situation));
}
