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

    /// <summary>D-VREWIN: days from go-live to the value event at most, 1 to 730.</summary>
    public int? VReWin { get; init; }

    /// <summary>D-HAND: business days to accept a hand-off or ask, 1 to 30.</summary>
    public int? Hand { get; init; }

    /// <summary>D-FIRST: business days from acceptance to the account manager's first call, 1 to 60.</summary>
    public int? First { get; init; }

    /// <summary>D-WIN: business days from a win to the questions about it, 0 to 60.</summary>
    public int? Win { get; init; }

    /// <summary>D-REFCAP: uses of a reference per customer and quarter, 1 to 100.</summary>
    public int? RefCap { get; init; }

    /// <summary>D-MINORDER, in the order's own currency: below it the owner says whether there is a plan.</summary>
    public decimal? MinOrder { get; init; }
}

/// <summary>D-HOURS: days as <c>Mon</c>…<c>Sun</c>, local times.</summary>
public sealed record HoursOptions
{
    public IReadOnlyList<string> Days { get; init; } = [];

    public string? From { get; init; }

    public string? To { get; init; }
}
