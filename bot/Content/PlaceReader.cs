using System.Text.RegularExpressions;
using CoachBot.Wire;

namespace CoachBot.Content;

/// <summary>Finds <c>{name}</c>, <c>{name, year}</c> and <c>{name, one: …, other: …}</c> in words that Markdown has already read.</summary>
internal static partial class PlaceReader
{
    private const string HowTo = "Write a place as {name}, {name, year} or {name, one: One meeting, other: # meetings}.";

    public static IEnumerable<Piece> Read(string file, string words, RunStyle style, int line, int column, ProblemList problems)
    {
        var from = 0;
        while (from < words.Length)
        {
            var at = words.AsSpan(from).IndexOfAny('{', '}');
            if (at < 0)
                break;
            at += from;
            if (at > from)
                yield return new Words(style, words[from..at]);
            var end = words.IndexOf('}', at);
            if (words[at] == '}' || end < 0 || Place(words[(at + 1)..end], style, line, column + at) is not { } place)
            {
                problems.Add(file, line, column + at, "placeholder", HowTo);
                yield break;
            }

            yield return place;
            from = end + 1;
        }

        if (from < words.Length)
            yield return new Words(style, words[from..]);
    }

    private static Place? Place(string inside, RunStyle style, int line, int column)
    {
        var parts = Shape().Match(inside);
        if (!parts.Success)
            return null;
        var rest = parts.Groups["rest"].Value.Trim();
        var name = parts.Groups["name"].Value;
        if (rest.Length == 0 && !parts.Groups["rest"].Success)
            return new Place(style, name, line, column, WithYear: false, null);
        if (rest == "year")
            return new Place(style, name, line, column, WithYear: true, null);
        return Wordings(rest) is { } wordings ? new Place(style, name, line, column, WithYear: false, wordings) : null;
    }

    private static NumberWordings? Wordings(string rest)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var starts = Branch().Matches(rest);
        if (starts.Count == 0 || starts[0].Index != 0)
            return null;
        for (var i = 0; i < starts.Count; i++)
        {
            var from = starts[i].Index + starts[i].Length;
            var to = i + 1 < starts.Count ? starts[i + 1].Index : rest.Length;
            if (!found.TryAdd(starts[i].Groups["case"].Value, rest[from..to].Trim()))
                return null;
        }

        return found.TryGetValue("other", out var other)
            ? new NumberWordings(found.GetValueOrDefault("none"), found.GetValueOrDefault("one"), other)
            : null;
    }

    [GeneratedRegex(@"^(?<name>[a-z][A-Za-z0-9]*)(,(?<rest>.*))?$", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    [GeneratedRegex(@"(^|,)\s*(?<case>none|one|other):", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Branch();
}
