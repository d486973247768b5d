namespace CoachBot.Coach.Customers;

/// <summary>What a CRM says of a customer company. A null member was not said.</summary>
/// <param name="Kind"><c>vendor</c> or <c>strategic</c>.</param>
public sealed record AccountFacts(
    string? Name = null,
    IReadOnlyList<string>? Domains = null,
    IReadOnlyList<Contact>? Contacts = null,
    string? Kind = null);

/// <summary>A person at the customer's.</summary>
public sealed record Contact(string Email, string? Name = null, string? Title = null, string? Persona = null);

/// <summary>What a CRM says of a deal. A null member was not said.</summary>
/// <param name="Status"><c>open</c>, <c>won</c> or <c>lost</c>.</param>
public sealed record DealFacts(
    string? Name = null,
    string? AccountId = null,
    string? OwnerEmail = null,
    string? Status = null,
    string? Stage = null,
    Money? Amount = null,
    DateOnly? CloseDate = null,
    IReadOnlyList<string>? Team = null,
    IReadOnlyList<string>? Contacts = null,
    CriticalDate? CriticalDate = null)
{
    /// <summary>The close date was taken back: it hides an older one, as an empty text does.</summary>
    public static readonly DateOnly NoCloseDate = DateOnly.MinValue;
}

/// <summary>The date by which the customer needs the solution working, why, and what follows if it is missed.</summary>
public sealed record CriticalDate(DateOnly Date, string? Reason = null, string? Consequence = null);

/// <summary>An amount in a currency (ISO 4217).</summary>
public sealed record Money(decimal Amount, string Currency);

public sealed record AccountSeen(string Id, AccountFacts Facts, VersionStamp Version) : Happening;

public sealed record DealSeen(string Id, DealFacts Facts, VersionStamp Version) : Happening;

/// <summary>A purchase order was received, changed or cancelled.</summary>
/// <param name="Change"><c>received</c>, <c>changed</c> or <c>cancelled</c>.</param>
public sealed record OrderSeen(
    string Number,
    string Change,
    DateTimeOffset ReceivedAt,
    VersionStamp Version,
    string? DealId = null,
    string? AccountId = null,
    Money? Amount = null,
    IReadOnlyList<OrderLine>? Lines = null) : Happening;

public sealed record OrderLine(string Id, string? Description = null, decimal? Quantity = null, Money? Amount = null);

/// <summary>A support ticket was opened or closed.</summary>
public sealed record TicketSeen(string Id, string AccountId, DateTimeOffset OpenedAt, bool Closed, string? Summary, VersionStamp Version) : Happening;
