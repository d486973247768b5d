namespace CoachBot.Coach.Digests;

/// <summary>When a team's digest comes: a day of the week and a local time in the tenant's zone. Each digest plans its successor.</summary>
public static class DigestTimes
{
    /// <summary>Later than this it is no longer this week's word: it is left out, and the next one is planned.</summary>
    public static readonly TimeSpan Useful = TimeSpan.FromDays(1);

    public static string ZoneIn(TenantSettings tenant) => LocalTime.IsZone(tenant.TimeZone) ? tenant.TimeZone! : "Etc/UTC";

    /// <summary>The first moment strictly after.</summary>
    public static DateTimeOffset After(DateTimeOffset after, TeamRecord team, TenantSettings tenant)
    {
        var zone = ZoneIn(tenant);
        var day = LocalTime.DayOf(after, zone);
        day = day.AddDays(((int)team.Day - (int)day.DayOfWeek + 7) % 7);
        var at = LocalTime.At(day, team.Time, zone);
        return at > after ? at : LocalTime.At(day.AddDays(7), team.Time, zone);
    }

    /// <summary>A weekday by its English name or the beginning of it, three letters at least: an id, not a word on screen.</summary>
    public static DayOfWeek? DayNamed(string typed) =>
        typed.Length < 3 ? null : Enum.GetValues<DayOfWeek>().Cast<DayOfWeek?>().FirstOrDefault(d => d.ToString()!.StartsWith(typed, StringComparison.OrdinalIgnoreCase));

    /// <summary>The word of a weekday.</summary>
    public static string WordOf(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => "day.1",
        DayOfWeek.Tuesday => "day.2",
        DayOfWeek.Wednesday => "day.3",
        DayOfWeek.Thursday => "day.4",
        DayOfWeek.Friday => "day.5",
        DayOfWeek.Saturday => "day.6",
        DayOfWeek.Sunday => "day.7",
    };
}
