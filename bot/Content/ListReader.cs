using CoachBot.Coach.Orders;

namespace CoachBot.Content;

/// <summary>Reads <c>lists/*.yaml</c>.</summary>
internal sealed class ListReader(IReadOnlyDictionary<string, SourceFile> files, ProblemList problems)
{
    public const string Machines = "lists/machines.yaml";
    public const string FreeMail = "lists/free-mail.yaml";
    public const string Howdy = "lists/howdy-titles.yaml";
    public const string Commands = "lists/commands.yaml";
    public const string Tone = "lists/tone.yaml";
    public const string CommonWords = "lists/common-words.yaml";
    public const string Regions = "lists/regions.yaml";

    public const string Reviews = "lists/reviews.yaml";
    public const string PersonWords = "lists/person-words.yaml";
    public const string Victory = "lists/victory.yaml";

    public static readonly IReadOnlyList<string> All = [Machines, FreeMail, Howdy, Commands, Tone, Regions, Reviews, PersonWords, Victory, CommonWords];

    /// <param name="plans">What was read of <c>plans/</c>.</param>
    public ContentLists Lists(IReadOnlyList<PlanTemplate> plans)
    {
        var reviews = Map(Reviews) is { } map ? new YamlKeys(Reviews, map, problems) : null;
        var lists = new ContentLists(
            Flat(Machines).ToHashSet(StringComparer.OrdinalIgnoreCase),
            Flat(FreeMail).ToHashSet(StringComparer.OrdinalIgnoreCase),
            Together(Howdy),
            CommandWords(),
            plans,
            Ids(reviews, "sweetSpot"),
            Ids(reviews, "disqualify"),
            Together(PersonWords),
            FirstSuccess())
        {
            CommonWords = Together(CommonWords).ToHashSet(StringComparer.Ordinal),
        };
        reviews?.ReportUnknown();
        return lists;
    }

    public ToneRules ToneRules()
    {
        var lists = PerLanguage(Tone);
        return new ToneRules(
            lists.ToDictionary(each => each.Key, each => each.Value.GetValueOrDefault("avoid") ?? [], StringComparer.Ordinal),
            lists.ToDictionary(each => each.Key, each => each.Value.GetValueOrDefault("nextStep") ?? [], StringComparer.Ordinal));
    }

    public RegionHabits RegionHabits()
    {
        var lists = PerKey(Regions);
        return new RegionHabits(Set("twelveHours"), Set("monthFirst"));

        HashSet<string> Set(string key) => new(lists.GetValueOrDefault(key) ?? [], StringComparer.OrdinalIgnoreCase);
    }

    private Dictionary<string, IReadOnlyDictionary<string, string>> CommandWords()
    {
        var words = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (language, commands) in PerLanguage(Commands))
        {
            var meanings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (command, typed) in commands)
            {
                foreach (var word in typed.Where(word => !meanings.TryAdd(word, command)))
                    problems.Add(Commands, 1, "command-doubled", $"Let \"{word}\" mean one command: it stands below {meanings[word]} and {command}.");
            }

            words[language] = meanings;
        }

        return words;
    }

    /// <summary>What a first success is not, and which stages come before it is asked for; a language may leave a list out.</summary>
    private FirstSuccessWords FirstSuccess()
    {
        var lists = PerLanguage(Victory);
        string[] known = ["wholeReturn", "noPerson", "earlyStages"];
        foreach (var key in lists.Values.SelectMany(each => each.Keys).Except(known, StringComparer.Ordinal))
            problems.Add(Victory, 1, "key-unknown", $"Remove \"{key}\", or check its spelling: it may be one of {string.Join(", ", known)}.");
        return new(All(known[0]), All(known[1]), All(known[2]));

        IReadOnlyList<string> All(string key) => [.. lists.Values.SelectMany(each => each.GetValueOrDefault(key) ?? []).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The entries of all languages.</summary>
    private IReadOnlyList<string> Together(string file) => [.. PerKey(file).SelectMany(each => each.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>A list of ids that words name: at least one, none twice.</summary>
    private List<string> Ids(YamlKeys? keys, string key)
    {
        var ids = new List<string>();
        if (keys is null)
            return ids;
        foreach (var item in keys.List(key))
        {
            if (item is not YamlText { Value: var id } || id.Length == 0 || !char.IsAsciiLetterLower(id[0]) || !id.All(char.IsAsciiLetterOrDigit))
                problems.Add(Reviews, item.Line, item.Column, "value-kind", $"Give \"{key}\" ids of letters and digits, a small letter first, such as noDate.");
            else if (ids.Contains(id, StringComparer.Ordinal))
                problems.Add(Reviews, item.Line, item.Column, "id-doubled", $"Keep one \"{id}\".");
            else
                ids.Add(id);
        }

        if (ids.Count == 0)
            problems.Add(Reviews, keys.LineOf(key), "list-empty", $"Add \"{key}\" with at least one id.");
        return ids;
    }

    private IReadOnlyList<string> Flat(string file) => PerKey(file).GetValueOrDefault("domains") ?? [];

    /// <summary>A map of lists.</summary>
    private Dictionary<string, IReadOnlyList<string>> PerKey(string file)
    {
        var map = Map(file);
        return map is null ? [] : Lists(file, map);
    }

    /// <summary>A map, per language, of lists.</summary>
    private Dictionary<string, Dictionary<string, IReadOnlyList<string>>> PerLanguage(string file)
    {
        var found = new Dictionary<string, Dictionary<string, IReadOnlyList<string>>>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Map(file)?.Entries ?? [])
        {
            if (entry.Value is YamlMap below)
                found[entry.Key] = Lists(file, below);
            else
                problems.Add(file, entry.Line, entry.Column, "value-kind", $"Write lists below the language \"{entry.Key}\".");
        }

        return found;
    }

    private Dictionary<string, IReadOnlyList<string>> Lists(string file, YamlMap map)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (entry.Value is YamlList list && list.Items.All(item => item is YamlText))
                found[entry.Key] = [.. list.Items.Cast<YamlText>().Select(item => item.Value.Trim().ToLowerInvariant())];
            else
                problems.Add(file, entry.Line, entry.Column, "value-kind", $"Write \"{entry.Key}\" as a list: one \"- item\" a line.");
        }

        return found;
    }

    private YamlMap? Map(string file)
    {
        if (files.TryGetValue(file, out var source))
            return StrictYaml.ReadMap(file, source.Text, 1, problems);
        problems.Add(file, 1, "file-missing", "Put this list back: the service needs it.");
        return null;
    }
}

/// <summary>Words a text leaves out, and words that begin a next step; per language.</summary>
internal sealed record ToneRules(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Avoid,
    IReadOnlyDictionary<string, IReadOnlyList<string>> NextStep);

/// <summary>Countries (ISO 3166-1 alpha-2) whose people write times and days in another way than their language does elsewhere.</summary>
internal sealed record RegionHabits(IReadOnlySet<string> TwelveHours, IReadOnlySet<string> MonthFirst);
