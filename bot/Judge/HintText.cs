using System.Globalization;
using System.Text;

namespace CoachBot.Judge;

/// <summary>Cuts text into words as the word lists have them.</summary>
internal static class HintText
{
    // A value is one sentence. What stands behind this many characters changes no hint.
    private const int Longest = 2000;

    /// <summary>
    /// Lower-case words of letters and digits, and the signs of per cent and currency on their own. Apostrophes vanish,
    /// everything else divides: "Let's check-in" is lets, check, in.
    /// </summary>
    public static IReadOnlyList<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in (text.Length > Longest ? text[..Longest] : text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                word.Append(Rune.ToLowerInvariant(rune));
                continue;
            }

            if (rune.Value is '\'' or '’' or 'ʼ') continue;
            if (rune.Value is '.' or ',' && word.Length > 0 && char.IsDigit(word[^1])) continue; // 40,000 is one word
            Flush();
            if (rune.Value == '%' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.CurrencySymbol) tokens.Add(rune.ToString());
        }

        Flush();
        return tokens;

        void Flush()
        {
            if (word.Length > 0) tokens.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>How many words a reader sees. In scripts that write no spaces two characters count as one word.</summary>
    public static int Words(IReadOnlyList<string> tokens) => tokens.Sum(token =>
    {
        var characters = token.EnumerateRunes().Where(Rune.IsLetterOrDigit).ToList();
        if (characters.Count == 0) return 0;
        return characters.Any(WritesNoSpaces) ? (characters.Count + 1) / 2 : 1;
    });

    /// <summary>The same word, one slip of the finger allowed in a long one: a letter missing, added, wrong, or two swapped.</summary>
    public static bool Same(string typed, string listed)
    {
        if (typed == listed) return true;
        if (listed.Length < 7 || Math.Abs(typed.Length - listed.Length) > 1 || typed[0] != listed[0]) return false;
        var start = 0;
        while (start < typed.Length && start < listed.Length && typed[start] == listed[start]) start++;
        var a = typed.AsSpan(start);
        var b = listed.AsSpan(start);
        if (a.Length > b.Length) return a[1..].SequenceEqual(b);
        if (a.Length < b.Length) return a.SequenceEqual(b[1..]);
        return a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
    }

    // Thai and Lao, Burmese, Khmer, kana, Han.
    private static bool WritesNoSpaces(Rune rune) => rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F)
        or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x323AF);
}
