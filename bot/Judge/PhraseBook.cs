namespace CoachBot.Judge;

/// <summary>What a word of a named value stands for.</summary>
internal enum Meaning
{
    /// <summary>In no list: a name, or what only the person knows.</summary>
    Stranger,
    Filler,
    Greeting,
    Price,
    Product,
    Agenda,
    Outcome,
}

/// <summary>How many words of a value stand for what.</summary>
internal sealed class Findings
{
    private readonly int[] _words = new int[Enum.GetValues<Meaning>().Length];

    public int Of(Meaning meaning) => _words[(int)meaning];

    public void Add(Meaning meaning, int words) => _words[(int)meaning] += words;
}

/// <summary>One language's lists, made to be searched: at each word the longest phrase that fits is taken.</summary>
internal sealed class PhraseBook
{
    // By first letter, longest first: a slip of the finger is forgiven in any letter but the first.
    private readonly Dictionary<char, List<Phrase>> _phrases = [];

    public PhraseBook(HintWords words, IEnumerable<string> productNames)
    {
        Add(words.Outcome, Meaning.Outcome);
        Add(words.Agenda, Meaning.Agenda);
        Add(words.Price, Meaning.Price);
        Add(words.Product.Concat(productNames), Meaning.Product);
        Add(words.Greeting, Meaning.Greeting);
        Add(words.Filler, Meaning.Filler);
        foreach (var key in _phrases.Keys) _phrases[key] = [.. _phrases[key].OrderByDescending(phrase => phrase.Tokens.Count)];
    }

    public Findings Sort(IReadOnlyList<string> tokens)
    {
        var found = new Findings();
        for (var at = 0; at < tokens.Count;)
        {
            var phrase = Longest(tokens, at);
            var length = phrase?.Tokens.Count ?? 1;
            found.Add(phrase?.Meaning ?? Unlisted(tokens[at]), length);
            at += length;
        }

        return found;
    }

    private static Meaning Unlisted(string token) => char.IsLetter(token[0]) ? Meaning.Stranger : Meaning.Filler;

    private Phrase? Longest(IReadOnlyList<string> tokens, int at)
    {
        Phrase? best = null;
        foreach (var phrase in _phrases.GetValueOrDefault(tokens[at][0]) ?? [])
        {
            // Among equally long ones the one spelt exactly so goes before one that needs forgiveness.
            if (phrase.Tokens.Count < best?.Tokens.Count) break;
            var fit = Fits(phrase, tokens, at);
            if (fit == Fit.Exact) return phrase;
            if (fit == Fit.Forgiven) best ??= phrase;
        }

        return best;
    }

    private static Fit Fits(Phrase phrase, IReadOnlyList<string> tokens, int at)
    {
        if (at + phrase.Tokens.Count > tokens.Count) return Fit.None;
        var fit = Fit.Exact;
        for (var i = 0; i < phrase.Tokens.Count; i++)
        {
            if (tokens[at + i] == phrase.Tokens[i]) continue;
            if (!HintText.Same(tokens[at + i], phrase.Tokens[i])) return Fit.None;
            fit = Fit.Forgiven;
        }

        return fit;
    }

    private void Add(IEnumerable<string> entries, Meaning meaning)
    {
        foreach (var tokens in entries.Select(HintText.Tokens).Where(tokens => tokens.Count > 0))
        {
            if (!_phrases.TryGetValue(tokens[0][0], out var list)) _phrases[tokens[0][0]] = list = [];
            list.Add(new Phrase(tokens, meaning));
        }
    }

    private enum Fit
    {
        None,
        Forgiven,
        Exact,
    }

    private sealed record Phrase(IReadOnlyList<string> Tokens, Meaning Meaning);
}
