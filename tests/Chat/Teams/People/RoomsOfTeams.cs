using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Chat.Teams.People;
using CoachBot.Coach.Rooms;
using CoachBot.Storage;
using CoachBot.Tests.Chat.Teams.Inbound;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Tests.Chat.Teams.People;

/// <summary>Rooms whose rosters and channels a test says, behind the real door.</summary>
internal sealed class RoomsOfTeams(InboundWorld world)
{
    public const string Team = "19:team@thread.tacv2";

    private readonly Dictionary<string, string[]> _rosters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _channels = new(StringComparer.Ordinal);

    /// <summary>What is answered instead, by what is asked.</summary>
    public Func<string, ConnectorAnswer?> Instead { get; set; } = _ => null;

    public List<string> Asked { get; } = [];

    public string Member { get; } = Person("1", "user");

    public string Guest { get; } = Person("2", "guest");

    public string Stranger { get; } = """{"id":"29:3","aadObjectId":"0e0e0e0e-0000-4000-8000-000000000033","tenantId":"99999999-86f1-41af-91ab-2d7cd011db47","userRole":"user"}""";

    public static string Person(string id, string role) =>
        $$"""{"id":"29:{{id}}","aadObjectId":"0e0e0e0e-0000-4000-8000-00000000001{{id}}","tenantId":"{{Acts.Entra}}","userRole":"{{role}}"}""";

    public RoomsOfTeams Roster(string room, params string[] members)
    {
        _rosters[room] = members;
        return this;
    }

    public RoomsOfTeams Channel(string id, string? type)
    {
        _channels[id] = type;
        return this;
    }

    public TeamsRooms Stage() => new(
        world.Store, world.Get<TeamsConversations>(), new TeamsRoomReader(Members, Channels), world.Get<BusinessClock>(), NullLogger<TeamsRooms>.Instance);

    /// <summary>What rooms hear until nothing is due, as <c>room members/guests/outside</c> or <c>room unknown</c>.</summary>
    public async Task<IReadOnlyList<string>> Run(TeamsRooms rooms)
    {
        while (await rooms.RunOnce(default) > 0) world.Machine.Advance(TimeSpan.FromSeconds(1));
        world.Machine.Advance(TimeSpan.FromSeconds(1));
        return await Told();
    }

    public async Task<IReadOnlyList<string>> Told()
    {
        var heard = world.Waiting.Select(each => each.What).OfType<RoomSeen>().Select(seen => string.Create(
            CultureInfo.InvariantCulture, $"{seen.Id} {(seen.Audience is { } who ? $"{who.Members}/{who.Guests}/{who.Outside}" : "unknown")}")).ToList();
        await world.Turn();
        return heard;
    }

    /// <summary>The cards that go to a room.</summary>
    public IReadOnlyList<string> CardsIn(string room) => world.Store.Read(sql => sql.All("select card from outbox where address = ?1 order by card", row => row.GetString(0), room));

    public long? LookAt(string room) => world.Get<TeamsConversations>().Find(InboundWorld.Tenant, room)?.LookAt?.Ticks;

    public string? Stopped(string room) => world.Get<TeamsConversations>().Find(InboundWorld.Tenant, room)?.Stopped;

    private Task<ConnectorAnswer> Members(ConversationRef of, string? continuation, CancellationToken cancel)
    {
        Asked.Add(of.Id);
        if (Instead(of.Id) is { } other) return Task.FromResult(other);
        if (!_rosters.TryGetValue(of.Id, out var roster)) return Task.FromResult<ConnectorAnswer>(new ConnectorRefused(ConnectorRefusal.NotInstalled, "403"));
        var page = int.Parse(continuation ?? "0", CultureInfo.InvariantCulture);
        var body = new JsonObject { ["members"] = new JsonArray([.. roster.Skip(page * 2).Take(2).Select(member => JsonNode.Parse(member))]) };
        if ((page + 1) * 2 < roster.Length) body["continuationToken"] = (page + 1).ToString(CultureInfo.InvariantCulture);
        return Task.FromResult<ConnectorAnswer>(Done(body));
    }

    private Task<ConnectorAnswer> Channels(string entraTenant, Uri serviceUrl, string team, CancellationToken cancel)
    {
        Asked.Add($"channels of {team}");
        if (Instead("channels") is { } other) return Task.FromResult(other);
        var all = _channels.Select(each => (JsonNode)new JsonObject { ["id"] = each.Key, ["channelType"] = each.Value });
        return Task.FromResult<ConnectorAnswer>(Done(new JsonObject { ["conversations"] = new JsonArray([.. all]) }));
    }

    private static ConnectorDone Done(JsonObject body) => new(JsonDocument.Parse(body.ToJsonString()).RootElement);
}
