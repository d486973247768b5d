using System.Buffers;
using System.Text;
using CoachBot.Chat.Adapters;

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

    /// <summary>Letters that are one byte, however they are written.</summary>
    private static readonly SearchValues<char> Light = SearchValues.Create(" !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>One line that is never empty nor too long.</summary>
    public static string Label(string text, int longest) => Cut(Clean(text), longest) is { Length: > 0 } cut ? cut : Nothing;

    /// <summary>
    /// Only letters that are seen; what a client or a template could take for a place to fill in is pulled apart. Empty if nothing would
    /// be seen.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = Letters.Seen(text);
        if (clean.Contains('{', StringComparison.Ordinal)) clean = Apart(clean);
        return Letters.IsBlank(clean) ? "" : clean;
    }

    /// <summary>At most so many characters (UTF-16), cut between whole ones, with an ellipsis where something was cut.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text : text[..Letters.Fitting(text, longest - Ellipsis.Length)].TrimEnd() + Ellipsis;

    /// <summary>
    /// What it takes of a card's bytes: as UTF-8, or a third of what a careful serializer makes of it, whichever is more.
    /// </summary>
    public static int Weight(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Light)) return text.Length; // most are
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
}
