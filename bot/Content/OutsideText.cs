using System.Globalization;
using System.Text;

namespace CoachBot.Content;

/// <summary>
/// Makes text from calendars, CRMs and people fit to stand in a card [INT-23, PRE-40]: no invisible or direction-changing
/// characters, and no more than its place holds. Markup in it needs no care: it fills a run after Markdown was read.
/// </summary>
internal static class OutsideText
{
    private const string Ellipsis = "…";

    /// <summary>Cleaned and on one line, unless lines are kept.</summary>
    public static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or 0x2028 or 0x2029)
                clean.Append(keepLines ? '\n' : ' ');
            else if (rune.Value == '\t' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                clean.Append(rune.ToString());
        }

        return Squeeze(clean);
    }

    /// <summary>At most so many UTF-16 code units, cut between whole characters, with an ellipsis where something was cut.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var room = longest - Ellipsis.Length;
        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > room)
                break;
            end = next;
        }

        return text[..end].TrimEnd() + Ellipsis;
    }

    /// <summary>One space where there were several, none at the ends, at most one empty line.</summary>
    private static string Squeeze(StringBuilder text)
    {
        var squeezed = new StringBuilder(text.Length);
        var breaks = 0;
        var space = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ':
                    space = true;
                    break;
                case '\n':
                    (breaks, space) = (Math.Min(breaks + 1, 2), false);
                    break;
                case var letter:
                    if (squeezed.Length > 0)
                        squeezed.Append('\n', breaks).Append(space && breaks == 0 ? " " : "");
                    squeezed.Append(letter);
                    (breaks, space) = (0, false);
                    break;
            }
        }

        return squeezed.ToString();
    }
}
