namespace CoachBot.Coach.Customers;

/// <summary>Finds accounts by the words of their name.</summary>
public static class Accounts
{
    private const int Most = 5;

    /// <summary>Up to five accounts whose names hold all the words; one whose name is exactly that is the only one.</summary>
    public static IReadOnlyList<AccountRecord> Named(string name, Situation situation)
    {
        var sets = AccountRecord.Words(name).Select(w => situation.Linked(LinkNames.AccountWord(w))).ToList();
        if (sets.Count == 0) return [];
        var found = sets.Skip(1)
            .Aggregate(sets[0].AsEnumerable(), (all, more) => all.Intersect(more, StringComparer.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(situation.Find<AccountRecord>)
            .OfType<AccountRecord>()
            .ToList();
        var exact = found.Where(a => string.Equals(a.Facts.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count == 1 ? exact : [.. found.Take(Most)];
    }
}
