namespace CoachBot.Content;

/// <summary>Takes known keys out of a map; unknown and missing ones become problems.</summary>
internal sealed class YamlKeys(string file, YamlMap map, ProblemList problems)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public int LineOf(string key) => map.Entries.FirstOrDefault(entry => entry.Key == key)?.Line ?? map.Line;

    /// <summary>The text of a key that has to be there; empty where it is not.</summary>
    public YamlText Required(string key)
    {
        if (Optional(key) is { Value.Length: > 0 } text)
            return text;
        problems.Add(file, LineOf(key), "key-missing", $"Add \"{key}\" with a value.");
        return new YamlText(LineOf(key), 1, "");
    }

    public YamlText? Optional(string key)
    {
        if (Find(key) is not { } value)
            return null;
        if (value is YamlText text)
            return text;
        problems.Add(file, value.Line, value.Column, "value-kind", $"Give \"{key}\" one line of text.");
        return null;
    }

    /// <summary>The map below a key that has to be there.</summary>
    public YamlMap? Map(string key)
    {
        if (Find(key) is YamlMap found)
            return found;
        problems.Add(file, LineOf(key), "key-missing", $"Add \"{key}\" with its own keys below it.");
        return null;
    }

    /// <summary>The items below a key; none where it is not there.</summary>
    public IReadOnlyList<YamlValue> List(string key)
    {
        if (Find(key) is not { } value)
            return [];
        if (value is YamlList list)
            return list.Items;
        problems.Add(file, value.Line, value.Column, "value-kind", $"Write \"{key}\" as a list: one \"- item\" a line.");
        return [];
    }

    /// <summary>A whole number from 1; 1 where it is missing or wrong.</summary>
    public int Number(string key)
    {
        var text = Required(key);
        if (int.TryParse(text.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        if (text.Value.Length > 0)
            problems.Add(file, text.Line, text.Column, "value-kind", $"Give \"{key}\" a whole number from 1.");
        return 1;
    }

    /// <summary><c>yes</c> or <c>no</c>; no where it is missing or wrong.</summary>
    public bool Flag(string key)
    {
        if (Optional(key) is not { } text)
            return false;
        if (text.Value is not ("yes" or "no"))
            problems.Add(file, text.Line, text.Column, "value-kind", $"Give \"{key}\" yes or no.");
        return text.Value == "yes";
    }

    public string OneOf(string key, params IReadOnlyCollection<string> allowed)
    {
        var text = Required(key);
        if (text.Value.Length > 0 && !allowed.Contains(text.Value, StringComparer.Ordinal))
            problems.Add(file, text.Line, text.Column, "value-unknown", $"Give \"{key}\" one of: {string.Join(", ", allowed)}.");
        return text.Value;
    }

    /// <summary>Reports every key that nobody took.</summary>
    public void ReportUnknown()
    {
        foreach (var entry in map.Entries.Where(entry => !_known.Contains(entry.Key)))
            problems.Add(file, entry.Line, entry.Column, "key-unknown", $"Remove \"{entry.Key}\", or write one of: {string.Join(", ", _known)}.");
    }

    private YamlValue? Find(string key)
    {
        _known.Add(key);
        return map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
    }
}
