using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Package;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Chats;
using CoachBot.Coach.Commands;
using CoachBot.Tests.Content;

namespace CoachBot.Tests.Chat.Teams.Package;

/// <summary>The manifest says what the code does, and nothing is cut on anybody's screen.</summary>
public sealed class TeamsManifestTests
{
    private static readonly Reader Reader = new("Etc/UTC", "en");

    public static TheoryData<string?, TeamsCloudName, bool> Orders =>
        new() { { "https://coach.example.com", TeamsCloudName.Public, false }, { null, TeamsCloudName.Public, true }, { "https://coach.example.us/", TeamsCloudName.GccHigh, false }, { null, TeamsCloudName.China, false } };

    [Theory]
    [MemberData(nameof(Orders), DisableDiscoveryEnumeration = true)]
    public void Every_text_has_room_where_Teams_shows_it(string? address, TeamsCloudName cloud, bool slash)
    {
        var made = Of(SomeApp.Order(address, cloud, slash, publisher: "A company with a name that is longer than thirty-two"));

        Assert.InRange(Text(made["name"]!["short"]).Length, 1, 30);
        Assert.InRange(Text(made["description"]!["short"]).Length, 1, 80);
        Assert.InRange(Text(made["description"]!["full"]).Length, 1, 4000);
        Assert.InRange(Text(made["developer"]!["name"]).Length, 1, 32);
        foreach (var list in Bot(made)["commandLists"]!.AsArray())
        {
            Assert.InRange(list!["commands"]!.AsArray().Count, 1, 10);
            Assert.All(list["commands"]!.AsArray(), command => Assert.InRange(Text(command!["title"]).Length, 1, 32));
            Assert.All(list["commands"]!.AsArray(), command => Assert.InRange(Text(command!["description"]).Length, 1, 128));
        }

        foreach (var command in Extension(made)["commands"]!.AsArray())
        {
            Assert.InRange(Text(command!["title"]).Length, 1, 32);
            Assert.InRange(Text(command["description"]).Length, 1, 128);
            foreach (var parameter in command["parameters"]?.AsArray() ?? []) Assert.InRange(Text(parameter!["title"]).Length, 1, 32);
        }
    }

    [Fact]
    public void Its_commands_are_those_that_help_shows_and_the_coach_knows() // INT-14
    {
        var help = Shipped.Library.Sentence(Texts.Help.With(), Reader);
        var usage = Shipped.Library.Sentence(AppSheet.Usage(), Reader);

        Assert.Equal(AppSheet.Commands.Order(StringComparer.Ordinal), usage.Split(", ").Order(StringComparer.Ordinal));
        Assert.All(AppSheet.Commands, command => Assert.Contains(command, help, StringComparison.Ordinal));
        foreach (var list in Bot(Of(SomeApp.Order()))["commandLists"]!.AsArray())
        {
            var titles = list!["commands"]!.AsArray().Select(command => Text(command!["title"])).ToList();
            Assert.Equal(["coach", .. AppSheet.Commands.Select(command => $"coach {command}")], titles);
            Assert.All(titles, title => Assert.NotNull(CommandLine.Parse(title, direct: true, new Dictionary<string, string>())));
        }
    }

    [Fact]
    public void Personal_chats_and_rooms_each_have_their_list() =>
        Assert.Equal(["personal", "team groupChat"], Bot(Of(SomeApp.Order()))["commandLists"]!.AsArray().Select(list => string.Join(' ', list!["scopes"]!.AsArray().Select(Text))));

    [Fact]
    public void Each_search_and_each_kind_of_capture_is_offered() // INT-15
    {
        var commands = Extension(Of(SomeApp.Order()))["commands"]!.AsArray();

        Assert.Equal(["searchDeal", "searchReference", .. CaptureKinds.All], commands.Select(command => Text(command!["id"])));
        Assert.All(commands.Where(command => Text(command!["type"]) == "action"), command => Assert.Equal(("message", true), (Text(Assert.Single(command!["context"]!.AsArray())), (bool)command["fetchTask"]!)));
        Assert.All(commands.Where(command => Text(command!["type"]) == "query"), command => Assert.Equal("words", Text(Assert.Single(command!["parameters"]!.AsArray())!["name"])));
    }

