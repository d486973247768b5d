using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// Text as Slack takes it. Nothing that a person or a CRM wrote steers the reader's screen: it stands in plain_text and rich_text,
/// where Slack reads no markup, or escaped. https://docs.slack.dev/messaging/formatting-message-text/
/// </summary>
public static class SlackText
{
    private const string Ellipsis = "…";

    /// <summary>What stands where nothing would be seen: Slack refuses empty texts.</summary>
    private const string Nothing = "–";

    /// <summary>How far back a cut looks for a blank.</summary>
    private const int WordRoom = 200;

    /// <summary>For a place where Slack reads markup: mentions, links and channels in it stay letters.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A <c>plain_text</c> object that is never empty nor too long; no <c>:name:</c> in it becomes a picture.</summary>
    internal static JsonObject Plain(string text, int longest) => new()
    {
        ["type"] = "plain_text",
        ["text"] = Label(text, longest),
        ["emoji"] = false,
    };

    /// <summary>One line that is never empty nor too long.</summary>
    internal static string Label(string text, int longest)
    {
        var cut = Cut(Clean(text), longest);
        return cut.Length == 0 ? Nothing : cut;
    }

    /// <summary>Only letters that are seen; empty if nothing would be.</summary>
    internal static string Clean(string text)
    {
        var seen = Letters.Seen(text);
        return Letters.IsBlank(seen) ? "" : seen;
    }

    /// <summary>At most so long, cut between whole characters, with an ellipsis where something was cut.</summary>
    /// <param name="escaped">Counts as <see cref="Weight"/> does; else plain characters.</param>
    internal static string Cut(string text, int longest, bool escaped = true) =>
        (escaped ? Weight(text) : text.Length) <= longest ? text : text[..Fitting(text, longest - Ellipsis.Length, escaped)].TrimEnd() + Ellipsis;

    /// <summary>Where to part a text whose beginning has this much room: between words, else between characters; at 0 none fits.</summary>
    internal static int Part(string text, int room)
    {
        if (Weight(text) <= room) return text.Length;
        var end = Fitting(text, room);
        var blank = end == 0 ? -1 : text.LastIndexOfAny([' ', '\n'], end - 1, Math.Min(end, WordRoom));
        return blank > 0 ? blank + 1 : end;
    }

    /// <summary>How much of a limit a text takes: Slack keeps <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> escaped, and may count them so.</summary>
    internal static int Weight(string text)
    {
        var weight = text.Length;
        for (var at = text.AsSpan().IndexOfAny('&', '<', '>'); at >= 0 && at < text.Length; at++)
            weight += Extra(text[at]);
        return weight;
    }

    private static int Extra(char letter) => letter switch
    {
        '&' => 4,
        '<' or '>' => 3,
        _ => 0,
    };

    private static int Fitting(string text, int room, bool escaped = true) => Letters.Fitting(text, room, escaped ? Extra : null);
}
