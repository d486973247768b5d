using System.Globalization;
using System.Text;

namespace CoachBot.Chat.Adapters;

/// <summary>
/// Letters that somebody sees, of a text that somebody else wrote: nothing in it hides, turns the direction of what follows, or
/// climbs over the lines around it. Platforms draw whatever they are given. https://www.unicode.org/reports/tr36/
/// </summary>
public static class Letters
{
    /// <summary>Accents on one letter; no script stacks as many, and dozens cover the lines above and below.</summary>
    private const int MostMarks = 8;

    /// <summary>A "character" of more than this is no character: it is cut like any text.</summary>
    private const int LongestElement = 64;

    /// <summary>Without control characters, halves of letters, invisible letters, marks that turn the direction of what follows, and heaps of accents.</summary>
    public static string Seen(string text)
    {
        if (IsSeen(text)) return text;
        var seen = new StringBuilder(text.Length);
        var (before, marks) = (0, 0);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) // a half becomes U+FFFD
        {
            // What is left out parts nothing, and neither does a joiner: accents on both sides of it stand on one letter.
            if (IsHarmful(rune.Value, before)) continue;
            if (rune.Value is not (0x200C or 0x200D)) marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MostMarks) continue;
            seen.Append(rune.ToString());
            before = rune.Value;
        }

        return seen.ToString();
    }

    /// <summary>Nothing would be seen of it.</summary>
    public static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && rune.Value != 0x2800 && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)) return false;
        }

        return true;
    }

    /// <summary>The longest beginning of whole characters within the room. Of a single "character" of a thousand marks, as much as fits.</summary>
    /// <param name="more">What a letter takes beyond itself, such as where it is kept escaped.</param>
    public static int Fitting(string text, int room, Func<char, int>? more = null)
    {
        if (room <= 0) return 0;
        int end = 0, taken = 0;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, end);
            taken += length;
            if (more is not null) foreach (var letter in text.AsSpan(end, length)) taken += more(letter);
            if (taken > room) break;
            end += length;
        }

        if (end > 0 || StringInfo.GetNextTextElementLength(text, 0) < LongestElement) return end;
        return char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;
    }

    private static bool IsSeen(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return true; // most are
        var marks = 0;
        foreach (var letter in text)
        {
            if (letter < '\u007F' ? letter is < ' ' and not '\n' : char.IsSurrogate(letter) || IsHarmful(letter, 0)) return false;
            marks = letter >= '\u0300' && IsMark(new Rune(letter)) ? marks + 1 : 0;
            if (marks > MostMarks) return false;
        }

        return true;
    }

    private static bool IsMark(Rune rune) => rune.Value >= 0x300 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsHarmful(int rune, int before) => rune switch
    {
        '\n' or '\t' => false,
        < ' ' or >= 0x7F and <= 0x9F or 0xAD or 0x61C or 0x115F or 0x1160 or 0x180E or 0x3164 or 0xFFA0 or 0x200B or 0x200E or 0x200F => true,
        0x200C or 0x200D => before < 0x80, // Persian and Indian letters and families of emoji are joined by them
        >= 0x2028 and <= 0x202E or >= 0x2060 and <= 0x206F or 0xFEFF or >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };
}
