namespace CoachBot.Storage;

/// <summary>Who cannot be reached on a chat platform [ADM-16].</summary>
public sealed class UnreachableRow
{
    public required string Tenant { get; init; }
    public required string Platform { get; init; }
    public required string Address { get; init; }

    /// <summary>The platform's own reason.</summary>
    public required string Reason { get; set; }

    /// <summary>Machine time of the first refusal.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Machine time before which it is not tried again.</summary>
    public DateTimeOffset RetryAt { get; set; }
}
