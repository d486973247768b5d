namespace CoachBot.Coach;

/// <summary>Which record belongs to which kind of subject. The kinds stand in the database: never renamed.</summary>
public static class RecordKinds
{
    /// <summary>Kind of the subject to the type of its record.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>();
}
