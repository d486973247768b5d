using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Victory;

/// <summary>
/// Whether a value event is small enough to be told soon [PO-03]. A hint, never a lock. It looks at words that the tenant's
/// content lists, at who announces, and at the date.
/// </summary>
public static class SmallEnough
{
    /// <summary>Words that a <c>*</c> in a phrase may stand for.</summary>
    private const int MostBetween = 2;

    /// <summary>The word <c>smaller.…</c> that asks for a first success, or null where it is small enough.</summary>
    /// <param name="goLive">From when the customer works with it; null where it is not known.</param>
    public static string? Question(ValueEvent value, DateOnly? goLive, TenantSettings tenant)
    {
        var text = Words($"{value.What} {value.After}");
        if (tenant.WholeReturn.Any(phrase => Holds(text, Words(phrase)))) return "smaller.whole";
        if (IsNobody(value.Announcer, tenant)) return "smaller.nobody";
        return value.By is { } by && goLive is { } live && by > live.AddDays(tenant.Defaults.ValueEventDays) ? "smaller.late" : null;
    }

    /// <summary>Nobody is named, or only a company, a team or "they".</summary>
    private static bool IsNobody(string? announcer, TenantSettings tenant)
    {
        var words = Words(announcer ?? "");
        return words.Count == 0 || tenant.NoPerson.Any(phrase => words.SequenceEqual(Words(phrase), StringComparer.Ordinal));
    }

    private static bool Holds(IReadOnlyList<string> text, IReadOnlyList<string> phrase)
    {
        for (var at = 0; at < text.Count; at++)
        {
            if (Matches(text, at, phrase, 0)) return true;
        }
        return false;
    }

    private static bool Matches(IReadOnlyList<string> text, int at, IReadOnlyList<string> phrase, int part)
    {
        if (part == phrase.Count) return part > 0;
        if (phrase[part] == "*") return Enumerable.Range(0, MostBetween + 1).Any(skipped => at + skipped <= text.Count && Matches(text, at + skipped, phrase, part + 1));
        return at < text.Count && text[at] == phrase[part] && Matches(text, at + 1, phrase, part + 1);
    }

    private static List<string> Words(string text) =>
        [.. string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || c is '*' or '%' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
