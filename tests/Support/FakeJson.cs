using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support;

internal static class FakeJson
{
    /// <summary>A member that is text; null where it is absent or something else.</summary>
    public static string? Text(this JsonNode? node, string name) =>
        node is JsonObject json && json[name] is JsonValue value && value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool Is(this JsonNode? node, string name) => node is JsonObject json && json[name] is JsonValue value && value.GetValueKind() is JsonValueKind.True;

    public static JsonArray List(this JsonNode? node, string name) => node is JsonObject json && json[name] is JsonArray list ? list : [];

    /// <summary>Read, or null where it is no JSON.</summary>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
