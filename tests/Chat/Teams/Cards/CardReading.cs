using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Tests.Chat.Slack.Blocks;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>What a test asks of a card.</summary>
internal static class CardReading
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everything that can be pressed or chosen on it.</summary>
    public static IEnumerable<string> Pressable(JsonNode? card) => Payload.Objects(card)
        .SelectMany(each => Payload.TypeOf(each) == "Input.ChoiceSet" ? each["choices"]!.AsArray().Select(choice => choice!["value"]!.GetValue<string>())
            : (each["data"] as JsonObject)?["p"] is { } press ? [press.GetValue<string>()] : []);

    /// <summary>The actions that stand on it at first sight.</summary>
    public static IEnumerable<JsonObject> Actions(JsonNode card) =>
        card["body"]!.AsArray().Where(element => Payload.TypeOf(element) == "ActionSet").SelectMany(set => set!["actions"]!.AsArray()).OfType<JsonObject>();

    /// <summary>All letters that are read in it, in order.</summary>
    public static string Words(JsonNode? card) => string.Join('\n', Payload.Objects(card)
        .SelectMany(each => new[] { each["text"], each["title"], each["value"], each["x"], each["legend"] }).OfType<JsonValue>().Select(text => text.ToString()));

    /// <summary>For somebody to read and approve: each element, and each action, on a line of its own.</summary>
    public static string Lines(JsonNode card)
    {
        var frame = card.DeepClone().AsObject();
        var body = frame["body"]!.AsArray();
        frame.Remove("body");
        return Line(frame) + string.Concat(body.Select(element => Line(element!)));
    }

    private static string Line(JsonNode element) => element.ToJsonString(Compact)
        .Replace("{\"type\":\"Action.", "\n  {\"type\":\"Action.", StringComparison.Ordinal)
        .Replace("{\"type\":\"TableRow\"", "\n  {\"type\":\"TableRow\"", StringComparison.Ordinal)
        .Replace("{\"type\":\"Input.", "\n  {\"type\":\"Input.", StringComparison.Ordinal)
        .Replace("{\"title\":", "\n    {\"title\":", StringComparison.Ordinal).TrimStart() + "\n";
}
