using CoachBot.Coach.Customers;
using CoachBot.Coach.References;

namespace CoachBot.Coach.Digests;

/// <summary>What a room may read of a customer: the name only with consent, and no name in other people's sentences [DIG-01].</summary>
public static class CustomerNames
{
    /// <summary>The customer's name where it may be shown; null for "a customer".</summary>
    public static string? Released(string? accountId, Situation situation, DateTimeOffset at) =>
        accountId is { Length: > 0 } && MayBeNamed(accountId, situation, at) ? situation.Find<AccountRecord>(Subjects.Account(accountId))?.Facts.Name : null;

    /// <summary>Whether the customer agreed to be shown, and has not taken it back.</summary>
    public static bool IsReference(string accountId, Situation situation, DateTimeOffset at) =>
        situation.Find<ReferenceRecord>(Subjects.Reference(accountId))?.IsNamedAt(at, situation.Tenant) == true;

    /// <summary>A customer who takes a call or a visit has not agreed to be named before a whole room: a logo, a quotation or a story has [REF-02].</summary>
    private static bool MayBeNamed(string accountId, Situation situation, DateTimeOffset at) =>
        situation.Find<ReferenceRecord>(Subjects.Reference(accountId))?.AllowedAt(at, situation.Tenant)
            .Any(k => k is UseKinds.Logo or UseKinds.Quotation or UseKinds.Story) == true;

    /// <summary>A colleague's sentence without the names of customers that are not released, and of their people.</summary>
    public static string Masked(string text, IEnumerable<string?> accountIds, Situation situation, DateTimeOffset at) =>
        accountIds.OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(a => situation.Find<AccountRecord>(Subjects.Account(a)))
            .OfType<AccountRecord>()
            .Aggregate(text, (masked, account) => CustomerMask.Of(masked, account, mayBeNamed: MayBeNamed(account.Id, situation, at)));
}
