using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoachBot.Coach;
using CoachBot.Content;
using CoachBot.Operations.Demo;
using CoachBot.Operations.Sandbox;
using CoachBot.Storage;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// [INT-03] The story of both habits, from Monday's question to the digest after the customer's victory, told on Slack: it reads
/// as it was approved for the Sandbox, and leaves the same records behind. What differs in form is listed in bot/Chat/README.md.
/// </summary>
public sealed partial class SlackStoryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_story_told_on_Slack_is_the_approved_one(bool socket)
    {
        var (transcript, _) = await Tell(await Company(new FakeApp { SocketMode = socket }), "slack");
        Assert.Equal(StoryText.Normal(await StoryText.Approved()), StoryText.Normal(transcript));
    }

    [Fact]
    public async Task The_story_told_on_Slack_leaves_the_same_records_behind()
    {
        var onSlack = await Tell(await Company(new FakeApp()), "slack");
        var inTheSandbox = await Tell(await Company(new FakeApp()), "sandbox");
        Assert.Equal(inTheSandbox.Records, onSlack.Records);
    }

    /// <summary>The people of the demo scene, in Slack with their addresses; each team has a private room.</summary>
    private static async Task<SlackService> Company(FakeApp app)
    {
        var service = await SlackService.Create(app);
        service.Time.Patience = 10;
        var scene = SceneReader.Read(Scenes.DemoFile, await File.ReadAllTextAsync(Path.Combine(Shipped.Folder, Scenes.DemoFile))).Scene!;
        foreach (var team in scene.People.GroupBy(person => person.Text("team")!, StringComparer.Ordinal))
        {
            List<FakePerson> people = [.. team.Select(person => service.Workspace.Person(person.Text("email"), person.Text("name")!, person.Text("timeZone"), locale: person.Text("language")))];
            service.Workspace.Room(team.Key, RoomOf(team.Key), isPrivate: true, [.. people, service.Workspace.Bot]);
        }

        return service;
    }

    private static async Task<(string Transcript, string Records)> Tell(SlackService company, string chat)
    {
        await using var service = company;
        await service.Run(
            ("Sandbox:Scene", "demo"),
            ("Sandbox:VirtualClock", "true"),
            ("Tenant:Chat", chat),
            ("Tenant:TeamRoom", chat is "slack" ? $"{service.Workspace.Team}/{RoomOf("{team}")}" : null));
        if (chat is "slack") await Invite(service);

        using var output = new StringWriter { NewLine = "\n" };
        using var hands = chat is "slack" ? new SlackHands(service) : (HttpMessageHandler)new SocketsHttpHandler();
        using var client = new SandboxClient(new HttpClient(hands) { BaseAddress = service.Address });
        var story = Story.Read(service.Services.GetRequiredService<ContentStore>().Path);
        await new StoryTeller(client, new Transcript(client, output)).Tell(story, TestContext.Current.CancellationToken);
        StoryText.NothingIsLost(service.Services.GetRequiredService<Store>());
        return (output.ToString(), Records(service));
    }

    /// <summary>The bot hears that it was invited into each room: then it asks who reads there.</summary>
    private static async Task Invite(SlackService service)
    {
        foreach (var room in service.Slack.Rooms.Where(room => room.Kind is FakeRoomKind.Private).ToList())
        {
            var heard = await service.Slack.Sends.Event(service.Workspace, new JsonObject
            {
                ["type"] = "member_joined_channel", ["user"] = service.Workspace.Bot.Id, ["channel"] = room.Id, ["channel_type"] = "G", ["team"] = service.Workspace.Team,
            });
            Assert.True(heard.Acknowledged);
        }
    }

    private static string RoomOf(string team) => $"C0{team}";

    /// <summary>All that is known in the end. Keys of single events and names of rooms are the platform's own, and so is its word on somebody's account.</summary>
    private static string Records(SlackService service)
    {
        var records = service.Services.GetRequiredService<Store>().Read(sql => sql.All(
            "select subject || ' ' || body from records where kind <> ?1 order by subject", row => row.GetString(0), Subjects.RoomKind));
        var text = Keys().Replace(string.Join('\n', records), "key");
        text = Account().Replace(text, "");
        text = Direct().Replace(text, "direct");
        return text.Replace($"slack:{service.Workspace.Team}/{RoomOf("")}", "team:", StringComparison.Ordinal);
    }

    [GeneratedRegex("(form|say|press)/f?[0-9a-f]{24,32}|(message|command|press)/[0-9A-Z]+[/.][0-9a-f.]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Keys();

    [GeneratedRegex("\"account\":\\{[^}]*\\},", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Account();

    [GeneratedRegex("slack:T0NORDWIND/D[0-9]+|dm:[a-z.]+@nordwind\\.example", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Direct();
}
