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
        var day = Day(LocalTime.DayOf(entry.Start, zone), person, hours, tenant, zone);
        return entry.ChangedAt > day ? entry.ChangedAt + tenant.Defaults.Settle : day;
    }

    /// <summary>D-DAY of the meetings of a day.</summary>
    public static DateTimeOffset Day(DateOnly day, PersonRecord person, WorkingTime hours, TenantSettings tenant, string zone)
    {
        if (person.Own.SameDay) return hours.Opening(day) ?? LocalTime.At(day, (person.Own.Hours ?? tenant.Defaults.Hours).From, zone);
        return LocalTime.At(hours.PreviousWorkingDay(day) ?? day.AddDays(-1), person.Own.DayTime ?? tenant.Defaults.Day, zone);
    }

    /// <summary>D-REMIND: three hours before; outside working hours at their opening with an hour to go, else an hour before the end of the working day before.</summary>
    public static DateTimeOffset Remind(AgendaEntry entry, WorkingTime hours, TenantSettings tenant, string zone)
    {
        var wished = entry.Start - tenant.Defaults.Remind;
        if (hours.IsOpen(wished)) return wished;
        var day = LocalTime.DayOf(entry.Start, zone);
        if (hours.Opening(day) is { } opening && opening > wished && entry.Start - opening >= OneHour) return opening;
        return hours.PreviousWorkingDay(day) is { } before && hours.Closing(before) is { } closing ? closing - OneHour : wished;
    }

    /// <summary>"Remind me later": the next of in one hour, opening tomorrow, 90 minutes before the start, if it lies before D-CUTOFF [PRE-02].</summary>
    public static DateTimeOffset? Later(AgendaEntry entry, Speaking speaking, TenantSettings tenant)
    {
        if (speaking.Hours is not { } hours) return null;
        var tomorrow = hours.NextOpening(LocalTime.At(LocalTime.DayOf(speaking.Now, speaking.Zone).AddDays(1), TimeOnly.MinValue, speaking.Zone));
        DateTimeOffset?[] choices = [speaking.Now + OneHour, tomorrow, entry.Start - NinetyMinutes];
        return choices
            .Where(c => c > speaking.Now && c < entry.Start - tenant.Defaults.Cutoff && hours.IsOpen(c.Value))
            .Min();
    }
}
