using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

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

    /// <summary>Without control characters, halves of letters, and marks that turn the direction of what follows; empty if nothing would be seen.</summary>
    internal static string Clean(string text)
    {
        if (!IsClean(text))
        {
            var clean = new StringBuilder(text.Length);
            foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) // a half becomes U+FFFD
            {
                if (!IsHarmful(rune.Value)) clean.Append(rune.ToString());
            }

            text = clean.ToString();
        }

        return IsBlank(text) ? "" : text;
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

    /// <summary>The longest beginning of whole characters within the room. Of a single "character" of a thousand marks, as much as fits.</summary>
    private static int Fitting(string text, int room, bool escaped = true)
    {
        int end = 0, weight = 0;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, end);
            weight += length + (escaped && length == 1 ? Extra(text[end]) : 0);
            if (weight > room) break;
            end += length;
        }

        if (end > 0 || room <= 0 || StringInfo.GetNextTextElementLength(text, 0) < SlackLimits.OptionText) return end;
        return char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;
    }

    private static bool IsClean(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' and not '\n' or >= '\u007F' and <= '\u009F' or >= '\u2028' and <= '\u202E' or >= '\u2066' and <= '\u2069' || char.IsSurrogate(letter)) return false;
        }

        return true;
    }

    private static bool IsHarmful(int rune) =>
        rune is < ' ' and not ('\n' or '\t') or >= 0x7F and <= 0x9F or >= 0x2028 and <= 0x202E or >= 0x2066 and <= 0x2069;

    private static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)) return false;
        }

        return true;
    }
}
