using System.Text.RegularExpressions;
using CoachBot.Coach;
using CoachBot.Content;
using CoachBot.Operations.Demo;
using CoachBot.Operations.Sandbox;
using CoachBot.Storage;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// [INT-03] The story of both habits, from Monday's question to the digest after the customer's victory, told on Teams: it reads
/// as it was approved for the Sandbox, and leaves the same records behind. What differs in form is listed in bot/Chat/README.md.
/// </summary>
public sealed partial class TeamsStoryTests
{
    private const string MarkedDay = "    │ They need it working: ";

    [Fact]
    public async Task The_story_told_on_Teams_is_the_approved_one()
    {
        var (transcript, _) = await Tell(await Company(), "teams");
        Assert.Equal(Normal(await StoryText.Approved()), Normal(transcript));
    }

    [Fact]
    public async Task The_story_told_on_Teams_leaves_the_same_records_behind()
    {
        var onTeams = await Tell(await Company(), "teams");
        var inTheSandbox = await Tell(await Company(), "sandbox");
        Assert.Equal(inTheSandbox.Records, onTeams.Records);
    }

    /// <summary>The people of the demo scene, in Teams with their addresses; each team is one there too.</summary>
    private static async Task<TeamsService> Company()
    {
        var service = await TeamsService.Create();
        service.Time.Patience = 10;
        var scene = SceneReader.Read(Scenes.DemoFile, await File.ReadAllTextAsync(Path.Combine(Shipped.Folder, Scenes.DemoFile))).Scene!;
        foreach (var team in scene.People.GroupBy(person => person.Text("team")!, StringComparer.Ordinal))
        {
            List<FakeTeamsPerson> people = [.. team.Select(person =>
                service.Teams.Person(person.Text("email"), person.Text("name")!, person.Text("timeZone"), locale: person.Text("language"), installed: false))];
            service.Teams.Home.Team(team.Key, RoomOf(team.Key), withBot: false, people);
        }

        return service;
    }

    private static async Task<(string Transcript, string Records)> Tell(TeamsService company, string chat)
    {
        await using var service = company;
        await service.Run(
            ("Sandbox:Scene", "demo"),
            ("Sandbox:VirtualClock", "true"),
            ("Tenant:Chat", chat),
            ("Tenant:TeamRoom", chat is "teams" ? RoomOf("{team}") : null),
            ("Teams:Welcome", "false"),
            ("Teams:TargetedMessages", "true"));
        if (chat is "teams") await Install(service);
        using var output = new StringWriter { NewLine = "\n" };
        using var hands = chat is "teams" ? new TeamsHands(service) : (HttpMessageHandler)new SocketsHttpHandler();
        using var client = new SandboxClient(new HttpClient(hands) { BaseAddress = service.Address });
        var story = Story.Read(service.Services.GetRequiredService<ContentStore>().Path);
        await new StoryTeller(client, new Transcript(client, output)).Tell(story, TestContext.Current.CancellationToken);
        StoryText.NothingIsLost(service.Services.GetRequiredService<Store>());
        return (output.ToString(), Records(service));
    }

    /// <summary>
    /// Everybody has the app before the scene begins, which it does once more then; then each team gets it: the service asks who reads there.
    /// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
    /// </summary>
    private static async Task Install(TeamsService service)
    {
        foreach (var person in service.Teams.Home.People.ToList()) Assert.True((await service.Teams.Screen(person).Install()).Acknowledged);
        using var demo = new StringContent("""{"scene":"demo"}""", System.Text.Encoding.UTF8, "application/json");
        using var begun = await service.Http.PostAsync("/sandbox/api/reset", demo);
        Assert.True(begun.IsSuccessStatusCode);
        foreach (var team in service.Teams.Home.Teams.ToList()) Assert.True((await service.Teams.Screen(team.Members.First()).AddTo(team)).Acknowledged);
    }

    private static string RoomOf(string team) => $"19:{team}@thread.tacv2";

    /// <summary>All that is known in the end. Keys of single events and names of rooms are the platform's own, and so is its word on somebody's account.</summary>
    private static string Records(TeamsService service)
    {
        var records = service.Services.GetRequiredService<Store>().Read(sql => sql.All(
            "select subject || ' ' || body from records where kind <> ?1 order by subject", row => row.GetString(0), Subjects.RoomKind));
        var text = Keys().Replace(string.Join('\n', records), "key");
        text = Account().Replace(text, "");
        text = Direct().Replace(text, "direct");
        return Room().Replace(text, "team:${team}");
    }

    [GeneratedRegex("(form|say|press|activity)/(f?[0-9a-f]{24,32}|(a|19|f):[^\"]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Keys();

    [GeneratedRegex("\"account\":\\{[^}]*\\},", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Account();

    [GeneratedRegex("teams:a:1fake[^\"]+|dm:[a-z.]+@nordwind\\.example", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Direct();

    [GeneratedRegex("teams:19:(?<team>[^@\"]+)@thread\\.tacv2", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Room();

    /// <summary>A room into which the app came is greeted once, as soon as Teams has said who reads there: no part of the story.</summary>
    [GeneratedRegex("^\\w{3} \\d+ \\w{3} \\d\\d:\\d\\d  CoachBot to the room [^\n]*\n    │ Hello\\. I help you [^\n]*\n(    │[^\n]*\n)*\n?", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Greeting();

    /// <summary>On Teams the marked day stands among the steps of a timeline, and a chat with one person has no threads.</summary>
    private static string Normal(string transcript) =>
        StoryText.Normal(Greeting().Replace(transcript, "").Replace(", in the thread", "", StringComparison.Ordinal), MarkedDay);
}
