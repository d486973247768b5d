using System.Text.Json.Nodes;
using CoachBot.Chat.Slack;
using CoachBot.Chat.Slack.Install;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.Captures;
using CoachBot.Storage;
using CoachBot.Tests.Code;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Chat.Slack.Install;

/// <summary>The manifest leaves nothing to click, Slack takes it, and it says what the code does.</summary>
public sealed class SlackManifestTests
{
    private static readonly Uri Address = new("https://coach.example.com");

    /// <summary>What Slack asks for before it tells of an event; empty where it asks nothing. https://docs.slack.dev/reference/events</summary>
    private static readonly Dictionary<string, string[]> ScopesOfEvents = new(StringComparer.Ordinal)
    {
        ["app_home_opened"] = [],
        ["app_mention"] = ["app_mentions:read"],
        ["app_uninstalled"] = [],
        ["channel_archive"] = ["channels:read"],
        ["channel_deleted"] = ["channels:read"],
        ["channel_id_changed"] = ["channels:read", "groups:read"],
        ["channel_left"] = ["channels:read"],
        ["channel_shared"] = ["channels:read", "groups:read"],
        ["channel_unarchive"] = ["channels:read"],
        ["channel_unshared"] = ["channels:read", "groups:read"],
        ["group_archive"] = ["groups:read"],
        ["group_deleted"] = ["groups:read"],
        ["group_left"] = ["groups:read"],
        ["group_unarchive"] = ["groups:read"],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["member_left_channel"] = ["channels:read", "groups:read"],
        ["message.im"] = ["im:history"],
        ["team_join"] = ["users:read"],
        ["tokens_revoked"] = [],
        ["user_change"] = ["users:read"],
    };

    /// <summary>Needs a scope that may be refused (<c>dnd:read</c>): heard where an administrator subscribes to it, and asked for without it.</summary>
    private static readonly string[] HeardWhereSubscribed = ["dnd_updated_user"];

    public static TheoryData<Uri?, bool> Kinds => new() { { Address, false }, { null, true }, { Address, true } };

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public void Slack_takes_it(Uri? address, bool socket) => Assert.Empty(ManifestRules.Problems(Of(address, socket)));

    [Theory]
    [InlineData("display_information/name", "\"a name of more than thirty-five letters\"")]
    [InlineData("display_information/description", "\"\"")]
    [InlineData("features/slash_commands/0/command", "\"coach\"")]
    [InlineData("features/slash_commands/0/url", "null")]
    [InlineData("features/shortcuts/0/name", "\"a name that is too long here\"")]
    [InlineData("features/shortcuts/0/type", "\"none\"")]
    [InlineData("features/shortcuts/0/more", "1")]
    [InlineData("settings/interactivity/is_enabled", "\"yes\"")]
    [InlineData("oauth_config/scopes/bot", "[\"chat:write\"]")]
    [InlineData("more", "{}")]
    public void A_broken_one_is_caught(string path, string value)
    {
        var manifest = Of(Address, false);
        var parts = path.Split('/');
        var at = parts[..^1].Aggregate((JsonNode)manifest, (node, part) => node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : node[part]!);
        at[parts[^1]] = JsonNode.Parse(value);

        Assert.NotEmpty(ManifestRules.Problems(manifest));
    }

