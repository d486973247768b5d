namespace CoachBot.Coach.Victory;

/// <summary>How a deal's value event stands, and who keeps everybody on it. What the event is stands with the deal.</summary>
public sealed record EventRecord : Record
{
    public required string DealId { get; init; }

    public EventState State { get; init; }

    /// <summary>The customer's own word, once it was said [PO-12].</summary>
    public Announcement? Announced { get; init; }
}

/// <summary>The states of a value event [PO-12]. Our own opinion can at most give <see cref="Reached"/>.</summary>
public enum EventState
{
    /// <summary>No order yet, or no event defined.</summary>
    Waiting,
    Planned,
    AtRisk,
    Reached,
    Announced,
    Missed,
}

/// <summary>What the customer announced.</summary>
/// <param name="Sign">One of the words <c>sign.…</c> that counts: said, acted, wrote.</param>
/// <param name="By">The colleague who recorded it.</param>
public sealed record Announcement(string Who, string ToWhom, DateOnly On, string Sign, string By);
