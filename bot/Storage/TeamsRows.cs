namespace CoachBot.Storage;

/// <summary>A conversation of Teams in which the bot is, or was: the conversation reference.</summary>
public sealed class TeamsConversationRow
{
    public required string Tenant { get; init; }

    /// <summary>The conversation's id, without the message of a thread.</summary>
    public required string Id { get; init; }

    /// <summary>The Entra tenant.</summary>
    public required string EntraTenant { get; set; }

    /// <summary>One of <c>personal</c>, <c>channel</c>, <c>groupChat</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>The service URL of the last genuine activity from there; looked at again each time it is used.</summary>
    public required string ServiceUrl { get; set; }

    /// <summary>The team of a channel (<c>19:…</c>).</summary>
    public string? Team { get; set; }

    /// <summary>Entra object id of the person of a direct chat.</summary>
    public string? Person { get; set; }

    /// <summary>Why nothing is written there, such as <c>Blocked</c>; null while all is well.</summary>
    public string? Stopped { get; set; }
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>When the installation was welcomed, machine time as are the others.</summary>
    public DateTimeOffset? WelcomedAt { get; set; }

    /// <summary>Who reads there is to be looked up at this instant; null where nothing has changed.</summary>
    public DateTimeOffset? LookAt { get; set; }

    /// <summary>When the reference was last seen to change.</summary>
    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>Somebody of an Entra tenant, as Teams says.</summary>
public sealed class TeamsUserRow
{
    public required string EntraTenant { get; init; }

    /// <summary>Entra object id.</summary>
    public required string ObjectId { get; init; }
    public required string Tenant { get; set; }

    /// <summary>Bot-specific id (<c>29:…</c>).</summary>
    public string? UserId { get; set; }

    /// <summary>Lower case; null where Teams does not tell.</summary>
    public string? Email { get; set; }

    /// <summary>One of <c>member</c>, <c>guest</c>, <c>outside</c>, <c>gone</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>IANA zone.</summary>
    public string? Zone { get; set; }
    public string? Locale { get; set; }

    /// <summary>The direct chat with the bot (<c>a:…</c>).</summary>
    public string? Conversation { get; set; }

    /// <summary>When Teams was asked last, machine time.</summary>
    public DateTimeOffset SeenAt { get; set; }
}
