namespace CoachBot.Coach.Victory;

/// <summary>To a reference: a value event of this customer was announced; the moment to ask [REF-01]. Told once for each victory.</summary>
/// <param name="What">What happened, in one sentence.</param>
public sealed record VictoryAnnounced(string DealId, string AccountId, string What, Announcement Announcement) : Happening;

/// <summary>To the value events of a customer: an order came in, or was cancelled. After a victory it is a repeat purchase [PO-19].</summary>
public sealed record PurchaseSeen(string Number, DateTimeOffset ReceivedAt, bool Cancelled) : Happening;
