using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoachBot.Tests.Support.Teams;

/// <summary>What a person reads of a card, as plain lines. A box that stands out holds somebody's own words: it is read as quotation marks.</summary>
internal static partial class FakeTeamsText
{
    public static string Of(JsonObject card) => string.Join('\n', Lines(card, new FakeTeamsSight(card)));

    public static IEnumerable<string> Lines(JsonNode? node, FakeTeamsSight sight) => node switch
    {
        JsonArray list => list.SelectMany(one => Lines(one, sight)),
        JsonObject element when sight.Sees(element) => Element(element, sight),
        _ => [],
    };

    /// <summary>Markdown of Teams, as it is drawn: what is escaped stands there, what is not has gone.</summary>
    public static string Markdown(string text)
    {
        var plain = WebUtility.HtmlDecode(Link().Replace(text, "${words}"));
        var drawn = new StringBuilder();
        for (var at = 0; at < plain.Length; at++)
        {
            if (plain[at] == '\\' && at + 1 < plain.Length && (char.IsPunctuation(plain[at + 1]) || char.IsSymbol(plain[at + 1]))) drawn.Append(plain[++at]);
            else if (plain[at] is not ('*' or '_') || (plain[at] == '_' && IsInside(plain, at))) drawn.Append(plain[at]);
        }

        return drawn.ToString();
    }

    /// <summary>An underscore within a word is no emphasis, nor is one alone.</summary>
    private static bool IsInside(string text, int at) =>
        (at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])) || text.Count(one => one == '_') == 1;

    private static IEnumerable<string> Element(JsonObject element, FakeTeamsSight sight) => element.Text("type") switch
    {
        "TextBlock" => Markdown(element.Text("text") ?? "").Split('\n'),
        "RichTextBlock" => Bullet(string.Concat(element.List("inlines").Select(run => run is JsonValue ? run.ToString() : run.Text("text")))).Split('\n'),
        "Container" when element.Text("style") is "emphasis" => $"\"{string.Join('\n', Lines(element["items"], sight))}\"".Split('\n'),
        "FactSet" => element.List("facts").Select(fact => $"{Markdown(fact.Text("title")!).TrimEnd(':')}: {Markdown(fact.Text("value")!)}"),
        "Table" => element.List("rows").Select(row => string.Join(" | ", row.List("cells").Select(cell => string.Join(' ', Lines(cell?["items"], sight))))),
        "Image" => element.Text("altText") is { Length: > 0 } words ? [words] : [],
        "Badge" => element.Text("text") is { Length: > 0 } badge ? [badge] : [],
        "ProgressBar" => [$"{element["value"]} of {element["max"] ?? 100}"],
        "ProgressRing" => element.Text("label") is { } ring ? [ring] : [],
        "CompoundButton" => new[] { element.Text("title"), element.Text("description") }.OfType<string>(),
        "CodeBlock" => (element.Text("codeSnippet") ?? "").Split('\n'),
        "Input.Toggle" => new[] { element.Text("label"), element.Text("title") }.OfType<string>(),
        { } input when input.StartsWith("Input.", StringComparison.Ordinal) => new[] { element.Text("label") }.OfType<string>(),
        { } chart when chart.StartsWith("Chart.", StringComparison.Ordinal) => Chart(element),
        "Action.ShowCard" => sight.IsOpen(element) ? Lines(element["card"], sight) : [],
        "Action.Popover" => sight.IsOpen(element) ? Lines(element["content"], sight) : [],
        _ => element.Where(pair => pair.Key is "body" or "items" or "columns" or "images" or "pages" or "actions").SelectMany(pair => Lines(pair.Value, sight)),
    };

    /// <summary>A dot before a line is read as the beginning of an item.</summary>
    private static string Bullet(string text) => text.StartsWith("• ", StringComparison.Ordinal) ? "- " + text[2..] : text;

    /// <summary>Bars are read group by group, with what each is called.</summary>
    private static IEnumerable<string> Chart(JsonObject chart)
    {
        if (chart.Text("title") is { } title) yield return title;
        var bars = chart.List("data").SelectMany(one => one.List("values").Count > 0
            ? one.List("values").Select(value => (Group: value?["x"]?.ToString() ?? "", Name: one.Text("legend") + " ", Value: value?["y"]))
            : [(Group: one?["x"]?.ToString() ?? one.Text("legend") ?? "", Name: "", Value: one?["y"] ?? one?["value"])]);
        foreach (var group in bars.GroupBy(bar => bar.Group, StringComparer.Ordinal)) yield return $"- {group.Key}: {string.Join(", ", group.Select(bar => bar.Name + bar.Value))}";
        if (chart["value"] is { } value && chart.List("data").Count == 0) yield return value.ToString();
    }

    [GeneratedRegex(@"(?<!\\)\[(?<words>[^\]\\]+)\]\([^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
