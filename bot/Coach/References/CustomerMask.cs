using System.Text;
using CoachBot.Coach.Customers;

namespace CoachBot.Coach.References;

/// <summary>
/// Takes a customer out of a text until there is consent [REF-09]: its name, its contacts, its domains. Rather a word too
/// many than one too few; what is taken out becomes three dots.
/// </summary>
public static class CustomerMask
{
    private const string Taken = "…";
    private const int ShortestName = 3;

    /// <param name="mayBeNamed">The customer agreed to be named; its people did not.</param>
    public static string Of(string text, AccountRecord? account, bool mayBeNamed = false)
    {
        if (account is null || text.Length == 0) return text;
        var facts = mayBeNamed ? account.Facts with { Name = null, Domains = null } : account.Facts;
        var contacts = facts.Contacts ?? [];
        var whole = new[] { facts.Name }.Concat(contacts.SelectMany(c => new[] { c.Email, c.Name })).Concat(facts.Domains ?? [])
            .OfType<string>()
            .Where(w => w.Trim().Length >= ShortestName)
            .OrderByDescending(w => w.Length)
            .ThenBy(w => w, StringComparer.Ordinal);
        var masked = whole.Aggregate(text, (now, name) => WithoutPhrase(now, name.Trim()));

        var first = AccountRecord.Words(facts.Name ?? "").Take(1);
        var others = AccountRecord.Words(facts.Name ?? "").Concat(contacts.SelectMany(c => AccountRecord.Words(c.Name ?? "")));
        return WithoutWords(masked, Long(first), Long(others));
    }

    /// <summary>Takes colleagues out of a text: whole names however they are written, parts of them where they begin with a capital.</summary>
    public static string WithoutNames(string text, IReadOnlyList<string> names) =>
        names.Count == 0 ? text : WithoutWords(names.Aggregate(text, WithoutPhrase), [], Long(names.SelectMany(AccountRecord.Words)));

    /// <summary>The words of the customer's name, under which nothing is found [REF-04].</summary>
    public static IReadOnlySet<string> NameWords(AccountRecord? account, TenantSettings tenant) =>
        TopicWords.In(account?.Facts.Name, tenant).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Long(IEnumerable<string> words) =>
        words.Where(w => w.Length >= ShortestName).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string WithoutPhrase(string text, string phrase)
    {
        var from = 0;
        while (text.IndexOf(phrase, from, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
        {
            var end = at + phrase.Length;
            var inside = (at > 0 && char.IsLetterOrDigit(text[at - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end]));
            if (!inside) text = text[..at] + Taken + text[end..];
            from = inside ? end : at + Taken.Length;
        }
        return text;
    }

    /// <param name="always">Taken out however they are written: what everybody calls the customer.</param>
    /// <param name="asNames">Taken out where they begin with a capital: they may be words of the language as well.</param>
    private static string WithoutWords(string text, HashSet<string> always, HashSet<string> asNames)
    {
        var masked = new StringBuilder(text.Length);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inWord && start < 0) start = i;
            if (!inWord && start >= 0)
            {
                var word = text[start..i];
                masked.Append(always.Contains(word) || (!char.IsLower(word[0]) && asNames.Contains(word)) ? Taken : word);
                start = -1;
            }
            if (!inWord && i < text.Length) masked.Append(text[i]);
        }
        return masked.ToString();
    }
}
