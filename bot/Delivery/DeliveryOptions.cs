using System.ComponentModel.DataAnnotations;

namespace CoachBot.Delivery;

/// <summary>Settings <c>Delivery:…</c>. All times are machine time.</summary>
public sealed record DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Cards of one claim.</summary>
    [Range(1, 10_000)]
    public int Batch { get; init; } = 256;

    /// <summary>Calls to chat platforms at the same time.</summary>
    [Range(1, 1000)]
    public int AtOnce { get; init; } = 32;

    /// <summary>How long one call may take before nobody knows what became of it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait before asking whether a message arrived.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan AskAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Tries of an edit, or of the question whether a message arrived, before it is given up.</summary>
    [Range(1, 100)]
    public int Tries { get; init; } = 8;
}