    /// <summary>Nobody who adds the app is asked for anything, least of all for reading what people write to each other.</summary>
    [Theory]
    [MemberData(nameof(Orders), DisableDiscoveryEnumeration = true)]
    public void It_asks_for_no_permission(string? address, TeamsCloudName cloud, bool slash)
    {
        var made = Of(SomeApp.Order(address, cloud, slash));

        Assert.False(made.ContainsKey("authorization"));
        Assert.False(made.ContainsKey("permissions"));
        Assert.DoesNotContain("Read.", made.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tab_stands_where_the_service_serves_it()
    {
        var made = Of(SomeApp.Order("https://example.com:8443"));

        Assert.Equal("https://example.com:8443/teams/home", Text(Assert.Single(made["staticTabs"]!.AsArray())!["contentUrl"]));
        Assert.Equal("example.com:8443", Text(Assert.Single(made["validDomains"]!.AsArray())));
        Assert.Equal($"api://example.com:8443/botid-{SomeApp.Id}", Text(made["webApplicationInfo"]!["resource"]));
        Assert.Equal(SomeApp.Id.ToString(), Text(made["webApplicationInfo"]!["id"]));
    }

    [Fact]
    public void Without_an_address_there_is_no_tab_and_no_address()
    {
        var made = Of(SomeApp.Order(address: null));

        Assert.DoesNotContain(["staticTabs", "validDomains"], made.ContainsKey);
    }

    /// <summary>Only by this Graph knows that the app which installs is the one that is installed. https://learn.microsoft.com/microsoftteams/platform/graph-api/proactive-bots-and-messages/graph-proactive-bots-and-messages</summary>
    [Theory]
    [InlineData(null, TeamsCloudName.Public)]
    [InlineData("https://coach.example.com", TeamsCloudName.Public)]
    [InlineData(null, TeamsCloudName.Dod)]
    public void Whose_app_it_is_stands_in_every_one(string? address, TeamsCloudName cloud)
    {
        var whose = Of(SomeApp.Order(address, cloud))["webApplicationInfo"]!;

        Assert.Equal(SomeApp.Id.ToString(), Text(whose["id"]));
        Assert.Equal($"api://{(address is null ? "" : "coach.example.com/")}botid-{SomeApp.Id}", Text(whose["resource"]));
    }

    [Fact]
    public void Commands_behind_a_slash_are_claimed_only_where_asked_for()
    {
        var (with, without) = (Of(SomeApp.Order(slash: true)), Of(SomeApp.Order()));

        Assert.Equal("1.29", Text(with["manifestVersion"]));
        Assert.True((bool)Bot(with)["supportsTargetedMessages"]!);
        Assert.Null(Bot(with)["commandLists"]![0]!["triggers"]); // not in personal chats
        Assert.Equal(["mention", "slash"], Bot(with)["commandLists"]![1]!["triggers"]!.AsArray().Select(Text));
        Assert.Equal("1.24", Text(without["manifestVersion"]));
        Assert.DoesNotContain("slash", without.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("argeted", without.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TeamsCloudName.Public, "1.24", true)]
    [InlineData(TeamsCloudName.Gcc, "1.24", false)]
    [InlineData(TeamsCloudName.GccHigh, "1.10", false)]
    [InlineData(TeamsCloudName.Dod, "1.10", false)]
    [InlineData(TeamsCloudName.China, "1.24", false)]
    public void Each_cloud_gets_a_manifest_that_it_knows(TeamsCloudName cloud, string schema, bool slash)
    {
        var order = SomeApp.Order(cloud: cloud);

        Assert.Equal(schema, Text(Of(order)["manifestVersion"]));
        Assert.Equal(slash, order.MaySlash);
    }

    /// <summary>Installed packages name them, and the organisation's catalogue finds the app by its id.</summary>
    [Fact]
    public void Its_ids_are_those_of_the_bot()
    {
        var made = Of(SomeApp.Order());

        Assert.All([made["id"], Bot(made)["botId"], Extension(made)["botId"]], id => Assert.Equal("c9e8c047-2a74-40a2-b28a-b162d5f5327c", Text(id)));
    }

    private static JsonObject Of(AppOrder order) => TeamsManifest.Of(order, Shipped.Library.Sentence);

    private static JsonNode Bot(JsonObject made) => Assert.Single(made["bots"]!.AsArray())!;

    private static JsonNode Extension(JsonObject made) => Assert.Single(made["composeExtensions"]!.AsArray())!;

    private static string Text(JsonNode? node) => (string)node!;
}
