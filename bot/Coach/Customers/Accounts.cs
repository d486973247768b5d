namespace CoachBot.Coach.Customers;

/// <summary>Finds accounts by the words of their name.</summary>
public static class Accounts
{
    private const int Most = 5;
    private const int MostLookedAt = 200;

    /// <summary>Up to five accounts whose names hold all the words; one whose name is exactly that is the only one.</summary>
    public static IReadOnlyList<AccountRecord> Named(string name, Situation situation)
    {
        var words = AccountRecord.Words(name).Select(LinkNames.AccountWord).ToList();
        if (words.Count == 0) return [];
        var found = situation.LinkedAll(words, MostLookedAt).Select(situation.Find<AccountRecord>).OfType<AccountRecord>().ToList();
        var exact = found.Where(a => string.Equals(a.Facts.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count == 1 ? exact : [.. found.Take(Most)];
    }
}
