using System.Text.Json.Serialization;
using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Orders;

/// <summary>An order as last heard of, and the deal that it belongs to [PO-01].</summary>
public sealed record OrderRecord : Record
{
    public required string Number { get; init; }

    /// <summary>What all versions give together.</summary>
    public required OrderSeen Last { get; init; }

    public Layers<OrderFacts> Known { get; init; } = Layers<OrderFacts>.None;

    /// <summary>The deal whose plan has been told of it; null while it waits.</summary>
    public string? DealId { get; init; }

    /// <summary>The deal that a colleague chose, or null.</summary>
    public string? Chosen { get; init; }

    /// <summary>Addresses of the owners who are asked which deal is meant.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    public DateTimeOffset? AskedAt { get; init; }

    [JsonIgnore]
    public bool IsCancelled => Last.Change == "cancelled";

    public override IReadOnlyList<string> Links =>
        DealId is null && !IsCancelled && Last.AccountId is { Length: > 0 } account ? [LinkNames.OrderAccount(account)] : [];
}

/// <summary>What one version says of an order. A null member was not said.</summary>
public sealed record OrderFacts(
    string? Change = null,
    DateTimeOffset? ReceivedAt = null,
    string? DealId = null,
    string? AccountId = null,
    Money? Amount = null,
    IReadOnlyList<OrderLine>? Lines = null);
