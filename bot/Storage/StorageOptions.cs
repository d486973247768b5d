using System.ComponentModel.DataAnnotations;

namespace CoachBot.Storage;

/// <summary>Settings <c>Storage:…</c>.</summary>
public sealed record StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Path of the database file, relative to the working directory.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Sqlite { get; init; } = "data/coachbot.db";

    /// <summary>How many writes may wait; one more is refused and a hook gets 503.</summary>
    [Range(1, 1_000_000)]
    public int WaitingWrites { get; init; } = 8192;
}
