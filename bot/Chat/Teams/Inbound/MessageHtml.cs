using System.Net;
using System.Text;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// What a message says, without its markup: Teams hands over somebody's message as HTML. Lines stay lines, a picture is the word that
/// stands for it; scripts and styles are nobody's words.
/// </summary>
public static class MessageHtml
{
    private static readonly string[] Lines = ["p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote", "pre", "ul", "ol", "table"];
    private static readonly string[] Silent = ["script", "style", "attachment", "systemeventmessage"];

    public static string Text(string html)
    {
        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            var close = open < 0 ? -1 : html.IndexOf('>', open);
            if (close < 0) break;
            Append(text, html.AsSpan(at, open - at));
            var (name, isEnd) = NameOf(html.AsSpan(open + 1, close - open - 1));
            at = close + 1;
            if (!isEnd && Silent.Contains(name, StringComparer.Ordinal)) at = Behind(html, at, name);
            else if (Lines.Contains(name, StringComparer.Ordinal)) NewLine(text);
            else if (name is "img" or "emoji") text.Append(AltOf(html.AsSpan(open, close - open)));
        }

        Append(text, html.AsSpan(at));
        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> raw)
    {
        // As a browser does: white space of the source is one space.
        foreach (var letter in WebUtility.HtmlDecode(raw.ToString()))
        {
            if (!char.IsWhiteSpace(letter)) text.Append(letter);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
        }
    }

    private static void NewLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    private static (string Name, bool IsEnd) NameOf(ReadOnlySpan<char> tag)
    {
        var isEnd = tag.Length > 0 && tag[0] == '/';
        if (isEnd) tag = tag[1..];
        var length = 0;
        while (length < tag.Length && char.IsAsciiLetterOrDigit(tag[length])) length++;
        return (tag[..length].ToString().ToLowerInvariant(), isEnd);
    }

    private static int Behind(string html, int from, string name)
    {
        var end = html.IndexOf("</" + name, from, StringComparison.OrdinalIgnoreCase);
        var close = end < 0 ? -1 : html.IndexOf('>', end);
        return close < 0 ? html.Length : close + 1;
    }

    private static string AltOf(ReadOnlySpan<char> tag)
    {
        const string alt = "alt=\"";
        var from = tag.IndexOf(alt, StringComparison.OrdinalIgnoreCase);
        if (from < 0) return "";
        var rest = tag[(from + alt.Length)..];
        var to = rest.IndexOf('"');
        return to < 0 ? "" : WebUtility.HtmlDecode(rest[..to].ToString());
    }
}
