using System.Globalization;
using System.Text.RegularExpressions;

namespace CoachBot.Coach.Meetings;

/// <summary>Finds a coming date in an answer, so that it can be offered as critical date [AFT-13]. Written dates only: nothing is guessed from "soon".</summary>
public static partial class DatesInText
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The first date in the text that lies after <paramref name="today"/>, or null. A date without a year is the next such day.</summary>
    public static DateOnly? First(string text, DateOnly today)
    {
        foreach (Match match in Written().Matches(text))
        {
            if (Read(match, today) is { } day && day > today) return day;
        }
        return null;
    }

    private static DateOnly? Read(Match match, DateOnly today)
    {
        if (match.Groups["iso"].Success)
            return DateOnly.TryParseExact(match.Groups["iso"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) ? iso : null;

        var month = Array.IndexOf(Months, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        if (match.Groups["year"].Success) return Valid(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), month, day);
        return Valid(today.Year, month, day) is { } thisYear && thisYear > today ? thisYear : Valid(today.Year + 1, month, day);
    }

    private static DateOnly? Valid(int year, int month, int day) =>
        day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(
        @"(?<iso>\b20\d\d-\d\d-\d\d\b)|\b(?<day>\d{1,2})(st|nd|rd|th)?( of)? (?<month>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?)\b,?( (?<year>20\d\d)\b)?|\b(?<month>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?) (?<day>\d{1,2})(st|nd|rd|th)?\b(,? (?<year>20\d\d)\b)?",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
