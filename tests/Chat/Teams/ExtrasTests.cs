using CoachBot.Chat.Teams.Package;
using CoachBot.Coach.Captures;
using CoachBot.Operations.Sandbox;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams;

/// <summary>What people do beside writing and pressing, against a Teams that behaves: they install, search, save a message, open a room's settings.</summary>
public sealed class ExtrasTests : IAsyncLifetime
{
    private const string Jonas = "jonas.weber@nordwind.example";
    private TeamsService service = null!;
    private Dictionary<string, FakeTeamsPerson> people = null!;

    public async ValueTask InitializeAsync()
    {
        service = await TeamsService.Create();
        var scene = SceneReader.Read(Scenes.DemoFile, await File.ReadAllTextAsync(Path.Combine(Shipped.Folder, Scenes.DemoFile))).Scene!;
        people = scene.People.ToDictionary(
            person => person.Text("email")!,
            person => service.Teams.Person(person.Text("email")!, person.Text("name")!, person.Text("timeZone"), installed: false),
            StringComparer.Ordinal);
        await service.Run(("Sandbox:Scene", "demo"), ("Sandbox:VirtualClock", "true"), ("Tenant:Chat", "teams"));
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Whoever_installs_the_app_is_answered_with_the_home_card_once()
    {
        var screen = service.Teams.Screen(people[Jonas]);
        await screen.Install();
        var home = await screen.UntilText("What would you like to see?");
        await screen.Upgrade();
        await screen.Uninstall();
        await screen.Install();
        await screen.Say("text nothing");
        await screen.UntilMessage(message => message.By is null && message.Number > home.Number);
        Assert.Single(screen.Direct, message => screen.Read(message).Contains("What would you like to see?", StringComparison.Ordinal));
        Assert.Null(screen.Trouble);
    }

    [Fact]
    public async Task A_team_is_greeted_once_where_colleagues_alone_read() // PRV-15
    {
        var screen = service.Teams.Screen(people[Jonas]);
        var guest = service.Teams.Person("gus@other.example", "Gus", kind: FakeTeamsKind.Guest);
        var mixed = service.Teams.Home.Team("Mixed", withBot: false, people[Jonas], guest);
        var ours = service.Teams.Home.Team("Ours", withBot: false, [.. people.Values]);
        await screen.AddTo(mixed);
        await screen.AddTo(ours);
        var hello = await screen.UntilText("colleagues read here");
        Assert.Equal(ours.General, hello.Room);
        await screen.AddTo(ours);

        await screen.Expel(guest, mixed);
        await screen.UntilMessage(message => message.Room == mixed.General && message.By is null);
        Assert.Single(ours.General.Messages);
        Assert.Single(mixed.General.Messages);
    }

    [Fact]
    public async Task A_search_finds_ones_own_and_what_goes_into_the_chat_is_a_name() // PRV-01 PRV-15
    {
        var screen = service.Teams.Screen(people[Jonas]);
        await screen.Install();
        await screen.UntilText("What would you like to see?");
        var (found, says) = await screen.Search(SearchCommands.Deal, "plant", SearchCommands.Words);
        Assert.Null(says);
        Assert.NotEmpty(found);
        Assert.Null(screen.Trouble);
        Assert.NotNull(found[0].Title);
        Assert.DoesNotContain("Halden", found[0].Read, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull((await screen.Search(SearchCommands.Reference, null)).Says);
        Assert.NotNull((await screen.Search("searchNothing", "halden")).Says);
    }

    [Fact]
    public async Task A_message_is_saved_as_a_promise() // INT-15
    {
        var (screen, other) = (service.Teams.Screen(people[Jonas]), service.Teams.Screen(people.Values.First(person => person.Email != Jonas)));
        await screen.Install();
        await screen.UntilText("What would you like to see?");
        var chat = service.Teams.Home.GroupChat("two", withBot: false, people[Jonas], other.Person);
        await other.Say("We deliver the plum sorter by Friday", chat);
        var message = chat.Messages[^1];
        await screen.Choose(CaptureKinds.Promise, message);
        var dialog = screen.Dialog!;
        Assert.Contains(dialog.Sight.Inputs, input => dialog.Sight.Value(input).Contains("plum sorter", StringComparison.Ordinal));
        Assert.Null(screen.Trouble);

        screen.Fill("v-toWhom", "Ida Holm");
        foreach (var choice in dialog.Sight.Inputs.Where(input => input.Text("type") is "Input.ChoiceSet" && dialog.Sight.Value(input).Length == 0).ToList())
            screen.Fill(choice.Text("id")!, choice.List("choices")[0].Text("value"));
        await screen.Submit();
        Assert.True(screen.Dialog is null, screen.Dialog?.Text);
        Assert.Null(screen.Trouble);
        await screen.UntilMessage(message => message.By is null && screen.Read(message).Contains("plum sorter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rooms_settings_are_a_sentence()
    {
        var screen = service.Teams.Screen(people[Jonas]);
        var ours = service.Teams.Home.Team("Ours", withBot: false, [.. people.Values]);
        await screen.AddTo(ours);
        await screen.UntilText("colleagues read here");
        await screen.Configure(ours.General);
        Assert.Contains("digest here", screen.Toast ?? "", StringComparison.Ordinal);
        Assert.Null(screen.Trouble);
    }
}
