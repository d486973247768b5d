using System.Globalization;
using System.Text;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// Text as a card takes it. What a person or a CRM wrote stands in text runs, where Teams reads no Markdown; elsewhere only what reads
/// the same with and without it. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
/// </summary>
internal static class CardText
{
    public const string Ellipsis = "…";

    /// <summary>What stands where nothing would be seen.</summary>
    public const string Nothing = "–";

    /// <summary>A "character" of more than this is no character: it is cut like any text.</summary>
    private const int LongestElement = 64;

    /// <summary>One line that is never empty nor too long.</summary>
    public static string Label(string text, int longest) => Cut(Clean(text), longest) is { Length: > 0 } cut ? cut : Nothing;

    /// <summary>
    /// Without control characters, halves of letters, invisible letters and marks that turn the direction of what follows; what a client
    /// or a template could take for a place to fill in is pulled apart. Empty if nothing would be seen.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = Typed(text);
        if (clean.Contains('{', StringComparison.Ordinal)) clean = Apart(clean);
        return IsBlank(clean) ? "" : clean;
    }

    /// <summary>The same for what stands in a field: its letters stay as they are.</summary>
    public static string Typed(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        var before = 0;
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) // a half becomes U+FFFD
        {
            if (!IsHarmful(rune.Value, before)) clean.Append(rune.ToString());
            before = rune.Value;
        }

        return clean.ToString();
    }

    /// <summary>At most so many characters (UTF-16), cut between whole ones, with an ellipsis where something was cut.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text : text[..Fitting(text, longest - Ellipsis.Length)].TrimEnd() + Ellipsis;

    /// <summary>
    /// What it takes of a card's bytes: as UTF-8, or a third of what a careful serializer makes of it, whichever is more.
    /// </summary>
    public static int Weight(string text)
    {
        var weight = 0;
        foreach (var letter in text)
        {
            weight += letter switch
            {
                '"' or '\\' or '\n' or '\t' or '<' or '>' or '&' or '\'' or '+' or '`' => 2,
                < '\u0080' => 1,
                < '\u0800' => 2,
                _ when char.IsSurrogate(letter) => 6, // System.Text.Json escapes both halves whatever it is told
                _ => 3,
            };
        }

        return weight;
    }

    /// <summary>Reads the same whether or not the client reads Markdown, names or addresses in it, and is one line.</summary>
    public static bool IsPlain(string text)
    {
        if (text.Length == 0 || char.IsWhiteSpace(text[0]) || text[0] is '-' or '+' or '=' or ':') return false;
        for (var at = 0; at < text.Length; at++)
        {
            var (letter, next) = (text[at], at + 1 < text.Length ? text[at + 1] : ' ');
            if (letter is '*' or '_' or '[' or ']' or '\\' or '`' or '<' or '>' or '{' or '}' or '~' or '|' or '#' or '^' or '@' or '$' or '\n' or '\t') return false;
            if (letter == '&' && (char.IsLetter(next) || next == '#')) return false; // might be an entity
            if (letter == '.' && at > 0 && !char.IsWhiteSpace(text[at - 1]) && char.IsLetter(next)) return false; // might be an address
            if (letter == ':' && next == '/') return false;
        }

        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is 0 or -1 || text[digits] is not ('.' or ')'); // "1." begins a list
    }

    /// <summary>Two stretches of one style as one: what was pulled apart stays so.</summary>
    public static string Join(string first, string second) => first.Length > 0 && first[^1] is '{' or '$' && second.StartsWith('{') ? $"{first} {second}" : first + second;

    /// <summary>The longest beginning of whole characters within the room. Of a single "character" of a thousand marks, as much as fits.</summary>
    private static int Fitting(string text, int room)
    {
        if (room <= 0) return 0;
        var end = 0;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, end);
            if (end + length > room) break;
            end += length;
        }

        if (end > 0 || StringInfo.GetNextTextElementLength(text, 0) < LongestElement) return end;
        return char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;
    }

    private static string Apart(string text)
    {
        var apart = new StringBuilder(text.Length + 2);
        foreach (var letter in text)
        {
            if (letter == '{' && apart.Length > 0 && apart[^1] is '{' or '$') apart.Append(' ');
            apart.Append(letter);
        }

        return apart.ToString();
    }

    private static bool IsClean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return true; // most are
        foreach (var letter in text)
        {
            if (letter is < ' ' and not '\n' or >= '\u007F' and <= '\u009F' or '\u00AD' or '\u061C' or '\u115F' or '\u1160' or '\u180E' or '\u3164' or '\uFFA0'
                or >= '\u200B' and <= '\u200F' or >= '\u2028' and <= '\u202E' or >= '\u2060' and <= '\u206F' or '\uFEFF' || char.IsSurrogate(letter)) return false;
        }

        return true;
    }

    private static bool IsHarmful(int rune, int before) => rune switch
    {
        '\n' or '\t' => false,
        < ' ' or >= 0x7F and <= 0x9F or 0xAD or 0x61C or 0x115F or 0x1160 or 0x180E or 0x3164 or 0xFFA0 or 0x200B or 0x200E or 0x200F => true,
        0x200C or 0x200D => before < 0x80, // Persian and Indian letters and families of emoji are joined by them
        >= 0x2028 and <= 0x202E or >= 0x2060 and <= 0x206F or 0xFEFF or >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };

    private static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)) return false;
        }

        return true;
    }
}
