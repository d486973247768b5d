using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>What a test asks of a payload.</summary>
internal static class Payload
{
    /// <summary>Everything in it, the whole first.</summary>
    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(each => Objects(each.Value)).Prepend(one),
        JsonArray all => all.SelectMany(Objects),
        _ => [],
    };

    public static IEnumerable<JsonObject> OfType(JsonNode? node, string type) => Objects(node).Where(each => TypeOf(each) == type);

    public static string? TypeOf(JsonNode? node) => (node as JsonObject)?["type"] is JsonValue value && value.TryGetValue<string>(out var type) ? type : null;

    /// <summary>The values of all buttons and options.</summary>
    public static IEnumerable<string> Pressable(JsonNode? node) => Objects(node)
        .Where(each => (TypeOf(each) == "button" || (each.ContainsKey("text") && !each.ContainsKey("type"))) && each.ContainsKey("value"))
        .Select(each => each["value"]!.GetValue<string>());

    /// <summary>For somebody to read and approve: each block, and each element that can be pressed, on a line of its own.</summary>
    public static string Lines(JsonNode payload)
    {
        if (payload is JsonArray blocks) return string.Concat(blocks.Select(block => Line(block!)));
        var view = payload.DeepClone().AsObject();
        var inside = view["blocks"]!.AsArray();
        view.Remove("blocks");
        return Line(view) + Lines(inside);
    }

    private static string Line(JsonNode block) =>
        block.ToJsonString(Compact).Replace("{\"type\":\"button\"", "\n  {\"type\":\"button\"", StringComparison.Ordinal).Replace("{\"text\":{\"type\":\"plain_text\"", "\n    {\"text\":{\"type\":\"plain_text\"", StringComparison.Ordinal) + "\n";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All but the letters: keys, kinds of values, and the words that are one of a few.</summary>
    public static string Shape(JsonNode? node) => node switch
    {
        JsonObject one => $"{{{string.Join(',', one.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Key is "type" or "style" && each.Value is JsonValue value ? $"{each.Key}={value}" : $"{each.Key}:{Shape(each.Value)}"))}}}",
        JsonArray all => $"[{string.Join('|', all.Select(Shape).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}]",
        JsonValue value => value.GetValueKind().ToString(),
        _ => "null",
    };

    /// <summary>All letters that are read in it, in order.</summary>
    public static string Words(JsonNode? node) => string.Join('\n', Objects(node).Select(each => each["text"]).OfType<JsonValue>().Select(text => text.GetValue<string>()));
}