    [Fact]
    public void Over_a_socket_no_address_of_ours_is_told() =>
        Assert.DoesNotContain("http", Of(null, true).ToJsonString(), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void With_a_socket_and_an_address_only_the_installation_comes_to_the_address()
    {
        var text = Of(Address, true).ToJsonString();

        Assert.Contains("https://coach.example.com/slack/oauth/callback", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/hooks/", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_address_is_one_that_the_service_serves()
    {
        var manifest = Of(new Uri("https://example.com/coach/"), false);

        Assert.Equal("https://example.com/coach/hooks/slack/events", (string?)manifest["settings"]!["event_subscriptions"]!["request_url"]);
        Assert.Equal("https://example.com/coach/hooks/slack/interactions", (string?)manifest["settings"]!["interactivity"]!["request_url"]);
        Assert.Equal("https://example.com/coach/hooks/slack/options", (string?)manifest["settings"]!["interactivity"]!["message_menu_options_url"]);
        Assert.Equal("https://example.com/coach/hooks/slack/commands", (string?)manifest["features"]!["slash_commands"]![0]!["url"]);
        Assert.Equal("https://example.com/coach/slack/oauth/callback", (string?)manifest["oauth_config"]!["redirect_urls"]![0]);
    }

    [Fact]
    public void It_asks_for_the_scopes_of_the_table_and_says_which_may_be_refused()
    {
        var scopes = Of(null, true)["oauth_config"]!["scopes"]!;

        Assert.Equal(SlackScopes.All.Where(scope => scope.Use != ScopeUse.Extra).Select(scope => scope.Name).Order(StringComparer.Ordinal), Texts(scopes["bot"]));
        Assert.Equal(SlackScopes.Names(ScopeUse.Offered).Order(StringComparer.Ordinal), Texts(scopes["bot_optional"]));
    }

    [Fact]
    public void The_scopes_are_enough_for_every_event()
    {
        Assert.Equal(ScopesOfEvents.Keys.Order(StringComparer.Ordinal), SlackManifest.Events);
        Assert.Empty(SlackManifest.Events.SelectMany(name => ScopesOfEvents[name]).Except(SlackScopes.Names(ScopeUse.Needed), StringComparer.Ordinal));
    }

    /// <summary>To ask for more than is used is to be refused by whoever reads what he agrees to.</summary>
    [Fact]
    public void Every_scope_that_is_asked_for_is_used()
    {
        var code = string.Join('\n', BotCode.Current.Files.Where(file => !file.Path.EndsWith("/SlackTiers.cs", StringComparison.Ordinal)).Select(file => file.Tree.ToString()));
        var methods = FakeMethods.Scopes.Where(method => code.Contains($"\"{method.Method}\"", StringComparison.Ordinal)).SelectMany(method => method.Scopes);
        string[] used = [.. methods, .. ScopesOfEvents.Values.SelectMany(scopes => scopes), "commands"]; // the slash command and the shortcuts
        Assert.Empty(SlackScopes.All.Select(scope => scope.Name).Except(used, StringComparer.Ordinal));
    }

    /// <summary>An event that somebody waits for and nobody has subscribed to would never come.</summary>
    [Fact]
    public async Task Every_event_that_the_code_waits_for_is_subscribed_to()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Slack:BotToken", "xoxb-1"), new("Slack:AppToken", "xapp-1")]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddStorage();
        services.AddSlack(configuration);
        await using var provider = services.BuildServiceProvider();

        var types = provider.GetServices<ISlackEvents>().SelectMany(listener => listener.Types).ToList();

        Assert.Contains("app_uninstalled", types);
        Assert.Empty(types.Except(SlackManifest.Events, StringComparer.Ordinal).Except(HeardWhereSubscribed, StringComparer.Ordinal));
    }

    [Fact]
    public void The_shortcuts_are_those_that_the_coach_knows() =>
        Assert.Equal(CaptureKinds.All, [.. ((JsonArray)Of(null, true)["features"]!["shortcuts"]!).Select(shortcut => (string)shortcut!["callback_id"]!)]);

    [Theory]
    [InlineData("manifest.address.json", "--address", "https://coach.example.com")]
    [InlineData("manifest.socket.json", "--socket")]
    public async Task The_copies_in_infra_are_what_the_command_prints(string file, params string[] arguments)
    {
        using var folder = new TempFolder();
        await using var run = CommandRun.Start(
            folder.Path, [Path.Combine(AppContext.BaseDirectory, "CoachBot.dll"), "manifest", "slack", .. arguments, "--out", "made.json"], ("Content__Path", Shipped.Folder));
        Assert.True(await run.Ends() == 0, run.Output);
        var made = await File.ReadAllTextAsync(folder.File("made.json"), TestContext.Current.CancellationToken);
        var copy = Path.Combine(Repository.Root, "infra/slack", file);
        if (Environment.GetEnvironmentVariable("COACHBOT_APPROVE") == "1") await File.WriteAllTextAsync(copy, made, TestContext.Current.CancellationToken);

        Assert.Equal((await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), made);
    }

    [Theory]
    [InlineData("Say how Slack reaches this service", "manifest", "slack")]
    [InlineData("is not an address that Slack calls", "manifest", "slack", "--address", "http://coach.example.com")]
    public async Task What_is_missing_is_said(string says, params string[] arguments)
    {
        using var folder = new TempFolder();
        await using var run = CommandRun.Start(folder.Path, [Path.Combine(AppContext.BaseDirectory, "CoachBot.dll"), .. arguments]);

        Assert.Equal(1, await run.Ends());
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
    }

    private static JsonObject Of(Uri? address, bool socket) => SlackManifest.Of(address, socket, Shipped.Library.Sentence);

    private static List<string> Texts(JsonNode? list) => [.. ((JsonArray)list!).Select(each => (string)each!)];
}
