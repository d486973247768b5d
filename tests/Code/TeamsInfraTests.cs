using System.Text.RegularExpressions;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Code;

/// <summary><c>infra/teams</c> says what the code does.</summary>
public sealed partial class TeamsInfraTests
{
    private static readonly string Text = Repository.Read("infra/teams/README.md").ReplaceLineEndings("\n");

    [Fact]
    public async Task Its_commands_of_ours_work()
    {
        var commands = Commands().Where(line => line.StartsWith("dotnet CoachBot.dll ", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, commands.Count);
        foreach (var command in commands)
        {
            using var folder = new TempFolder();
            await using var run = CommandRun.Start(folder.Path, [Path.Combine(AppContext.BaseDirectory, "CoachBot.dll"), .. command.Split(' ')[2..]], ("Content__Path", Shipped.Folder));
            var code = await run.Ends();
            if (command.Contains(" teams install ", StringComparison.Ordinal)) Assert.Contains("Teams is not set up", run.Output, StringComparison.Ordinal); // what it does is tested with a Graph of our own
            else Assert.True(code == 0 && File.Exists(folder.File("coachbot.zip")), $"{command}: {run.Output}");
        }
    }

    [Fact]
    public void Every_other_command_is_said_to_need_Azure() =>
        Assert.All(Commands().Where(line => !line.StartsWith("dotnet ", StringComparison.Ordinal)), line => Assert.StartsWith("az ", line, StringComparison.Ordinal));

    [Fact]
    public void Every_setting_that_it_names_is_one()
    {
        var known = typeof(TeamsOptions).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var named = Settings().Matches(Text).Select(match => match.Groups["name"].Value).Distinct().ToList();

        Assert.Contains("ClientSecret", named);
        Assert.Empty(named.Except(known, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("infra/teams/README.md", "api/messages")]
    [InlineData("infra/teams/bot.bicep", "'${address}/api/messages'")]
    [InlineData("infra/teams/bot.bicep", "'MsTeamsChannel'")]
    [InlineData("infra/teams/bot.bicep", "'SingleTenant' : 'UserAssignedMSI'")]
    [InlineData("infra/teams/README.md", "api://coach.example.com/botid-APP-ID")]
    public void Addresses_are_those_of_the_code(string file, string text) => Assert.Contains(text, Repository.Read(file), StringComparison.Ordinal);

    [Fact]
    public void The_application_id_uri_is_the_one_of_the_manifest() =>
        Assert.Equal("api://coach.example.com/botid-11111111-1111-4111-8111-111111111111", TeamsIds.ResourceOf("11111111-1111-4111-8111-111111111111", new("https://coach.example.com")));

    private static IEnumerable<string> Commands() => from line in Text.Split('\n') where line.StartsWith("    ", StringComparison.Ordinal) select line.Trim();

    [GeneratedRegex("Teams(:|__)(?<name>[A-Z][A-Za-z]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Settings();
}
