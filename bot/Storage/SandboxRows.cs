namespace CoachBot.Storage;

/// <summary>A message in the Sandbox's own chat.</summary>
public sealed class SandboxMessageRow
{
    public required string Tenant { get; init; }
    public required string Id { get; init; }

    /// <summary>Key of the card it shows; null for what a person wrote.</summary>
    public string? CardKey { get; init; }
    public required string Room { get; init; }

    /// <summary>Id of the message in whose thread it stands.</summary>
    public string? Thread { get; init; }

    /// <summary><c>bot</c> or an e-mail address.</summary>
    public required string By { get; init; }
    public DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? EditedAt { get; set; }
    public long Revision { get; set; }

    /// <summary>E-mail address of the only person who sees it.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>Grows with every insert and edit, so that "since" finds both.</summary>
    public long Cursor { get; set; }
    public required string Body { get; set; }
}
