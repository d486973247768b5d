using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>
/// Whether words speak of a person and not of the deal: a listed word, or the name of somebody on the team [REV-08]. A hint
/// to the author alone, who may keep them.
/// </summary>
public static class PersonHint
{
    private const int ShortestName = 3;

    public static bool Speaks(string text, IEnumerable<PersonRecord> team, TenantSettings tenant)
    {
        var plain = text.Replace('’', '\'');
        return tenant.PersonWords.Any(w => Holds(plain, w, StringComparison.OrdinalIgnoreCase)) || team.Any(p => Names(plain, p.Name));
    }

    /// <summary>The whole name however it is written, or a part of it with its capital letter: "Will" is a name, "will" is not.</summary>
    private static bool Names(string text, string name) =>
        Holds(text, name, StringComparison.OrdinalIgnoreCase)
        || name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(part => part.Length >= ShortestName && Holds(text, part, StringComparison.Ordinal));

    private static bool Holds(string text, string phrase, StringComparison comparison)
    {
        if (phrase.Length == 0) return false;
        for (var at = text.IndexOf(phrase, comparison); at >= 0; at = text.IndexOf(phrase, at + 1, comparison))
        {
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }
        return false;
    }
}
