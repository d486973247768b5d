using CoachBot.Coach.Meetings;

namespace CoachBot.Coach.People;

/// <summary>When a meeting's question, its reminder and its after-question are due for a person [D-DAY, D-SETTLE, D-REMIND].</summary>
public static class Moments
{
    /// <summary>A late question less than this before the start stays in the home view [PRE-25].</summary>
    public static readonly TimeSpan TooLate = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);
    private static readonly TimeSpan NinetyMinutes = TimeSpan.FromMinutes(90);

    /// <summary>When the question is due: D-DAY, or D-SETTLE after the last change of an entry that changed later.</summary>
    public static DateTimeOffset Ask(AgendaEntry entry, PersonRecord person, WorkingTime hours, TenantSettings tenant, string zone)
    {
        var day = Day(entry.Start, person, hours, tenant, zone);
        return entry.ChangedAt > day ? entry.ChangedAt + tenant.Defaults.Settle : day;
    }

    /// <summary>
    /// D-DAY of a meeting. A time that lies outside the person's hours waits for their opening, but never until it is too
    /// late for the meeting: then it comes at the end of the working day before [ADM-07].
    /// </summary>
    public static DateTimeOffset Day(DateTimeOffset start, PersonRecord person, WorkingTime hours, TenantSettings tenant, string zone)
    {
        var day = LocalTime.DayOf(start, zone);
        if (person.Own.SameDay && hours.Opening(day) is { } opening && opening + TooLate <= start) return opening;

        var before = hours.PreviousWorkingDay(day) ?? day.AddDays(-1);
        var wished = LocalTime.At(before, person.Own.DayTime ?? tenant.Defaults.Day, zone);
        if (hours.Closing(before) is not { } closing || wished < closing) return wished;
        var waits = person.Own.DayTime is null && hours.NextOpening(wished) is { } next && next + TooLate <= start;
        return waits ? wished : closing - tenant.Defaults.Settle;
    }

    /// <summary>D-REMIND: three hours before; outside working hours at their opening with an hour to go, else an hour before the end of the working day before.</summary>
    public static DateTimeOffset Remind(AgendaEntry entry, WorkingTime hours, TenantSettings tenant, string zone)
    {
        var wished = entry.Start - tenant.Defaults.Remind;
        if (hours.IsOpen(wished)) return wished;
        var day = LocalTime.DayOf(entry.Start, zone);
        if (hours.Opening(day) is { } opening && opening > wished && entry.Start - opening >= OneHour) return opening;
        if (hours.Closing(day) is { } evening && evening <= wished) return evening - OneHour;
        return hours.PreviousWorkingDay(day) is { } before && hours.Closing(before) is { } closing ? closing - OneHour : wished;
    }

    /// <summary>One press, "Remind me later": the next of in one hour, opening tomorrow, 90 minutes before the start, if it lies before D-CUTOFF [PRE-02].</summary>
    public static DateTimeOffset? Later(AgendaEntry entry, Speaking speaking, TenantSettings tenant)
    {
        if (speaking.Now >= entry.Start - NinetyMinutes) return null;
        if (speaking.Hours is not { } hours) return null;
        var tomorrow = hours.NextOpening(LocalTime.At(LocalTime.DayOf(speaking.Now, speaking.Zone).AddDays(1), TimeOnly.MinValue, speaking.Zone));
        DateTimeOffset?[] choices = [speaking.Now + OneHour, tomorrow, entry.Start - NinetyMinutes];
        return choices
            .Where(c => c > speaking.Now && c < entry.Start - tenant.Defaults.Cutoff && hours.IsOpen(c.Value))
            .Min();
    }

    /// <summary>When the card of an open question looks different although nothing happened: no "postpone" at first sight, nothing left to be reminded at.</summary>
    public static IEnumerable<DateTimeOffset> Looks(AgendaEntry entry, WorkingTime hours, TenantSettings tenant)
    {
        if (hours.SubtractWorkingTime(entry.Start, tenant.Defaults.Postpone) is { } late) yield return late.AddSeconds(1);
        yield return entry.Start - NinetyMinutes;
        yield return entry.Start - tenant.Defaults.Cutoff;
    }
}
