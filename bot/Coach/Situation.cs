namespace CoachBot.Coach;

/// <summary>
/// Everything the Coach may look at when it decides: the tenant's settings and the records it asks for.
/// Asking for what is not loaded yet answers "not there" and is noted; Turns then fetches it and puts the same
/// question again, which is safe because deciding is pure.
/// </summary>
public abstract class Situation
{
    public required TenantSettings Tenant { get; init; }

    /// <summary>The record of a subject, or null where nothing is known of it.</summary>
    public abstract T? Find<T>(string subject)
        where T : Record;

    /// <summary>The subjects whose records carry this link, in ordinal order.</summary>
    public abstract IReadOnlyList<string> Linked(string link);

    /// <summary>Up to so many of the subjects that carry all of these links, in ordinal order: for names, which many may share.</summary>
    public abstract IReadOnlyList<string> LinkedAll(IReadOnlyList<string> links, int most);

    /// <summary>What the judge says of a named value: the id of a hint, or null. A hint, never a lock [PRE-05].</summary>
    public abstract string? Hint(string value, string language);
}
