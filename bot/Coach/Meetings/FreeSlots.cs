using CoachBot.Coach.People;

namespace CoachBot.Coach.Meetings;

/// <summary>Three free slots for a meeting that is put off, where the person's free/busy is known [PRE-07].</summary>
public static class FreeSlots
{
    private const int Wanted = 3;
    private const int DaysAhead = 20;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    /// <summary>Local starts in the person's zone, one a day; empty where his free/busy was not granted.</summary>
    public static IReadOnlyList<DateTime> For(PersonRecord person, MeetingRecord meeting, TenantSettings tenant, DateTimeOffset now)
    {
        var granted = person.Busy.Values.Any(b => b.Version is not null);
        if (!granted || person.WorkingTimeIn(tenant) is not { } hours || person.ZoneIn(tenant).Zone is not { } zone) return [];

        var length = meeting.Facts.End!.Value - meeting.Facts.Start!.Value;
        var wish = LocalTime.TimeOf(meeting.Facts.Start.Value, zone);
        var slots = new List<DateTime>();
        var today = LocalTime.DayOf(now, zone);
        for (var day = today.AddDays(1); day <= today.AddDays(DaysAhead) && slots.Count < Wanted; day = day.AddDays(1))
        {
            if (hours.IsWorkingDay(day) && FirstFree(person, hours, day, wish, length, zone) is { } start) slots.Add(LocalTime.ToLocal(start, zone));
        }
        return slots;
    }

    private static DateTimeOffset? FirstFree(PersonRecord person, WorkingTime hours, DateOnly day, TimeOnly wish, TimeSpan length, string zone)
    {
        if (hours.Opening(day) is not { } opening || hours.Closing(day) is not { } closing) return null;
        var preferred = LocalTime.At(day, wish, zone);
        var later = Starts(preferred, closing);
        return later.Concat(Starts(opening, closing))
            .Where(s => s >= opening && s + length <= closing)
            .Select(s => (DateTimeOffset?)s)
            .FirstOrDefault(s => person.Busy.Values.Where(b => !b.Gone).All(b => s + length <= b.Start || s >= b.End));
    }

    private static IEnumerable<DateTimeOffset> Starts(DateTimeOffset from, DateTimeOffset to)
    {
        for (var at = from; at < to; at += Step) yield return at;
    }
}
