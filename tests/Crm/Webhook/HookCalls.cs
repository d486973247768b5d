using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Crm.Webhook;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>Makes requests as a sender would, and the source that takes them.</summary>
internal static class HookCalls
{
    /// <summary>The secret of the Standard Webhooks libraries' own tests.</summary>
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public const string OtherSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    public static WebhookSource Source(
        string name = "crm", string secret = Secret, string? previous = null, string auth = "signature", int perSecond = 200, int burst = 10_000) =>
        new(new(Options.Create(new WebhookOptions
        {
            Connections = new Dictionary<string, WebhookConnectionOptions>(StringComparer.OrdinalIgnoreCase)
            {
                [name] = new() { Secret = secret, PreviousSecret = previous, Auth = auth, PerSecond = perSecond, Burst = burst },
            },
        })));

    public static HookRequest Request(byte[] body, string connection = "crm", bool https = true, bool loopback = false, params (string Name, string[] Values)[] headers) =>
        new(
            connection,
            $"/hooks/webhook/{connection}",
            headers.ToDictionary(header => header.Name, header => (IReadOnlyList<string>)header.Values, StringComparer.OrdinalIgnoreCase),
            body,
            https,
            loopback);

    /// <summary>Signed for <see cref="Now"/>; a header given replaces the usual one, or takes it away where it has no value.</summary>
    public static HookRequest Signed(string body, DateTimeOffset? at = null, string secret = Secret, string id = "msg_1", string connection = "crm", params (string Name, string[] Values)[] headers) =>
        Signed(Encoding.UTF8.GetBytes(body), at, secret, id, connection, headers);

    public static HookRequest Signed(byte[] body, DateTimeOffset? at = null, string secret = Secret, string id = "msg_1", string connection = "crm", params (string Name, string[] Values)[] headers)
    {
        var all = StandardWebhooks.Headers(secret, id, at ?? Now, body).ToDictionary(header => header.Key, header => new[] { header.Value }, StringComparer.OrdinalIgnoreCase);
        all["Content-Type"] = ["application/json"];
        foreach (var (name, values) in headers) all[name] = values;
        return Request(body, connection, headers: [.. all.Where(header => header.Value.Length > 0).Select(header => (header.Key, header.Value))]);
    }

    public static HookReading Read(string body, params (string Name, string[] Values)[] headers) => Source().Read(Signed(body, headers: headers), "default", Now);

    /// <summary>The published example of a type, changed.</summary>
    public static string Example(string type, Action<JsonObject>? change = null)
    {
        var example = JsonNode.Parse(HookSchemas.All[type].Utf8.Span)!["examples"]![0]!.AsObject();
        change?.Invoke(example["data"]!.AsObject());
        return example.ToJsonString(new JsonSerializerOptions());
    }
}
