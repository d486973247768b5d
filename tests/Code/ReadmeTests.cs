using System.Reflection;
using System.Text.RegularExpressions;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Code;

/// <summary>README.md tells the truth: each of its commands works, each setting is in it.</summary>
public sealed partial class ReadmeTests
{
    /// <summary>Each command, and what runs it.</summary>
    private static readonly Dictionary<string, string> RunBy = new(StringComparer.Ordinal)
    {
        ["dotnet run --project bot"] = nameof(The_commands_of_the_readme_work),
        ["dotnet run --project bot -- check"] = nameof(The_commands_of_the_readme_work),
        ["dotnet run --project bot -- content check"] = nameof(The_commands_of_the_readme_work),
        ["dotnet run --project bot -- send meeting.json"] = nameof(The_commands_of_the_readme_work),
        ["bash tests/run.sh"] = ".ci/run",
    };

    [Fact]
    public void Every_command_is_run_by_a_test() =>
        Assert.Equal(RunBy.Keys.Order(StringComparer.Ordinal), Blocks("sh").SelectMany(block => block.Split('\n')).Order(StringComparer.Ordinal));

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
    public void The_ci_calls_the_command_that_the_readme_shows() =>
        Assert.Equal("#!/usr/bin/env bash\nCI=true bash tests/run.sh\n", Repository.Read(".ci/run"));

    [Fact]
    public async Task The_commands_of_the_readme_work()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("meeting.json"), Assert.Single(Blocks("json")), TestContext.Current.CancellationToken);
        var port = CommandRun.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] settings = ["--urls", $"http://127.0.0.1:{port}", $"--Storage:Sqlite={folder.File("coachbot.db")}"];

        await using var service = CommandRun.Start(folder.Path, Bot(settings));
        await service.Prints("Try it at");

        foreach (var (command, answer) in new[] { ("content check", "can be used as it stands"), ("send meeting.json", "202"), ("check", "A running CoachBot has the database") })
        {
            await using var run = CommandRun.Start(folder.Path, Bot([.. command.Split(' '), .. command == "content check" ? [] : settings]));
            Assert.True(await run.Ends() == 0, run.Output);
            Assert.Contains(answer, run.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>As in the README, without building again.</summary>
    private static string[] Bot(string[] arguments) => ["run", "--no-build", "--project", Path.Combine(Repository.Root, "bot"), "--", .. arguments];

    private static IEnumerable<string> Blocks(string language) =>
        from Match block in Fence().Matches(Repository.Read("README.md"))
        where block.Groups["language"].Value == language
        select block.Groups["text"].Value.TrimEnd('\n');

    [GeneratedRegex("```(?<language>[a-z]*)\n(?<text>[^`]*)```", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
