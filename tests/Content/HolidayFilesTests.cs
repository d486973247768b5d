using System.Globalization;
using CoachBot.Content;

namespace CoachBot.Tests.Content;

/// <summary>[ADM-07]</summary>
public sealed class HolidayFilesTests : IDisposable
{
    private static readonly string Shipped = ContentFolder.SourceFolder()!;

    private static readonly HolidayFolder All = HolidayFiles.Load(Shipped);

    private readonly string _folder = Directory.CreateTempSubdirectory("holidays-").FullName;

    public static TheoryData<string> ShippedFiles() =>
        [.. Directory.EnumerateFiles(Path.Combine(Shipped, "holidays")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public void Every_shipped_file_is_right_and_covers_this_year_and_the_next_two(string file)
    {
        var country = Path.GetFileNameWithoutExtension(file);

        Assert.DoesNotContain(All.Problems, problem => problem.File == $"holidays/{file}");
        Assert.Equal([2026, 2027, 2028], All.YearsCovered[country].Order());
        var perYear = All.Calendar.ByCountry[country].GroupBy(day => day.Year).Select(year => year.Count()).ToList();
        Assert.All(perYear, count => Assert.InRange(count, 3, 22));
    }

    [Theory]
    [InlineData("DE", "2027-05-17")] // Whit Monday
    [InlineData("GB", "2026-12-28")] // for Boxing Day
    [InlineData("GB", "2028-01-03")]
    [InlineData("US", "2026-07-03")] // for the fourth
    [InlineData("US", "2027-12-31")] // for New Year's Day 2028
    [InlineData("AU", "2027-12-28")]
    [InlineData("NZ", "2028-01-04")] // the second of two on a weekend
    [InlineData("NZ", "2026-07-10")] // Matariki
    [InlineData("JP", "2026-05-06")] // for 3 May
    [InlineData("JP", "2026-09-22")] // between two holidays
    [InlineData("SE", "2026-06-19")] // Midsummer Eve
    [InlineData("IE", "2028-02-07")] // St Brigid's Day
    public void Movable_and_substitute_days_are_there(string country, string day) => Assert.True(All.Calendar.IsHoliday(country, Day(day)));

    [Theory]
    [InlineData("DE", "2026-11-24")]
    [InlineData("IE", "2026-04-03")] // Good Friday is a working day
    [InlineData("AU", "2027-04-26")] // some states only
    [InlineData("DE", "2026-01-06")] // some states only
    [InlineData("XX", "2026-12-25")]
    public void Ordinary_days_are_not(string country, string day) => Assert.False(All.Calendar.IsHoliday(country, Day(day)));

    [Theory]
    [InlineData("country: XX", "country: xx", 1, "country")]
    [InlineData("country: XX", "country: YY", 1, "country")]
    [InlineData("country: XX", "note: none", 1, "key-missing")]
    [InlineData("years: [2026]", "years: 2026", 2, "value-kind")]
    [InlineData("years: [2026]", "years: [26]", 2, "year")]
    [InlineData("years: [2026]", "years: [2026, 2026]", 2, "year-doubled")]
    [InlineData("years: [2026]", "years: [2026, 2027]", 1, "year-empty")]
    [InlineData("years: [2026]", "years: [2027]", 4, "year-missing")]
    [InlineData("years: [2026]", "colour: red", 2, "key-unknown")]
    [InlineData("{date: 2026-01-01, name: One}", "2026-01-01", 4, "value-kind")]
    [InlineData("{date: 2026-01-01, name: One}", "{date: 2026-02-30, name: One}", 4, "date")]
    [InlineData("{date: 2026-01-01, name: One}", "{date: 1.1.2026, name: One}", 4, "date")]
    [InlineData("{date: 2026-01-01, name: One}", "{date: 2026-01-01}", 4, "key-missing")]
    [InlineData("{date: 2026-01-01, name: One}", "{date: 2026-01-01, name: One, half: yes}", 4, "key-unknown")]
    [InlineData("{date: 2026-01-01, name: One}", "{date: 2026-12-26, name: One}", 5, "day-order")]
    [InlineData("{date: 2026-01-01, name: One}", "{date: 2026-12-25, name: One}", 5, "day-doubled")]
    [InlineData("{date: 2026-01-01, name: One}", "{date: 2026-01-01, name: One", 4, "yaml")]
    public void A_mistake_is_named_with_file_line_and_rule(string line, string instead, int where, string rule)
    {
        const string Right = "country: XX\nyears: [2026]\ndays:\n  - {date: 2026-01-01, name: One}\n  - {date: 2026-12-25, name: Two}\n";
        Assert.Empty(Load("XX.yaml", Right).Problems);

        var problems = Load("XX.yaml", Right.Replace(line, instead, StringComparison.Ordinal)).Problems;

        Assert.Contains(problems, problem => (problem.File, problem.Line, problem.Rule) == ("holidays/XX.yaml", where, rule));
    }

    [Fact]
    public void A_folder_without_holidays_is_a_problem_not_a_year_of_working_days() =>
        Assert.Equal("folder-missing", Assert.Single(HolidayFiles.Load(_folder).Problems).Rule);

    private HolidayFolder Load(string file, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "holidays"));
        File.WriteAllText(Path.Combine(_folder, "holidays", file), text);
        return HolidayFiles.Load(_folder);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
