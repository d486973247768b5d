namespace CoachBot.Storage;

/// <summary>An installation in a Slack workspace, or in a whole organisation of them.</summary>
public sealed class SlackInstallationRow
{
    /// <summary>The organisation's id (<c>E…</c>); empty for a workspace that belongs to none.</summary>
    public required string Enterprise { get; init; }

    /// <summary>The workspace's id (<c>T…</c>); empty where the whole organisation installed it.</summary>
    public required string Team { get; init; }
    public required string Tenant { get; set; }
    public required string Name { get; set; }
    public required string App { get; set; }
    public required string BotUser { get; set; }

    /// <summary>Granted scopes, with commas between.</summary>
    public required string Scopes { get; set; }

    /// <summary>Protected; null once it was erased.</summary>
    public string? Token { get; set; }

    /// <summary>Protected; null without token rotation.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>When the token runs out, machine time; null for one that does not.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
    public string? InstalledBy { get; set; }

    /// <summary>Machine time, as are the other instants.</summary>
    public DateTimeOffset InstalledAt { get; set; }

    /// <summary>Slack's reason why nothing can be sent, such as <c>token_revoked</c>; null while all is well.</summary>
    public string? Broken { get; set; }
    public DateTimeOffset? BrokenAt { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>A user of a Slack workspace, as Slack says.</summary>
public sealed class SlackUserRow
{
    public required string Team { get; init; }
    public required string UserId { get; init; }
    public required string Tenant { get; set; }

    /// <summary>Lower case; null where Slack does not tell.</summary>
    public string? Email { get; set; }

    /// <summary>One of <c>member</c>, <c>guest</c>, <c>outside</c>, <c>bot</c>, <c>gone</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>IANA zone.</summary>
    public string? Zone { get; set; }
    public string? Locale { get; set; }

    /// <summary>The direct room with the bot (<c>D…</c>), once it was opened.</summary>
    public string? DirectRoom { get; set; }

    /// <summary>When Slack was asked last, machine time.</summary>
    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>A room in which the bot is.</summary>
public sealed class SlackRoomRow
{
    public required string Team { get; init; }
    public required string RoomId { get; init; }
    public required string Tenant { get; set; }

    /// <summary>Who reads there is to be looked up at this instant, machine time; null where nothing has changed.</summary>
    public DateTimeOffset? LookAt { get; set; }
}

/// <summary>An installation that was begun: single use, bound to a browser.</summary>
public sealed class SlackStateRow
{
    /// <summary>Lower-case hex SHA-256 of the state.</summary>
    public required string State { get; init; }

    /// <summary>Lower-case hex SHA-256 of the browser's cookie.</summary>
    public required string Browser { get; init; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}
