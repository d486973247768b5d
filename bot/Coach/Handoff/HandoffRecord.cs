namespace CoachBot.Coach.Handoff;

/// <summary>What is handed over with a deal: the dossier that grows during the sale, and who has accepted it.</summary>
public sealed record HandoffRecord : Record
{
    public required string DealId { get; init; }

    /// <summary>When the hand-off was opened by the win; null during the sale.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the last of the receivers accepted; null while it is open [HND-05].</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>What was promised to the customer during the sale [HND-03].</summary>
    public IReadOnlyList<DealPromise> Promises { get; init; } = [];
}

/// <summary>A promise made during the sale [HND-03].</summary>
/// <param name="Paid">Stands in the order; else it is work for nothing, and services see it before the order.</param>
/// <param name="Owner">The colleague who keeps it.</param>
public sealed record DealPromise(string Id, string What, string ToWhom, bool Paid, string Owner, DateTimeOffset At, string By)
{
    public bool Kept { get; init; }

    public DateOnly? Due { get; init; }
}
