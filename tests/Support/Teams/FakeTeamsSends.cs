using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>A request as Teams makes it.</summary>
public sealed record FakeTeamsDelivery(string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject? Json { get; } = FakeJson.Parse(Body) as JsonObject;
}

/// <summary>What the product answered.</summary>
/// <param name="Status">0 where there was none.</param>
/// <param name="Took">Real time. Teams itself waits ten to fifteen seconds.</param>
public sealed record FakeTeamsReply(int Status, string Body, TimeSpan Took = default)
{
    public bool Acknowledged => Status is >= 200 and < 300;

    public JsonObject? Json => FakeJson.Parse(Body) as JsonObject;
}

/// <summary>Posts signed activities to the product, at <c>/api/messages</c>.</summary>
public sealed class FakeTeamsSends(FakeTeams teams)
{
    private readonly List<FakeTeamsDelivery> _held = [];
    private Func<FakeTeamsDelivery, Task<FakeTeamsReply>>? _carry;
    private bool _holds;

    /// <summary>Every delivery so far, with its answer.</summary>
    public List<(FakeTeamsDelivery Delivery, FakeTeamsReply Reply)> Made { get; } = [];

    /// <summary>Every delivery goes out so many times, one after the other, with tokens of their own; the last answer counts.</summary>
    public int Times { get; set; } = 1;

    /// <summary>To a service at this address.</summary>
    public void To(HttpClient http) => _carry = async delivery =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in delivery.Headers) request.Headers.TryAddWithoutValidation(name, value);
        var begun = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        return new FakeTeamsReply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), Stopwatch.GetElapsedTime(begun));
    };

    /// <summary>To whatever takes it.</summary>
    public void To(Func<FakeTeamsDelivery, Task<FakeTeamsReply>> carry) => _carry = carry;

    /// <summary>Sends an activity, signed for us.</summary>
    public async Task<FakeTeamsReply> Activity(JsonObject activity)
    {
        var body = activity.ToJsonString();
        lock (teams.Gate)
        {
            if (_holds && activity.Text("type") is not "invoke")
            {
                _held.Add(Signed(body));
                return new FakeTeamsReply(202, "");
            }
        }

        var reply = await Post(Signed(body));
        for (var again = 1; again < Times; again++) reply = await Post(Signed(body));
        return reply;
    }

    /// <summary>The same again, with a fresh token.</summary>
    public Task<FakeTeamsReply> Again(FakeTeamsDelivery delivery) => Post(Signed(delivery.Body));

    /// <summary>As it stands, whoever signed it.</summary>
    public Task<FakeTeamsReply> Raw(FakeTeamsDelivery delivery) => Post(delivery);

    /// <summary>What nobody waits for is kept back until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (teams.Gate) _holds = true;
    }

    /// <summary>Sends what was kept back, each so many times, shuffled.</summary>
    public async Task Release(int times = 1, int seed = 0)
    {
        FakeTeamsDelivery[] held;
        lock (teams.Gate)
        {
            held = [.. Enumerable.Repeat(_held, times).SelectMany(all => all)];
            _held.Clear();
            _holds = false;
        }

        new Random(seed).Shuffle(held);
        foreach (var delivery in held) await Post(Signed(delivery.Body));
    }

    /// <summary>A request with the headers that Teams sets. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication</summary>
    public FakeTeamsDelivery Signed(string body, Action<FakeToken>? change = null)
    {
        var activity = FakeJson.Parse(body) as JsonObject;
        var token = teams.Keys.Token(made =>
        {
            made.Claims["aud"] = teams.App.AppId;
            made.Claims["serviceurl"] = activity.Text("serviceUrl") ?? teams.ServiceUrl.ToString();
            change?.Invoke(made);
        });
        return new FakeTeamsDelivery(body, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Authorization"] = "Bearer " + token,
            ["MS-CV"] = $"fake{Guid.NewGuid().ToString("N")[..16]}.1.1.1",
            ["x-ms-conversation-id"] = activity?["conversation"].Text("id") ?? "",
            ["x-ms-tenant-id"] = activity?["channelData"]?["tenant"].Text("id") ?? "",
            ["User-Agent"] = "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)",
        });
    }

    /// <summary>What every activity of Teams has.</summary>
    /// <param name="root">First message of the thread in which it happens.</param>
    public JsonObject Envelope(string type, FakeTeamsPerson? by, FakeTeamsRoom room, string? root = null)
    {
        var now = teams.Time.GetUtcNow();
        var conversation = new JsonObject
        {
            ["conversationType"] = room.Type, ["tenantId"] = room.Tenant.Id, ["id"] = root is null ? room.Id : $"{room.Id};messageid={root}",
        };
        if (room.Kind is not FakeTeamsRoomKind.Direct) conversation["isGroup"] = true;
        if (room.Kind is FakeTeamsRoomKind.Channel && room.Id != room.Team!.Id) conversation["name"] = room.Name;
        var channelData = new JsonObject { ["tenant"] = new JsonObject { ["id"] = room.Tenant.Id } };
        if (room.Team is { } team)
        {
            (channelData["teamsChannelId"], channelData["teamsTeamId"]) = (room.Id, team.Id);
            (channelData["channel"], channelData["team"]) = (new JsonObject { ["id"] = room.Id }, new JsonObject { ["id"] = team.Id });
        }

        var client = new JsonObject { ["type"] = "clientInfo", ["platform"] = "Windows" };
        if (by?.Locale is { } locale) (client["locale"], client["country"]) = (locale, "ES");
        if (by?.Zone is { } zone) client["timezone"] = zone;
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"f:{Guid.NewGuid():N}",
            ["timestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["channelId"] = "msteams",
            ["serviceUrl"] = teams.ServiceUrl.ToString(),
            ["from"] = by?.Account() ?? new JsonObject { ["id"] = room.Id },
            ["conversation"] = conversation,
            ["recipient"] = new JsonObject { ["id"] = teams.App.BotId, ["name"] = teams.App.Name },
            ["entities"] = new JsonArray(client),
            ["channelData"] = channelData,
        };
        if (by?.Locale is not null) activity["locale"] = by.Locale;
        if (by?.Zone is not null) activity["localTimezone"] = by.Zone;
        return activity;
    }

    private async Task<FakeTeamsReply> Post(FakeTeamsDelivery delivery)
    {
        if (_carry is null) throw new InvalidOperationException("Say where Teams sends to: teams.Sends.To(…).");
        var reply = await _carry(delivery);
        lock (teams.Gate) Made.Add((delivery, reply));
        return reply;
    }
}
