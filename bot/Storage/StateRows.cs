namespace CoachBot.Storage;

/// <summary>A customer company.</summary>
public sealed class TenantRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Only such a tenant may be reset by the Sandbox.</summary>
    public bool MadeBySandbox { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What is known of one subject, as one JSON document.</summary>
public sealed class RecordRow
{
    public required string Tenant { get; init; }
    public required string Subject { get; init; }
    public required string Kind { get; init; }
    public long Version { get; set; }
    public required string Body { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A name under which a record is found from others.</summary>
public sealed class LinkRow
{
    public required string Tenant { get; init; }
    public required string Link { get; init; }
    public required string Subject { get; init; }
}

/// <summary>A value that belongs to the whole database, such as the instant of the virtual clock.</summary>
public sealed class FactRow
{
    public required string Name { get; init; }
    public required string Value { get; set; }
}

/// <summary>Something the health page counts: hook types nobody knows, keys that came twice with different bodies.</summary>
public sealed class NoticeRow
{
    public required string Tenant { get; init; }

    /// <summary>One of <see cref="NoticeKinds"/>.</summary>
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public long Count { get; set; }
    public DateTimeOffset FirstAt { get; init; }
    public DateTimeOffset LastAt { get; set; }
}
