namespace CoachBot.Storage;

/// <summary>One card: what is to be sent, and what became of it.</summary>
public sealed class OutboxRow
{
    public required string Tenant { get; init; }
    public required string Card { get; init; }
    public required string Owner { get; set; }
    public required string Platform { get; set; }
    public required string Address { get; set; }
    public string? OnlyFor { get; set; }

    /// <summary>Key of the card in whose thread it stands.</summary>
    public string? Thread { get; set; }

    /// <summary>The <see cref="Coach.Cards.CardView"/> as JSON.</summary>
    public required string View { get; set; }
    public required string Zone { get; set; }
    public required string Language { get; set; }
    public long Revision { get; set; }

    /// <summary>The revision that was handed over last; 0 where none was.</summary>
    public long SentRevision { get; set; }

    /// <summary>One of <see cref="CardStates"/>.</summary>
    public required string State { get; set; }

    /// <summary>0 is an answer or an edit, 1 a nudge.</summary>
    public long Urgency { get; set; }

    /// <summary>Business time, as are <see cref="Due"/> and <see cref="NotAfter"/>.</summary>
    public DateTimeOffset NotBefore { get; set; }
    public DateTimeOffset Due { get; set; }
    public DateTimeOffset NotAfter { get; set; }
    public bool TellWhenSent { get; set; }

    /// <summary>Attempts since it last succeeded; also the fence for what a late answer may change.</summary>
    public long Attempts { get; set; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset? AttemptedAt { get; set; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset? RetryAt { get; set; }
    public string? ReceiptRoom { get; set; }
    public string? ReceiptMessage { get; set; }

    /// <summary>The text that was used last [CNT-03].</summary>
    public string? ContentId { get; set; }
    public string? ContentVersion { get; set; }

    /// <summary>Business time of the first sending; null where it was never sent.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Business time of the last edit.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>It was sent once more after an attempt whose end nobody knows.</summary>
    public bool PossibleRepeat { get; set; }
    public string? Reason { get; set; }
}

/// <summary>How a card stands. The words stand in the database: never renamed.</summary>
public static class CardStates
{
    /// <summary>Waits for its <i>not before</i>, business time.</summary>
    public const string Waiting = "waiting";

    /// <summary>Waits for its next try, machine time.</summary>
    public const string Retrying = "retrying";

    /// <summary>Waits for the card in whose thread it stands.</summary>
    public const string Threaded = "threaded";

    /// <summary>To be sent, or edited, at once.</summary>
    public const string Ready = "ready";

    /// <summary>On its way.</summary>
    public const string Sending = "sending";

    /// <summary>Nobody knows yet whether it arrived.</summary>
    public const string Unknown = "unknown";

    /// <summary>The chat shows it.</summary>
    public const string Sent = "sent";

    /// <summary>Too late: never sent.</summary>
    public const string Expired = "expired";

    /// <summary>No longer wanted: never sent.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Refused: never sent.</summary>
    public const string Failed = "failed";

    /// <summary>Nobody can tell whether it arrived. Never sent again: a missed nudge is better than two.</summary>
    public const string Lost = "lost";
}
