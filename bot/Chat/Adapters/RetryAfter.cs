using System.Globalization;

namespace CoachBot.Chat.Adapters;

/// <summary>Reads how long a service asks to wait. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after</summary>
internal static class RetryAfter
{
    /// <summary>A wait that is longer is taken for this long: then one call asks again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Absurd = TimeSpan.FromDays(365);

    /// <summary>As it was said; null where nothing was, or nothing that can be read.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now) =>
        Read(response.Headers.TryGetValues("Retry-After", out var values) ? string.Join(',', values) : null, response.Headers.Date, now);

    /// <summary>Whole seconds, however many, or an instant of the service's clock.</summary>
    /// <param name="date">When the service answered, by its clock.</param>
    public static TimeSpan? Read(string? said, DateTimeOffset? date, DateTimeOffset now)
    {
        said = said?.Trim();
        if (said is not { Length: > 0 }) return null;
        if (said.All(char.IsAsciiDigit)) return said.Length < 9 ? TimeSpan.FromSeconds(int.Parse(said, CultureInfo.InvariantCulture)) : Absurd;
        return DateTimeOffset.TryParseExact(said, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) ? until - (date ?? now) : null;
    }

    /// <summary>As it is kept: never so short that it asks for the next refusal, never so long that nobody finds out that it is over.</summary>
    public static TimeSpan Sane(TimeSpan wait) => wait < Shortest ? Shortest : wait > Longest ? Longest : wait;
}
