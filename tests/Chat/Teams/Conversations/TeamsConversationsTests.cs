using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Teams.Conversations;

/// <summary>The conversation references: what is kept of where activities come from.</summary>
public sealed class TeamsConversationsTests : IAsyncDisposable
{
    private const string Tenant = "default";
    private const string Entra = "22222222-2222-4222-8222-222222222222";
    private const string Direct = "a:17I0kl9Ekp-_x";
    private const string Team = "19:712c@thread.tacv2";
    private const string Room = "19:253b@thread.tacv2";
    private const string Emea = "https://smba.trafficmanager.net/emea/";
    private const string Gcc = "https://smba.infra.gcc.teams.microsoft.com/teams/";

    private readonly TempStore temp = new();
    private readonly FakeTimeProvider machine = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private TeamsConversations conversations;

    public TeamsConversationsTests() => conversations = Of(new());

    public ValueTask DisposeAsync() => temp.DisposeAsync();

    [Fact]
    public async Task A_personal_message_ties_the_person_and_the_chat()
    {
        await Note(Activity("message", Direct, "personal"));
        var row = conversations.Find(Tenant, Direct)!;
        Assert.Equal((Entra, "personal", Emea, "o-ann", null, null), (row.EntraTenant, row.Kind, row.ServiceUrl, row.Person, row.Team, row.Stopped));
        Assert.Equal(new ConversationRef(Entra, new Uri(Emea), Direct), TeamsConversations.RefOf(row));
    }

    [Fact]
    public async Task The_bots_own_doing_is_nobodys_chat()
    {
        var activity = Activity("conversationUpdate", Direct, "personal");
        activity["from"] = new JsonObject { ["id"] = "28:bot", ["aadObjectId"] = "o-bot" };
        await Note(activity);
        Assert.Null(conversations.Find(Tenant, Direct)!.Person);
    }

    [Fact]
    public async Task A_message_in_a_thread_is_kept_as_its_room_and_answered_in_the_thread()
    {
        await Note(Activity("message", Room + ";messageid=17", "channel", Team));
        var row = conversations.Find(Tenant, Room)!;
        Assert.Equal(("channel", Team, null), (row.Kind, row.Team, row.Person));
        Assert.Equal(Room + ";messageid=17", TeamsConversations.RefOf(row, "17").Id);
        Assert.Null(conversations.Find(Tenant, Room + ";messageid=17"));
    }

    [Fact]
    public async Task Nothing_is_written_where_all_of_it_is_known()
    {
        await Note(Activity("message", Direct, "personal"));
        var seen = conversations.Find(Tenant, Direct)!.SeenAt;
        machine.Advance(TimeSpan.FromHours(1));
        await Note(Activity("message", Direct, "personal"));
        Assert.Equal(seen, conversations.Find(Tenant, Direct)!.SeenAt);

        await Note(Activity("message", Direct, "personal", url: "https://smba.trafficmanager.net/amer/"));
        Assert.Equal(("https://smba.trafficmanager.net/amer/", seen.AddHours(1)), (conversations.Find(Tenant, Direct)!.ServiceUrl, conversations.Find(Tenant, Direct)!.SeenAt));
    }

