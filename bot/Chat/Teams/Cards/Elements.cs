using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>Elements of a card, and what they weigh. https://learn.microsoft.com/adaptive-cards/schema-explorer/adaptive-card</summary>
internal static class Elements
{
    /// <summary>Bytes of a number or a truth, at most.</summary>
    private const int OfNumber = 11;

    /// <summary>Between a line and the one before it.</summary>
    private const string Near = "Small";

    public static JsonObject Card(IEnumerable<JsonObject> body) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = Array(body),
    };

    public static JsonArray Array(IEnumerable<JsonObject> all)
    {
        var array = new JsonArray();
        foreach (var each in all) array.Add((JsonNode)each);
        return array;
    }

    /// <summary>Text in which nothing is read as markup.</summary>
    public static JsonObject Rich(IEnumerable<JsonObject> runs, bool near = false)
    {
        var block = new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = Array(runs) };
        if (near) block["spacing"] = Near;
        return block;
    }

    public static IEnumerable<JsonObject> Runs(TextLine line) => line.Whole.Select(run => Run(run, line.Kind));

    public static JsonObject Run(Run run, LineKind kind = LineKind.Plain)
    {
        var text = new JsonObject { ["type"] = "TextRun", ["text"] = run.Text };
        if (run.Style == RunStyle.Strong || kind == LineKind.Heading) text["weight"] = "Bolder";
        if (run.Style == RunStyle.Emphasis) text["italic"] = true;
        if (kind == LineKind.Heading) text["size"] = "Medium";
        if (kind != LineKind.Note) return text;
        text["size"] = "Small";
        text["isSubtle"] = true;
        return text;
    }

    public static JsonObject Line(TextLine line, bool near = false) => Rich(Runs(line), near);

    /// <summary>A heading that screen readers find; one that might be read as markup stands in runs, and looks the same.</summary>
    public static JsonObject Heading(TextLine line) => CardText.IsPlain(line.Text)
        ? new JsonObject { ["type"] = "TextBlock", ["text"] = line.Text, ["style"] = "heading", ["size"] = "Medium", ["weight"] = "Bolder", ["wrap"] = true }
        : Line(line);

    public static JsonObject Container(IEnumerable<JsonObject> items) => new() { ["type"] = "Container", ["items"] = Array(items) };

    /// <summary>Lines that belong together, each in a block of its own.</summary>
    public static IEnumerable<JsonObject> Lines(IReadOnlyList<TextLine> lines) => lines.Select((line, at) => Line(line, near: at > 0));

    /// <summary>Labelled values, side by side as long as they are short and none of them might be read as markup.</summary>
    public static IEnumerable<JsonObject> Facts(IReadOnlyList<TextLine> lines) => lines.All(IsFact)
        ? [new JsonObject { ["type"] = "FactSet", ["facts"] = Array(lines.Select(line => new JsonObject { ["title"] = line.Label, ["value"] = line.Text })) }]
        : Lines(lines);

    private static bool IsFact(TextLine line) =>
        line is { Label: { Length: <= CardLimits.Fact / 2 } label, Runs: [{ Style: RunStyle.Plain, Text: { Length: <= CardLimits.Fact } value }] } && CardText.IsPlain(label) && CardText.IsPlain(value);

    /// <summary>Never less than the bytes that it takes.</summary>
    public static int Weigh(JsonNode? node)
    {
        var weight = 2;
        switch (node)
        {
            case JsonObject one:
                foreach (var (key, value) in one) weight += key.Length + 4 + Weigh(value);
                break;
            case JsonArray all:
                foreach (var each in all) weight += 1 + Weigh(each);
                break;
            case JsonValue value:
                weight += value.TryGetValue<string>(out var text) ? CardText.Weight(text) : OfNumber;
                break;
        }

        return weight;
    }
}
