using CoachBot.Operations.Health;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Checkup;

/// <summary>Every setting that the start would refuse, and what is off because a setting is absent.</summary>
public static class SettingsCheckup
{
    public static IEnumerable<Finding> Look(IServiceProvider services)
    {
        var problems = Refused(services.GetRequiredService<IStartupValidator>()).ToList();
        foreach (var problem in problems) yield return Finding.Error("A setting is wrong.", problem);
        if (problems.Count == 0) yield return Finding.Fine("The settings are valid.");
        foreach (var off in services.GetRequiredService<SwitchBoard>().Off())
            yield return Finding.Note($"Off: {off.What}.", $"Set {off.Setting} to turn it on.");
    }

    private static IEnumerable<string> Refused(IStartupValidator validator)
    {
        try
        {
            validator.Validate();
            return [];
        }
        catch (Exception wrong) when (StartCheckup.Told(wrong) is { Count: > 0 })
        {
            return StartCheckup.Told(wrong);
        }
    }
}