    [Fact]
    public async Task A_reaction_that_tells_no_kind_changes_none_and_what_others_keep_in_the_row_stays()
    {
        await Note(Activity("message", Room, "channel", Team));
        await temp.Store.Write(WriteUrgency.Work, sql => { sql.Run("update teams_conversations set welcomed_at = ?1, look_at = ?1", machine.GetUtcNow()); }, default);
        await Note(Activity("messageReaction", Room, null, url: "https://smba.trafficmanager.net/amer/"));
        var row = conversations.Find(Tenant, Room)!;
        Assert.Equal(("channel", Team, machine.GetUtcNow(), machine.GetUtcNow()), (row.Kind, row.Team, row.WelcomedAt, row.LookAt));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://169.254.169.254/latest/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil.trafficmanager.net/emea/")]
    [InlineData("no address")]
    public async Task An_address_that_we_never_call_is_not_kept(string url)
    {
        await Note(Activity("message", Direct, "personal", url: url));
        Assert.Null(conversations.Find(Tenant, Direct));

        await Note(Activity("message", Direct, "personal"));
        await Note(Activity("message", Direct, "personal", url: url));
        Assert.Equal(Emea, conversations.Find(Tenant, Direct)!.ServiceUrl);
    }

    [Fact]
    public async Task What_is_stored_is_no_reason_to_call_it()
    {
        await Note(Activity("message", Room, "channel", Team));
        await temp.Store.Write(WriteUrgency.Work, sql => { sql.Run("update teams_conversations set service_url = 'file:///etc/passwd'"); }, default);
        Assert.Empty(conversations.WithRoster(Tenant));
        Assert.Equal("https://smba.trafficmanager.net/teams/", conversations.ServiceUrlOf(Tenant, Entra).AbsoluteUri);
        await temp.Store.Write(WriteUrgency.Work, sql => { sql.Run("update teams_conversations set service_url = 'nonsense'"); }, default);
        Assert.False(new TeamsHosts(TeamsCloud.Of(new()), new()).MaySend(TeamsConversations.RefOf(conversations.Find(Tenant, Room)!).ServiceUrl));
    }

    [Theory]
    [InlineData("message", null, true)]
    [InlineData("invoke", null, true)]
    [InlineData("messageReaction", null, true)]
    [InlineData("installationUpdate", "add", true)]
    [InlineData("installationUpdate", "add-upgrade", true)]
    [InlineData("installationUpdate", "remove-upgrade", false)]
    [InlineData("event", null, false)]
    [InlineData("typing", null, false)]
    [InlineData("conversationUpdate", null, false)]
    public async Task Where_Teams_refused_nothing_is_written_until_it_speaks_again(string type, string? action, bool speaks)
    {
        await Note(Activity("message", Direct, "personal"));
        await conversations.Stop(Tenant, Direct, ConnectorRefusal.Blocked);
        Assert.Equal(ConnectorRefusal.Blocked, conversations.StopOf(conversations.Find(Tenant, Direct)!));

        var activity = Activity(type, Direct, "personal");
        if (action is not null) activity["action"] = action;
        await Note(activity);
        Assert.Equal(speaks ? null : ConnectorRefusal.Blocked, conversations.StopOf(conversations.Find(Tenant, Direct)!));
    }

    [Fact] // ADM-16
    public async Task A_stop_is_doubted_after_a_week()
    {
        await Note(Activity("message", Direct, "personal"));
        await conversations.Stop(Tenant, Direct, ConnectorRefusal.Blocked);
        machine.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.NotNull(conversations.StopOf(conversations.Find(Tenant, Direct)!));
        machine.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(conversations.StopOf(conversations.Find(Tenant, Direct)!));
    }

    [Fact]
    public async Task Who_removes_the_bot_from_a_team_removes_it_from_all_of_its_channels()
    {
        await Note(Activity("message", Room, "channel", Team));
        await Note(Activity("message", Team, "channel", Team));
        await Note(Activity("message", "19:other@thread.tacv2", "channel", "19:other@thread.tacv2"));
        var removed = Activity("installationUpdate", Team, "channel", Team);
        removed["action"] = "remove";
        await Note(removed);
        Assert.Equal([ConnectorRefusal.NotInstalled, ConnectorRefusal.NotInstalled, null], Stops(Room, Team, "19:other@thread.tacv2"));
        Assert.Equal(["19:other@thread.tacv2"], conversations.WithRoster(Tenant).Select(row => row.Id));

        var added = Activity("conversationUpdate", Team, "channel", Team);
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" });
        await Note(added);
        Assert.Equal([null, null, null], Stops(Room, Team, "19:other@thread.tacv2"));
        Assert.Equal(2, conversations.WithRoster(Tenant).Count); // one for each team
    }

    [Fact]
    public async Task A_farewell_of_a_chat_that_nobody_knew_leaves_nothing()
    {
        var removed = Activity("conversationUpdate", Direct, "personal");
        removed["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "28:bot" });
        await Note(removed);
        Assert.Null(conversations.Find(Tenant, Direct));
        Assert.False(conversations.Any(Tenant));
    }

    [Fact]
    public async Task A_conversation_that_is_served_elsewhere_is_moved_there_once()
    {
        await Note(Activity("message", Direct, "personal"));
        Assert.True(await conversations.MoveHost(Tenant, Direct));
        Assert.Equal(Gcc, conversations.Find(Tenant, Direct)!.ServiceUrl);
        Assert.False(await conversations.MoveHost(Tenant, Direct));
        Assert.False(await conversations.MoveHost(Tenant, "a:nobody"));
    }

    [Fact]
    public async Task Another_cloud_knows_no_other_host()
    {
        conversations = Of(new() { Cloud = TeamsCloudName.GccHigh });
        const string high = "https://smba.infra.gov.teams.microsoft.us/teams";
        await Note(Activity("message", Direct, "personal", url: high));
        Assert.False(await conversations.MoveHost(Tenant, Direct));
        Assert.Equal(high, conversations.Find(Tenant, Direct)!.ServiceUrl);
    }

    [Fact]
    public async Task A_tenant_that_is_served_no_more_is_asked_nothing()
    {
        await Note(Activity("message", Room, "channel", Team));
        conversations = Of(new() { Tenants = ["33333333-3333-4333-8333-333333333333"] });
        Assert.Empty(conversations.WithRoster(Tenant));
        Assert.False(conversations.Serves(Entra));
        Assert.True(Of(new() { Tenants = [Entra.ToUpperInvariant()] }).Serves(Entra));
    }

    private static JsonObject Activity(string type, string conversation, string? kind, string? team = null, string url = Emea)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["serviceUrl"] = url,
            ["from"] = new JsonObject { ["id"] = "29:ann", ["aadObjectId"] = "o-ann" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = conversation },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Entra } },
        };
        if (kind is not null) activity["conversation"]!["conversationType"] = kind;
        if (team is not null) activity["channelData"]!["team"] = new JsonObject { ["id"] = team };
        return activity;
    }

    private ConnectorRefusal?[] Stops(params string[] rooms) => [.. rooms.Select(room => conversations.StopOf(conversations.Find(Tenant, room)!))];

    private Task Note(JsonObject activity) => conversations.Note(Tenant, new TeamsActivity(JsonElement.Parse(activity.ToJsonString())), default);

    private TeamsConversations Of(TeamsOptions options)
    {
        if (options.Served.Count == 0) options = options with { TenantId = Entra };
        var cloud = TeamsCloud.Of(options);
        return new(temp.Store, new TeamsHosts(cloud, options), cloud, Create(options), machine);
    }
}
