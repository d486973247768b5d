namespace CoachBot.Judge;

/// <summary>
/// A hint on a named value, never a lock [PRE-05]: by word lists, so the same text always gets the same hint, at once
/// and without leaving the machine. The ids are those of content; null is no hint.
/// </summary>
public sealed class LocalJudge
{
    public const string TooShort = "hint.tooShort";
    public const string GreetingOnly = "hint.greetingOnly";
    public const string PriceOnly = "hint.priceOnly";
    public const string ProductOnly = "hint.productOnly";
    public const string OurAgenda = "hint.ourAgenda";

    private const int FewestWords = 4;

    // "Only" leaves room for the names of people and companies: so many words that no list holds.
    private const int FewStrangers = 2;

    private readonly Dictionary<string, PhraseBook> _books;
    private readonly string _fallback;

    /// <param name="words">Word lists by language, such as <c>en</c>.</param>
    /// <param name="productNames">What the tenant sells, in any language.</param>
    /// <param name="fallback">The language whose lists count where a person's has none.</param>
    public LocalJudge(IReadOnlyDictionary<string, HintWords> words, IReadOnlyCollection<string> productNames, string fallback = "en")
    {
        _books = words.ToDictionary(each => each.Key, each => new PhraseBook(each.Value, productNames), StringComparer.OrdinalIgnoreCase);
        _fallback = fallback;
    }

    /// <summary>The id of the most useful hint, or null.</summary>
    /// <param name="value">What the person wrote; untrusted, any length.</param>
    /// <param name="language">BCP 47 tag.</param>
    public string? Look(string value, string language)
    {
        var tokens = HintText.Tokens(value);
        var tooShort = HintText.Words(tokens) < FewestWords ? TooShort : null;
        if (Book(language)?.Sort(tokens) is not { } found || found.Of(Meaning.Outcome) > 0) return tooShort;
        return Strongest(found) ?? tooShort;
    }

    private static string? Strongest(Findings found)
    {
        // Where two weigh the same, the one whose question helps more goes first.
        (string Id, int Words)[] ranked =
        [
            (PriceOnly, found.Of(Meaning.Price)),
            (OurAgenda, found.Of(Meaning.Agenda)),
            (ProductOnly, found.Of(Meaning.Product)),
            (GreetingOnly, found.Of(Meaning.Greeting)),
        ];
        var best = ranked.MaxBy(each => each.Words);
        var recognised = ranked.Sum(each => each.Words);
        return best.Words > 0 && found.Of(Meaning.Stranger) <= Math.Max(FewStrangers, recognised) ? best.Id : null;
    }

    private PhraseBook? Book(string language) =>
        _books.GetValueOrDefault(language) ?? _books.GetValueOrDefault(language.Split('-')[0]) ?? _books.GetValueOrDefault(_fallback);
}
