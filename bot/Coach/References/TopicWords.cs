namespace CoachBot.Coach.References;

/// <summary>The words by which stories, references and experts are found: no common ones, singular, lower case.</summary>
public static class TopicWords
{
    /// <summary>The words of one subject, at most.</summary>
    public const int Most = 24;

    private const int Shortest = 3;
    private const int Longest = 40;

    public static IReadOnlyList<string> In(string? text, TenantSettings tenant) =>
    [
        .. Split(text ?? "")
            .Where(w => w.Length <= Longest && (w.Length >= Shortest || w.All(char.IsDigit)) && !tenant.CommonWords.Contains(w))
            .Select(Singular)
            .Distinct(StringComparer.Ordinal)
            .Take(Most),
    ];

    private static IEnumerable<string> Split(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inWord && start < 0) start = i;
            if (inWord || start < 0) continue;
            yield return text[start..i].ToLowerInvariant();
            start = -1;
        }
    }

    // So that "planners" finds "planner"; a word that only looks like a plural is shortened in the text and in the question alike.
    private static string Singular(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
}
