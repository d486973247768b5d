using System.ComponentModel.DataAnnotations;

namespace CoachBot.Turns;

/// <summary>Settings <c>Turns:…</c>.</summary>
public sealed record TurnOptions
{
    public const string Section = "Turns";

    /// <summary>Events of one batch.</summary>
    [Range(1, 10_000)]
    public int Batch { get; init; } = 512;

    /// <summary>Events of one subject in one batch.</summary>
    [Range(1, 10_000)]
    public int BatchPerSubject { get; init; } = 32;
}
