using System.Globalization;

namespace CoachBot.Coach.Cards;

/// <summary>Cuts a text where a character ends, as a reader sees characters.</summary>
public static class ShortText
{
    /// <summary>The text, or so much of it as fits with a mark that something is missing.</summary>
    /// <param name="most">In UTF-16 code units, the mark included.</param>
    public static string Of(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(text))
        {
            if (start > most - 1) break;
            end = start;
        }
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
