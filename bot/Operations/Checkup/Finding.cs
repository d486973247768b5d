namespace CoachBot.Operations.Checkup;

/// <summary>One thing that was looked at.</summary>
/// <param name="What">What was found.</param>
/// <param name="Do">What to do about it; null where nothing has to be done.</param>
public sealed record Finding(FindingKind Kind, string What, string? Do = null)
{
    public static Finding Fine(string what) => new(FindingKind.Fine, what);

    public static Finding Note(string what, string? then = null) => new(FindingKind.Note, what, then);

    public static Finding Warning(string what, string then) => new(FindingKind.Warning, what, then);

    public static Finding Error(string what, string then) => new(FindingKind.Error, what, then);
}

/// <summary>How bad it is.</summary>
public enum FindingKind
{
    Fine,

    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>It will run, and somebody will miss something.</summary>
    Warning,

    /// <summary>It will not run.</summary>
    Error,
}
