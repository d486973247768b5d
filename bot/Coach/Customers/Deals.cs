using CoachBot.Coach.People;

namespace CoachBot.Coach.Customers;

/// <summary>Finds the deal that a person means by the words he typed.</summary>
public static class Deals
{
    private const int Most = 5;
    private const int MostLookedAt = 200;

    /// <summary>
    /// Up to five deals: of those the person works on, else of those he may see, else of all. One whose id or whole name
    /// is exactly what was typed is the only one.
    /// </summary>
    public static IReadOnlyList<DealRecord> Named(string typed, PersonRecord person, Situation situation)
    {
        var name = typed.Trim();
        if (situation.Find<DealRecord>(Subjects.Deal(name)) is { Known.Now: not null } byId) return [byId];
        var words = AccountRecord.Words(name).Select(LinkNames.DealWord).ToList();
        if (words.Count == 0) return [];
        var mine = Found([.. words, LinkNames.DealTeam(person.Email)]);
        var exact = mine.Count == 0 ? [] : Exact(mine);
        if (exact.Count > 0) return exact;
        if (mine.Count > 0) return [.. mine.Take(Most)];

        var all = Found(words);
        var seen = all.Where(d => Sight.Of(person, d, situation) is not Viewer.Outside).ToList();
        exact = Exact(seen);
        if (exact.Count > 0) return exact;
        return [.. (seen.Count > 0 ? seen : all).Take(Most)];

        List<DealRecord> Found(IReadOnlyList<string> links) =>
            [.. situation.LinkedAll(links, MostLookedAt).Select(situation.Find<DealRecord>).OfType<DealRecord>()];

        List<DealRecord> Exact(List<DealRecord> deals) =>
            deals.Where(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase)).Take(Most).ToList();
    }
}
