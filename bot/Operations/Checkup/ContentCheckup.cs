using CoachBot.Content;
using CoachBot.Judge;
using CoachBot.Operations.Health;

namespace CoachBot.Operations.Checkup;

/// <summary>The content folder with all that lies in it: texts, forms, lists, holidays, hints.</summary>
public static class ContentCheckup
{
    /// <param name="countries">Countries whose holidays somebody relies on.</param>
    public static IEnumerable<Finding> Look(string folder, IEnumerable<string> countries, DateTimeOffset now)
    {
        var problems = Problems(folder).ToList();
        foreach (var problem in problems) yield return Finding.Error($"{folder}: {problem}", "Correct the file; 'content check' tries it again.");
        if (problems.Count == 0) yield return Finding.Fine($"The content in {folder} can be used as it stands.");
        foreach (var missing in HealthReader.NotCovered(HolidayFiles.Load(folder), countries, now))
        {
            yield return Finding.Warning(
                $"The holidays of {missing} are not known: they count as working days.", $"Add them to {folder}/holidays, or take them from a newer release.");
        }
    }

    /// <summary>Everything that would keep the folder from being used, as <c>file:line rule: what to do</c>.</summary>
    public static IEnumerable<string> Problems(string folder) =>
        [.. ContentCheck.Run(folder).Concat(HolidayFiles.Load(folder).Problems).Select(problem => problem.ToString()), .. HintProblems(folder)];

    private static string[] HintProblems(string folder)
    {
        try
        {
            JudgeFiles.Load(folder);
            return [];
        }
        catch (FormatException wrong)
        {
            return [wrong.Message];
        }
    }
}
