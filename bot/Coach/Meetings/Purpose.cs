using System.Text;
using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Meetings;

/// <summary>What an invitation's text says the meeting is for: at most its first 200 characters, links left out [PRE-11, PRE-40].</summary>
public static class Purpose
{
    private const int MostCharacters = 200;
    private const int FewestWords = 3;

    /// <summary>The purpose, or an empty text where the invitation states none.</summary>
    public static string Of(string description)
    {
        var lines = description
            .Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !IsLink(w))))
            .Where(line => line.Any(char.IsLetterOrDigit));
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(line);
            if (text.Length >= MostCharacters) break;
        }
        var purpose = ShortText.Of(text.ToString(), MostCharacters);
        return purpose.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewestWords ? "" : purpose;
    }

    private static bool IsLink(string word) => word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
}
