using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CoachBot.Coach.People;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Code;

/// <summary>README.md tells the truth: each of its commands works, each setting is in it.</summary>
public sealed partial class ReadmeTests
{
    private const string Run = "dotnet run --project bot";
    private const string Benchmarks = "bash tests/Benchmarks/run.sh --small";

    /// <summary>What follows <see cref="Run"/>, and a part of what is printed while the service runs.</summary>
    private static readonly Dictionary<string, string> Printed = new(StringComparer.Ordinal)
    {
        ["content check"] = "can be used as it stands",
        ["send person.json --connection crm"] = "202",
        ["send meeting.json"] = "202",
        ["dry-run --days 7"] = "Nothing was sent.",
        ["check"] = "A running CoachBot has the database",
        ["manifest slack --socket"] = "\"socket_mode_enabled\": true",
        ["manifest slack --address https://coach.example.com --out manifest.json"] = "manifest.json",
        ["manifest teams --app-id 11111111-1111-4111-8111-111111111111 --address https://coach.example.com --out coachbot.zip"] = "coachbot.zip holds version 1.0.0",
        ["demo"] = "CoachBot to Jonas Weber",
    };

    [Fact]
    public void Every_command_is_run_by_a_test() => Assert.Equal(
        new[] { Run, "bash tests/run.sh", Benchmarks }.Concat(Printed.Keys.Select(command => $"{Run} -- {command}")).Order(StringComparer.Ordinal),
        Blocks("sh").SelectMany(block => block.Split('\n')).Order(StringComparer.Ordinal));

    [Fact]
    public void The_benchmarks_are_run_by_the_test_command() => Assert.Contains(Benchmarks, Repository.Read("tests/run.sh"), StringComparison.Ordinal);

    [Fact]
    public void Every_setting_is_in_the_readme()
    {
        var readme = Repository.Read("README.md");
        Findings.None(
            from type in typeof(CoachBot.Storage.Store).Assembly.GetTypes()
            let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
            where section is not null && type.Name.EndsWith("Options", StringComparison.Ordinal)
            from property in type.GetProperties()
            where property.CanWrite && !readme.Contains($"`{section}:{property.Name}`", StringComparison.Ordinal)
            select $"{section}:{property.Name}");
    }

    [Fact]
    public void Every_role_is_in_the_readme() => Assert.All(Roles.All, role => Assert.Contains($"`{role}`", Repository.Read("README.md"), StringComparison.Ordinal));

    [Fact]
    public void The_ci_calls_the_command_that_the_readme_shows() =>
        Assert.Equal("#!/usr/bin/env bash\nCI=true bash tests/run.sh\n", Repository.Read(".ci/run"));

    [Fact]
    public async Task The_commands_of_the_readme_work()
    {
        using var folder = new TempFolder();
        foreach (var (name, hook) in new[] { "person.json", "meeting.json" }.Zip(Blocks("json"))) await File.WriteAllTextAsync(folder.File(name), hook, TestContext.Current.CancellationToken);
        (string, string)[] settings =
        [
            ("Urls", $"http://127.0.0.1:{CommandRun.FreePort().ToString(CultureInfo.InvariantCulture)}"),
            ("Storage__Sqlite", folder.File("coachbot.db")),
            ("Webhook__Connections__crm__Secret", $"whsec_{Convert.ToBase64String(new byte[32])}"),
        ];

        await using var service = CommandRun.Start(folder.Path, Bot([]), settings);
        await service.Prints("Try it at");

        foreach (var (command, printed) in Printed)
        {
            await using var run = CommandRun.Start(folder.Path, Bot(command.Split(' ')), settings);
            Assert.True(await run.Ends() == 0, $"{command}: {run.Output}");
            Assert.Contains(printed, run.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>As in the README, without building again.</summary>
    private static string[] Bot(string[] command) => ["run", "--no-build", "--project", Path.Combine(Repository.Root, "bot"), "--", .. command];

    private static IEnumerable<string> Blocks(string language) =>
        from Match block in Fence().Matches(Repository.Read("README.md"))
        where block.Groups["language"].Value == language
        select block.Groups["text"].Value.TrimEnd('\n');

    [GeneratedRegex("```(?<language>[a-z]*)\n(?<text>[^`]*)```", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
