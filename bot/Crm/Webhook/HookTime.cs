using System.Globalization;

namespace CoachBot.Crm.Webhook;

/// <summary>Times as RFC 3339 has them, with an offset, and dates. Only years in which a calendar means something.</summary>
internal static class HookTime
{
    public const int FirstYear = 1900;
    public const int LastYear = 2199;
    private const int Whole = 19;
    private const int Digits = 7;

    /// <summary>The instant, in UTC. More than seven digits of a second are cut.</summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length <= Whole) return false;
        var rest = text[Whole..];
        var fraction = "";
        if (rest[0] == '.')
        {
            var length = rest.AsSpan(1).IndexOfAnyExceptInRange('0', '9');
            if (length < 1) return false;
            fraction = rest[1..Math.Min(length + 1, Digits + 1)];
            rest = rest[(length + 1)..];
        }

        if (rest is "Z" or "z") rest = "+00:00";
        if (rest.Length != 6) return false;
        var whole = $"{text[..Whole].ToUpperInvariant()}.{fraction.PadRight(Digits, '0')}{rest}";
        if (!DateTimeOffset.TryParseExact(whole, "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
            return false;
        time = time.ToUniversalTime();
        return time.Year is >= FirstYear and <= LastYear;
    }

    public static bool TryReadDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date.Year is >= FirstYear and <= LastYear;
}
