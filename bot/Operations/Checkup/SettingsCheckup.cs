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
        catch (OptionsValidationException one)
        {
            return one.Failures;
        }
        catch (AggregateException several)
        {
            return several.Flatten().InnerExceptions.SelectMany(inner => inner is OptionsValidationException one ? one.Failures : [inner.Message]);
        }
        catch (InvalidOperationException unreadable)
        {
            // The binder: a word where a number is needed. Its message names the key.
            return [$"{unreadable.Message} Write the value in the form that README.md shows."];
        }
    }
}
