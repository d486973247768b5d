using System.Text.RegularExpressions;
using CoachBot.Content;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Checkup;

/// <summary>What stops a start, or a command, and is no mistake of ours: one sentence each, with what to do.</summary>
public static partial class StartCheckup
{
    /// <summary>Empty where it may be a mistake of ours: then all that is known of it has to be seen.</summary>
    public static IReadOnlyList<string> Told(Exception stopped) => stopped switch
    {
        ContentException unusable => [unusable.Message],
        StoreInUseException used => [used.Message],
        OptionsValidationException wrong => [.. wrong.Failures],
        AggregateException several => Told(several.Flatten().InnerExceptions),
        InvalidOperationException unreadable when NotConverted().Match(unreadable.Message) is { Success: true } said =>
            [$"{said.Groups["key"].Value} is '{said.Groups["value"].Value}': write {Form(said.Groups["type"].Value)}."],
        _ => [],
    };

    /// <summary>What is wrong with the database or the addresses, where a start came so far and no further.</summary>
    public static IReadOnlyList<string> Told(string database, IReadOnlyList<Uri> addresses, IReadOnlyList<string> unreadable) =>
    [
        .. from finding in DatabaseCheckup.Look(database).Concat(PortCheckup.Unreadable(unreadable)).Concat(PortCheckup.Look(addresses, running: false))
           where finding.Kind == FindingKind.Error
           select $"{finding.What} {finding.Do}",
    ];

    private static IReadOnlyList<string> Told(IReadOnlyList<Exception> all)
    {
        var told = all.Select(Told).ToList();
        return told.TrueForAll(each => each.Count > 0) ? [.. told.SelectMany(each => each)] : [];
    }

    private static string Form(string type) => (Type.GetType(type) ?? typeof(StartCheckup).Assembly.GetType(type)) switch
    {
        var known when known == typeof(bool) => "true or false",
        { IsEnum: true } known => string.Join(" or ", Enum.GetNames(known)),
        var known when known == typeof(int) || known == typeof(long) => "a whole number",
        var known when known == typeof(DateTimeOffset) => "an instant such as 2026-11-23T07:00:00Z",
        var known when known == typeof(TimeSpan) => "a time such as 00:00:10",
        _ => "it in the form that README.md shows",
    };

    /// <summary>The sentence of the binder where a word stands in place of a number.</summary>
    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']*)' to type '(?<type>[^']*)'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex NotConverted();
}
