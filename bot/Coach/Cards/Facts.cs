namespace CoachBot.Coach.Cards;

/// <summary>Short ways to write parts and facts.</summary>
public static class Facts
{
    public static readonly IReadOnlyDictionary<string, Fact> None = new Dictionary<string, Fact>(StringComparer.Ordinal);

    /// <summary>A text with its facts; those that are null or empty are left out.</summary>
    public static Part With(this Text text, params (string Name, Fact? Value)[] facts) => new(text.Id, Of(facts));

    public static Part Presses(this Part part, params IEnumerable<Press?> presses)
    {
        List<Press> all = [.. (part.Presses ?? []), .. presses.OfType<Press>()];
        return all.Count == 0 ? part : part with { Presses = all };
    }

    public static IReadOnlyDictionary<string, Fact> Of(params (string Name, Fact? Value)[] facts) =>
        facts
            .Where(f => f.Value is not null and not TextFact { Value.Length: 0 } and not WordsFact { Items.Count: 0 })
            .ToDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal);

    public static Part Shows(this Part part, Picture? picture) => part with { Picture = picture };

    public static Fact? Maybe(string? text) => string.IsNullOrEmpty(text) ? null : new TextFact(text);

    public static Fact? Maybe(DateOnly? day) => day is { } d ? new DayFact(d) : null;
}
