using System.Text.RegularExpressions;
using CoachBot.Wire;

namespace CoachBot.Content;

/// <summary>
/// Finds <c>{name}</c>, <c>{name, year}</c> and <c>{name, one: …, other: …}</c> in the words of one line that Markdown has
/// already read, and square brackets around what goes when a fact in it is absent.
/// </summary>
internal sealed partial class PlaceReader(string file, int line, ProblemList problems)
{
    private const string HowTo = "Write a place as {name}, {name, year} or {name, one: One meeting, other: # meetings}.";
    private const string Brackets = "Close every [ with a ] on the same line, and put no bracket inside another.";

    private readonly List<Piece> _pieces = [];
    private int _groups;
    private int _group;

    /// <summary>A line of one style.</summary>
    public static TemplateLine ReadLine(string file, string words, int line, int column, ProblemList problems)
    {
        var reader = new PlaceReader(file, line, problems);
        reader.Read(words, RunStyle.Plain, column);
        return reader.Finish();
    }

    /// <summary>Takes the next stretch of the line.</summary>
    public void Read(string words, RunStyle style, int column)
    {
        var from = 0;
        while (from < words.Length)
        {
            var at = words.AsSpan(from).IndexOfAny("{}[]");
            at = at < 0 ? words.Length : from + at;
            if (at > from)
                _pieces.Add(new Words(style, _group, words[from..at]));
            from = at < words.Length ? Mark(words, at, style, column) : at;
        }
    }

    /// <summary>The line that was read.</summary>
    public TemplateLine Finish()
    {
        if (_group != 0)
            problems.Add(file, line, "brackets", Brackets);
        return new TemplateLine(line, _pieces);
    }

    /// <summary>Takes a place or a bracket; the answer is where the words go on.</summary>
    private int Mark(string words, int at, RunStyle style, int column)
    {
        switch (words[at])
        {
            case '[' when _group == 0:
                _group = ++_groups;
                return at + 1;
            case ']' when _group != 0:
                _group = 0;
                return at + 1;
            case '[' or ']':
                problems.Add(file, line, column + at, "brackets", Brackets);
                return words.Length;
        }

        var end = words.IndexOf('}', at);
        if (words[at] == '{' && end > 0 && Place(words[(at + 1)..end], style, column + at) is { } place)
        {
            _pieces.Add(place);
            return end + 1;
        }

        problems.Add(file, line, column + at, "placeholder", HowTo);
        return words.Length;
    }

    private Place? Place(string inside, RunStyle style, int column)
    {
        var parts = Shape().Match(inside);
        if (!parts.Success)
            return null;
        var rest = parts.Groups["rest"].Value.Trim();
        var name = parts.Groups["name"].Value;
        if (rest.Length == 0 && !parts.Groups["rest"].Success)
            return new Place(style, _group, name, line, column, WithYear: false, null);
        if (rest == "year")
            return new Place(style, _group, name, line, column, WithYear: true, null);
        return Wordings(rest) is { } wordings ? new Place(style, _group, name, line, column, WithYear: false, wordings) : null;
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
