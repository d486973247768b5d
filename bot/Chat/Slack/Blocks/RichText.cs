using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// Lines as <c>rich_text</c> blocks, as many as their length needs. In a text element Slack reads neither markup nor mentions.
/// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block/
/// </summary>
internal sealed class RichText
{
    /// <summary>A block with less room than this is full: any character fits into what is more.</summary>
    private const int Least = 80;

    private readonly List<JsonObject> _blocks = [];
    private JsonArray _elements = [];
    private JsonArray _open = [];
    private LineKind? _kind;
    private int _room;

    public static List<JsonObject> Of(IEnumerable<TextLine> lines)
    {
        var text = new RichText();
        foreach (var line in lines) text.Add(line);
        return text._blocks;
    }

    private void Add(TextLine line)
    {
        if (line.Runs.Count == 0)
        {
            // A gap between two paragraphs of one section.
            if (_kind == LineKind.Plain && _room >= Least) Add("\n", RunStyle.Plain);
            return;
        }

        // Lines of one section are parted by a line break; items of a list and quotes are elements of their own.
        var parting = line.Kind == LineKind.Plain && _kind == LineKind.Plain && _room >= Least ? "\n" : "";
        if (parting.Length == 0) Begin(line.Kind);
        foreach (var run in line.Runs)
        {
            Add(parting + run.Text, run.Style);
            parting = "";
        }
    }

    private void Add(string text, RunStyle style)
    {
        while (text.Length > 0)
        {
            var part = SlackText.Part(text, _room);
            if (part > 0)
            {
                _open.Add((JsonNode)Element(text[..part], style));
                _room -= SlackText.Weight(text[..part]);
                text = text[part..];
            }
            else
            {
                text = text.TrimStart('\n');
                _room = 0;
                if (text.Length > 0) Begin(_kind!.Value);
            }
        }
    }

    private static JsonObject Element(string text, RunStyle style)
    {
        var element = new JsonObject { ["type"] = "text", ["text"] = text };
        if (style == RunStyle.Strong) element["style"] = new JsonObject { ["bold"] = true };
        if (style == RunStyle.Emphasis) element["style"] = new JsonObject { ["italic"] = true };
        return element;
    }

    private void Begin(LineKind next)
    {
        if (_room < Least)
        {
            (_elements, _kind, _room) = ([], null, SlackLimits.RichText);
            _blocks.Add(new JsonObject { ["type"] = "rich_text", ["elements"] = _elements });
        }

        _open = [];
        var section = new JsonObject { ["type"] = next == LineKind.Quote ? "rich_text_quote" : "rich_text_section", ["elements"] = _open };
        if (next != LineKind.Bullet)
            _elements.Add((JsonNode)section);
        else if (_kind == LineKind.Bullet)
            _elements[^1]!["elements"]!.AsArray().Add((JsonNode)section);
        else
            _elements.Add((JsonNode)new JsonObject { ["type"] = "rich_text_list", ["style"] = "bullet", ["elements"] = new JsonArray(section) });
        _kind = next;
    }
}
