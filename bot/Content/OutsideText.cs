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

    /// <summary>Whether nothing would be seen of it.</summary>
    public static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (KindOf(rune) == Kind.Seen)
                return false;
        }

        return true;
    }

    /// <summary>Cleaned and cut to at most so many UTF-16 code units; on one line, unless lines are kept.</summary>
    public static string Fit(string text, int longest, bool keepLines)
    {
        var clean = new StringBuilder(Math.Min(text.Length, longest + 2));
        var breaks = 0;
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            switch (KindOf(rune))
            {
                case Kind.Break when keepLines:
                    breaks++;
                    break;
                case Kind.Break or Kind.Space:
                    space = true;
                    break;
                case Kind.Seen:
                    if (clean.Length > 0)
                        clean.Append('\n', Math.Min(breaks, 2)).Append(space && breaks == 0 ? " " : "");
                    clean.Append(rune.ToString());
                    (breaks, space) = (0, false);
                    break;
            }

            // What comes behind would be cut anyway.
            if (clean.Length > longest)
                break;
        }

        return Cut(clean.ToString(), longest);
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

    private static Kind KindOf(Rune rune) => rune.Value switch
    {
        '\n' or 0x2028 or 0x2029 => Kind.Break,
        '\t' => Kind.Space,
        > ' ' and < 0x7F => Kind.Seen,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.SpaceSeparator => Kind.Space,
            UnicodeCategory.Control or UnicodeCategory.Format => Kind.Hidden,
            _ => Kind.Seen,
        },
    };

    private enum Kind
    {
        Seen,
        Space,
        Break,
        Hidden,
    }
}
