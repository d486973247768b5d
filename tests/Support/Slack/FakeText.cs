using System.Text;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What a person reads of blocks, as plain lines.</summary>
public static class FakeText
{
    public static string Of(JsonNode? node)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(node)) text.Append(text.Length > 0 ? "\n" : "").Append(line);
        return text.ToString();
    }

    /// <summary>Marks of mrkdwn are shown as what they mean.</summary>
    public static string Unescaped(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static IEnumerable<string> Lines(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Lines),
        JsonObject block => block.Text("type") switch
        {
            "header" or "section" or "alert" => Words(block["text"]).Concat(block.List("fields").SelectMany(Words)),
            "context" => [string.Concat(block.List("elements").SelectMany(Words))],
            "image" => [block["title"].Text("text") ?? "", block.Text("alt_text") ?? ""],
            "input" => Words(block["label"]).Concat(Words(block["hint"])),
            "rich_text" => block.List("elements").SelectMany(RichText),
            "table" or "data_table" => block.List("rows").OfType<JsonArray>().Select(row => string.Join(" | ", row.Select(Of))),
            "data_visualization" => Chart(block),
            "card" => new[] { "title", "subtitle", "body", "subtext" }.SelectMany(name => Words(block[name])),
            "carousel" => block.List("elements").SelectMany(Lines),
            "container" => Words(block["title"]).Concat(block.List("child_blocks").SelectMany(Lines)),
            "markdown" or "raw_text" => [block.Text("text") ?? ""],
            "raw_number" => [block["text"]?.ToString() ?? block["value"]?.ToString() ?? ""],
            _ => [],
        },
        _ => [],
    };

    private static IEnumerable<string> Words(JsonNode? text) => text.Text("text") is { } words ? [text.Text("type") is "mrkdwn" ? Unescaped(words) : words] : [];

    /// <summary>The bar beside somebody's own words is read as quotation marks.</summary>
    private static IEnumerable<string> RichText(JsonNode? element) => element.Text("type") switch
    {
        "rich_text_list" => element.List("elements").Select(item => "- " + Inline(item)),
        "rich_text_quote" => $"\"{Inline(element)}\"".Split('\n'),
        _ => Inline(element).Split('\n'),
    };

    private static string Inline(JsonNode? section) => string.Concat(section.List("elements").Select(part => part.Text("type") switch
    {
        "user" => $"<@{part.Text("user_id")}>",
        "channel" => $"<#{part.Text("channel_id")}>",
        "emoji" => $":{part.Text("name")}:",
        "link" => part.Text("text") ?? part.Text("url"),
        _ => part.Text("text"),
    }));

    private static IEnumerable<string> Chart(JsonObject block)
    {
        yield return block.Text("title") ?? "";
        foreach (var series in block["chart"].List("series"))
            yield return $"{series.Text("name")}: {string.Join(", ", series.List("data").Select(point => $"{point.Text("label")} {point?["value"]}"))}";
        foreach (var segment in block["chart"].List("segments")) yield return $"{segment.Text("label")} {segment?["value"]}";
    }
}
