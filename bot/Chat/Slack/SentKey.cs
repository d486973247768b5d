using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Chat.Slack;

/// <summary>
/// What tells a message as ours and which one it is: metadata that everybody in the room could read, so it is a hash and nothing
/// else. https://docs.slack.dev/messaging/message-metadata/
/// </summary>
internal static class SentKey
{
    public const string EventType = "coachbot_card";

    private const int Length = 32;

    public static string Of(string tenant, string idempotencyKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\n{idempotencyKey}")))[..Length];

    /// <summary>The argument <c>metadata</c>.</summary>
    public static string Metadata(string tenant, string idempotencyKey) => new JsonObject
    {
        ["event_type"] = EventType,
        ["event_payload"] = new JsonObject { ["k"] = Of(tenant, idempotencyKey) },
    }.ToJsonString();

    /// <summary>Whether a message of Slack's history has this key.</summary>
    public static bool Has(JsonElement message, string key) =>
        Child(message, "metadata") is { } metadata
        && Text(metadata, "event_type") == EventType
        && Child(metadata, "event_payload") is { } payload
        && Text(payload, "k") == key;

    private static JsonElement? Child(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var child) && child.ValueKind is JsonValueKind.Object ? child : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
