namespace CoachBot.Storage;

/// <summary>The idempotency key of a hook, kept 35 days.</summary>
public sealed class HookRow
{
    public required string Tenant { get; init; }

    /// <summary>The source's name, with its connection behind a slash.</summary>
    public required string Source { get; init; }
    public required string Key { get; init; }

    /// <summary>Lower-case hex SHA-256.</summary>
    public string? BodyHash { get; init; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How often the key came again with another body.</summary>
    public long Collisions { get; set; }
}

/// <summary>An event that waits for its turn. It is deleted, body and all, in the transaction that decides on it.</summary>
public sealed class InboxRow
{
    public long Seq { get; init; }
    public required string Tenant { get; init; }
    public required string Subject { get; init; }
    public required string Key { get; init; }

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; init; }
    public required string Body { get; init; }

    /// <summary>How many events stand between the outside and this one.</summary>
    public long Hops { get; init; }
    public long Attempts { get; set; }

    /// <summary>Machine time before which it is not tried again.</summary>
    public DateTimeOffset? NotBefore { get; set; }
    public string? Error { get; set; }
}

/// <summary>The one moment at which a subject wants to be woken, business time.</summary>
public sealed class WakeupRow
{
    public required string Tenant { get; init; }
    public required string Subject { get; init; }
    public DateTimeOffset Due { get; set; }
}

/// <summary>An event that could not be decided on.</summary>
public sealed class DeadLetterRow
{
    public long Id { get; init; }
    public required string Tenant { get; init; }
    public required string Subject { get; init; }
    public required string Key { get; init; }
    public required string Body { get; init; }
    public required string Cause { get; init; }
    public long Attempts { get; init; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset At { get; init; }
}
