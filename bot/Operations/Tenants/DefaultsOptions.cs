namespace CoachBot.Operations.Tenants;

/// <summary>
/// Settings <c>Defaults:…</c>: the D-… numbers of the behaviour table as they are written in configuration. Durations are
/// ISO 8601 (<c>PT60M</c>), times are local (<c>15:30</c>). What is not set keeps its default.
/// </summary>
public sealed record DefaultsOptions
{
    public const string Section = "Defaults";

    /// <summary>D-DAY, between 07:30 and 18:00.</summary>
    public string? Day { get; init; }

    public string? Settle { get; init; }

    public string? Remind { get; init; }

    public string? Cutoff { get; init; }

    public string? Postpone { get; init; }

    public string? CheckFrom { get; init; }

    public string? CheckTo { get; init; }

    /// <summary>D-CAP: bot-started messages per person and working day, 1 to 20.</summary>
    public int? Cap { get; init; }

    public HoursOptions Hours { get; init; } = new();

    public string? Edit { get; init; }

    public int? MinN { get; init; }

    public string? CalDel { get; init; }
}

/// <summary>D-HOURS: days as <c>Mon</c>…<c>Sun</c>, local times.</summary>
public sealed record HoursOptions
{
    public IReadOnlyList<string> Days { get; init; } = [];

    public string? From { get; init; }

    public string? To { get; init; }
}
