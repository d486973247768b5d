using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Coach.People;

namespace CoachBot.Content;

/// <summary>Public holidays as shipped and edited in <c>holidays/&lt;COUNTRY&gt;.yaml</c> [ADM-07].</summary>
/// <param name="YearsCovered">By country: outside these years its holidays are unknown, not absent.</param>
public sealed record HolidayFolder(
    HolidayCalendar Calendar,
    IReadOnlyDictionary<string, IReadOnlySet<int>> YearsCovered,
    IReadOnlyList<ContentProblem> Problems);

/// <summary>Reads the holiday files: one country a file, every date once, in order, within the years that the file covers.</summary>
public static partial class HolidayFiles
{
    private const string Subfolder = "holidays";

    /// <summary>What could be read, and what is wrong with the rest. Days that the tenant adds everywhere are not in files.</summary>
    /// <param name="folder">The folder <c>coaching-content</c>.</param>
    public static HolidayFolder Load(string folder)
    {
        var problems = new ProblemList();
        var days = new Dictionary<string, IReadOnlySet<DateOnly>>(StringComparer.OrdinalIgnoreCase);
        var years = new Dictionary<string, IReadOnlySet<int>>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in Files(folder, problems))
        {
            if (StrictYaml.ReadMap(source.Name, source.Text, 1, problems) is not { } map) continue;
            var country = Country(source.Name, map, problems);
            var covered = Years(source.Name, map, problems);
            years[country] = covered;
            days[country] = Days(source.Name, map, covered, problems);
        }

        return new HolidayFolder(new HolidayCalendar(days, new HashSet<DateOnly>()), years, problems.Found);
    }

    private static IEnumerable<SourceFile> Files(string folder, ProblemList problems)
    {
        var found = new ProblemList();
        var files = ContentFolder.Read(Path.Combine(folder, Subfolder), found);
        foreach (var problem in found.Found)
            problems.Add(Path.IsPathRooted(problem.File) ? problem.File : $"{Subfolder}/{problem.File}", problem.Line, problem.Column, problem.Rule, problem.Detail);
        return files.Where(file => file.Text.Length > 0).Select(file => file with { Name = $"{Subfolder}/{file.Name}" });
    }

    private static string Country(string file, YamlMap map, ProblemList problems)
    {
        var keys = new YamlKeys(file, map, problems);
        var country = keys.Required("country");
        keys.Optional("note");
        foreach (var key in new[] { "years", "days" })
        {
            if (!map.Entries.Any(entry => entry.Key == key))
                problems.Add(file, map.Line, "key-missing", $"Add \"{key}\" as a list.");
        }

        foreach (var entry in map.Entries.Where(entry => entry.Key is not ("country" or "note" or "years" or "days")))
            problems.Add(file, entry.Line, entry.Column, "key-unknown", $"Remove \"{entry.Key}\", or write one of: country, note, years, days.");
        if (country.Value.Length > 0 && (!CountryCode().IsMatch(country.Value) || file != $"{Subfolder}/{country.Value}.yaml"))
            problems.Add(file, country.Line, country.Column, "country", "Give the two capital letters of ISO 3166-1 that are also the file's name.");
        return country.Value;
    }

    private static HashSet<int> Years(string file, YamlMap map, ProblemList problems)
    {
        var years = new HashSet<int>();
        foreach (var item in Items(file, map, "years", problems))
        {
            if (item is not YamlText text || !int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2999)
                problems.Add(file, item.Line, item.Column, "year", "Write a year of four digits.");
            else if (!years.Add(year))
                problems.Add(file, item.Line, item.Column, "year-doubled", $"Keep one {text.Value}.");
        }

        return years;
    }

    private static HashSet<DateOnly> Days(string file, YamlMap map, HashSet<int> covered, ProblemList problems)
    {
        var days = new HashSet<DateOnly>();
        var last = DateOnly.MinValue;
        foreach (var item in Items(file, map, "days", problems))
        {
            if (Day(file, item, problems) is not { } day) continue;
            if (!covered.Contains(day.Year))
                problems.Add(file, item.Line, "year-missing", $"Add {day.Year.ToString(CultureInfo.InvariantCulture)} to \"years\" once all its days stand here.");
            if (!days.Add(day))
                problems.Add(file, item.Line, "day-doubled", $"Keep one {day:yyyy-MM-dd}.");
            else if (day < last)
                problems.Add(file, item.Line, "day-order", $"Put {day:yyyy-MM-dd} where its date belongs, so that a missing one is seen.");
            last = day;
        }

        foreach (var year in covered.Where(year => days.All(day => day.Year != year)))
            problems.Add(file, map.Line, "year-empty", $"Add the days of {year.ToString(CultureInfo.InvariantCulture)}, or take it out of \"years\".");
        return days;
    }

    private static DateOnly? Day(string file, YamlValue item, ProblemList problems)
    {
        if (item is not YamlMap map)
        {
            problems.Add(file, item.Line, item.Column, "value-kind", "Write each day as {date: yyyy-MM-dd, name: …}.");
            return null;
        }

        var keys = new YamlKeys(file, map, problems);
        var date = keys.Required("date");
        keys.Required("name");
        keys.ReportUnknown();
        if (DateOnly.TryParseExact(date.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (date.Value.Length > 0) problems.Add(file, date.Line, date.Column, "date", "Write a day that exists as yyyy-MM-dd.");
        return null;
    }

    private static IReadOnlyList<YamlValue> Items(string file, YamlMap map, string key, ProblemList problems)
    {
        if (map.Entries.FirstOrDefault(entry => entry.Key == key) is not { } entry) return [];
        if (entry.Value is YamlList list) return list.Items;
        problems.Add(file, entry.Line, entry.Column, "value-kind", $"Write \"{key}\" as a list.");
        return [];
    }

    [GeneratedRegex("^[A-Z]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex CountryCode();
}
