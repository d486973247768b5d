namespace CoachBot.Coach.People;

/// <summary>Public holidays by country (ISO 3166-1 alpha-2), and days of the tenant's own that count everywhere [ADM-07].</summary>
public sealed record HolidayCalendar(
    IReadOnlyDictionary<string, IReadOnlySet<DateOnly>> ByCountry,
    IReadOnlySet<DateOnly> Everywhere)
{
    public static readonly HolidayCalendar None =
        new(new Dictionary<string, IReadOnlySet<DateOnly>>(StringComparer.OrdinalIgnoreCase), new HashSet<DateOnly>());

    public bool IsHoliday(string? country, DateOnly day) =>
        Everywhere.Contains(day) || (country is not null && ByCountry.TryGetValue(country, out var days) && days.Contains(day));
}
