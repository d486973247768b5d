using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>A request as Slack makes it.</summary>
/// <param name="Path">Behind <c>/hooks/slack/</c>: events, interactions, commands or options.</param>
public sealed record FakeDelivery(string Path, string ContentType, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>What the product answered.</summary>
/// <param name="Status">0 where there was no answer in time.</param>
/// <param name="Took">Real time. Slack itself waits three seconds.</param>
public sealed record FakeReply(int Status, string Body, TimeSpan Took = default)
{
    public bool Acknowledged => Status is >= 200 and < 300;

    public JsonObject? Json => FakeJson.Parse(Body) as JsonObject;
}

/// <summary>Sends to the product what Slack sends: signed to an address, or through a socket.</summary>
public sealed class FakeSends(FakeSlack slack)
{
    private Func<FakeDelivery, Task<FakeReply>>? _carry;

    /// <summary>Every delivery so far, with its answer.</summary>
    public List<(FakeDelivery Delivery, FakeReply Reply)> Made { get; } = [];

    /// <summary>To a service at this address.</summary>
    public void To(HttpClient http) => _carry = async delivery =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/slack/" + delivery.Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(delivery.ContentType);
        foreach (var (name, value) in delivery.Headers) request.Headers.TryAddWithoutValidation(name, value);
        var begun = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        return new FakeReply((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), Stopwatch.GetElapsedTime(begun));
    };

    /// <summary>To whatever takes it.</summary>
    public void To(Func<FakeDelivery, Task<FakeReply>> carry) => _carry = carry;

    /// <summary>An event of a workspace, in its wrapper. <paramref name="inner"/> is what stands in <c>event</c>.</summary>
    public Task<FakeReply> Event(FakeWorkspace workspace, JsonObject inner, string? eventId = null, int retry = 0, string? reason = null)
    {
        var installation = slack.InstallationOf(workspace);
        var org = installation is { Workspace: null };
        var wrapper = new JsonObject
        {
            ["token"] = "verification-token-is-ignored",
            ["team_id"] = workspace.Team,
            ["context_team_id"] = workspace.Team,
            ["api_app_id"] = slack.App.Id,
            ["event"] = inner.DeepClone(),
            ["type"] = "event_callback",
            ["event_id"] = eventId ?? slack.NewId("Ev"),
            ["event_time"] = slack.Time.GetUtcNow().ToUnixTimeSeconds(),
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = workspace.Org?.Id,
                ["team_id"] = org ? null : workspace.Team,
                ["user_id"] = workspace.Bot.Id,
                ["is_bot"] = true,
                ["is_enterprise_install"] = org,
            }),
            ["is_ext_shared_channel"] = slack.Room(inner.Text("channel"))?.Shared ?? false,
        };
        if (workspace.Org is { } enterprise) wrapper["enterprise_id"] = enterprise.Id;
        return Event(wrapper, retry, reason);
    }

    /// <summary>A whole body for <c>events</c>.</summary>
    public async Task<FakeReply> Event(JsonObject body, int retry = 0, string? reason = null)
    {
        if (slack.App.SocketMode) return Note(new("events", "application/json", body.ToJsonString(), Empty), Of(await slack.Sockets.Send("events_api", body, takesAnswer: false, retry, reason)));
        return await Post("events", "application/json", body.ToJsonString(), retry, reason);
    }

    /// <summary>An interaction; a suggestion goes to <c>options</c>.</summary>
    public async Task<FakeReply> Interaction(JsonObject payload)
    {
        var type = payload.Text("type");
        var path = type is "block_suggestion" ? "options" : "interactions";
        var body = "payload=" + Uri.EscapeDataString(payload.ToJsonString());
        if (slack.App.SocketMode)
            return Note(new(path, Form, body, Empty), Of(await slack.Sockets.Send("interactive", payload, takesAnswer: type is "view_submission" or "block_suggestion")));
        return await Post(path, Form, body);
    }

    /// <summary>A slash command.</summary>
    public async Task<FakeReply> Command(IReadOnlyDictionary<string, string> fields)
    {
        var body = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value).Replace("%20", "+", StringComparison.Ordinal)}"));
        if (!slack.App.SocketMode) return await Post("commands", Form, body);
        var payload = new JsonObject();
        foreach (var (name, value) in fields) payload[name] = value;
        return Note(new("commands", Form, body, Empty), Of(await slack.Sockets.Send("slash_commands", payload, takesAnswer: true)));
    }

    /// <summary>The same again, with a fresh signature: Slack tries an event up to three times more.</summary>
    public Task<FakeReply> Again(FakeDelivery delivery, int retry = 1, string reason = "http_timeout") => Post(delivery.Path, delivery.ContentType, delivery.Body, retry, reason);

    /// <summary>A request with the headers that Slack sets.</summary>
    public FakeDelivery Signed(string path, string contentType, string body, DateTimeOffset? at = null)
    {
        var stamp = (at ?? slack.Time.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(slack.App.SigningSecret), Encoding.UTF8.GetBytes($"v0:{stamp}:{body}"));
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Slack-Request-Timestamp"] = stamp,
            ["X-Slack-Signature"] = "v0=" + Convert.ToHexStringLower(mac),
        };
        return new FakeDelivery(path, contentType, body, headers);
    }

    public const string Form = "application/x-www-form-urlencoded";

    private static readonly IReadOnlyDictionary<string, string> Empty = new Dictionary<string, string>(StringComparer.Ordinal);

    private static FakeReply Of(FakeAck? ack) => ack is null ? new FakeReply(0, "") : new FakeReply(200, ack.Payload is { Count: > 0 } payload ? payload.ToJsonString() : "");

    private async Task<FakeReply> Post(string path, string contentType, string body, int retry = 0, string? reason = null)
    {
        if (_carry is null) throw new InvalidOperationException("Say where Slack sends to: slack.Sends.To(…).");
        var delivery = Signed(path, contentType, body);
        if (retry > 0)
        {
            var headers = delivery.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase);
            (headers["X-Slack-Retry-Num"], headers["X-Slack-Retry-Reason"]) = (retry.ToString(CultureInfo.InvariantCulture), reason ?? "http_timeout");
            delivery = delivery with { Headers = headers };
        }

        return Note(delivery, await _carry(delivery));
    }

    private FakeReply Note(FakeDelivery delivery, FakeReply reply)
    {
        lock (slack.Gate) Made.Add((delivery, reply));
        return reply;
    }
}
