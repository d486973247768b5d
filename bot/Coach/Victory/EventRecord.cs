using System.Text.Json.Serialization;
using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Victory;

/// <summary>How a deal's value event stands, and who keeps everybody on it. What the event is stands with the deal.</summary>
public sealed record EventRecord : Record
{
    public required string DealId { get; init; }

    public EventState State { get; init; }

    /// <summary>The customer's own word on the present event, once it was said [PO-12].</summary>
    public Announcement? Announced { get; init; }

    /// <summary>Who spent the money at the customer's, and what he owes to whom [PO-04].</summary>
    public BuyerWeight? Weight { get; init; }

    /// <summary>To whom the deal-team lead handed the event; null while the deal's owner keeps it [PO-11].</summary>
    public Handing? Handed { get; init; }

    /// <summary>What puts it at risk; null where nothing does [PO-13].</summary>
    public Risk? Risk { get; init; }

    /// <summary>Why it was missed, and the answers that follow [PO-14]; null where it was not.</summary>
    public Miss? Miss { get; init; }

    /// <summary>Since when the deal team's thread knows that nothing was announced [PO-11].</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The owner was asked once to define an event while the deal was open [PO-02].</summary>
    public bool AskedToDefine { get; init; }

    /// <summary>The day on which the event was defined or got its present date: what would have been due before is not asked any more.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last nudge of the seller [PO-11]; null before the first.</summary>
    public LastNudge? Nudge { get; init; }

    /// <summary>Offers that were declined for the present event: <c>next</c>, <c>cared</c>.</summary>
    public IReadOnlyList<string> Declined { get; init; } = [];

    /// <summary>Tickets that a colleague says he has answered, twenty at most [PO-18].</summary>
    public IReadOnlyList<string> Answered { get; init; } = [];

    /// <summary>Victories before the present event, newest first, ten at most [PO-19].</summary>
    public IReadOnlyList<PastVictory> Victories { get; init; } = [];

    /// <summary>Orders that came after a victory, newest first, ten at most [PO-19].</summary>
    public IReadOnlyList<RepeatPurchase> Repeats { get; init; } = [];

    /// <summary>What is owed to colleagues now, as it was last told to them.</summary>
    public IReadOnlyList<OwedWord> Owed { get; init; } = [];

    /// <summary>The colleague to whom it was handed; null while the deal's owner keeps it.</summary>
    [JsonIgnore]
    public string? Keeper => Handed?.To;

    /// <summary>The nudges of PO-11 are used up and the customer has announced nothing: for the manager's digest.</summary>
    [JsonIgnore]
    public bool NotYetAnnounced => EscalatedAt is not null && State is not (EventState.Announced or EventState.Missed);

    /// <summary>The customer has announced this event or one before it.</summary>
    [JsonIgnore]
    public bool HasVictory => Announced is not null || Victories.Count > 0;

    public override IReadOnlyList<string> Links =>
        [.. Owed.Select(o => o.Email).Concat(Handed is { } handed ? [handed.To] : []).Distinct(StringComparer.Ordinal).Select(LinkNames.Keeps)];
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
public sealed record Announcement(string Who, string ToWhom, DateOnly On, string Sign, string By)
{
    /// <summary>When it was recorded.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What the customer answered when asked whether he felt that we cared: a sign for the account [PO-20].</summary>
    public Felt? Felt { get; init; }
}

/// <summary>The customer's answer to the one question after a victory [PO-20].</summary>
public sealed record Felt(string Answer, DateOnly On, string By);

/// <summary>Who at the customer's spent the money, what he must be able to tell, and whom he must tell [PO-04].</summary>
public sealed record BuyerWeight(string? Spender, string? MustTell, string? TellWhom);

/// <summary>What puts an event at risk [PO-13].</summary>
/// <param name="Kind">One of the words <c>risk.…</c>.</param>
public sealed record Risk(string Kind, string? Note, string By, DateOnly On);

/// <summary>Why an event was missed, and the three answers [PO-14].</summary>
/// <param name="Reason">Said when it was called missed.</param>
/// <param name="Cause">The first answer; null while they are open.</param>
/// <param name="Action">What will be different from now on.</param>
public sealed record Miss(string Reason, string By, DateTimeOffset At, string? Cause = null, string? Action = null);

/// <summary>An event that was announced, kept when the next one was defined.</summary>
public sealed record PastVictory(string What, Announcement Announcement);

/// <summary>An order that came after a victory.</summary>
public sealed record RepeatPurchase(string Number, DateOnly On);

/// <summary>The deal-team lead handed the event to a colleague.</summary>
public sealed record Handing(string To, string By, DateTimeOffset At);

/// <summary>A nudge that was decided.</summary>
/// <param name="Slot">One of <see cref="EventSchedule"/>'s names.</param>
/// <param name="Day">The working day for which it was planned.</param>
/// <param name="On">The working day on which it was decided: later where the service was down.</param>
public sealed record LastNudge(string Slot, DateOnly Day, DateOnly On);

/// <summary>A word owed to a colleague and not over yet.</summary>
/// <param name="What">Names it within the event; part of the card's key.</param>
public sealed record OwedWord(string What, string Email, DateTimeOffset Due);
