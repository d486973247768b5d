using CoachBot.Coach.Customers;

namespace CoachBot.Coach.Meetings;

/// <summary>Which account and which deal an entry belongs to. Never chosen silently where several fit [PRE-20, PRE-21].</summary>
/// <param name="Customer">What the other side is called: account, else domain, else person.</param>
/// <param name="UnmatchedDomain">An outside domain that belongs to no account, or null.</param>
/// <param name="AskDomain">Nobody has said yet whether that domain is a customer.</param>
/// <param name="Choices">The deals among which a person must choose; empty where it is clear.</param>
public sealed record Matching(
    AccountRecord? Account,
    string Customer,
    string? UnmatchedDomain,
    bool AskDomain,
    DealRecord? Deal,
    IReadOnlyList<DealRecord> Choices)
{
    private const int MostChoices = 5;

    public static Matching Of(MeetingRecord meeting, Situation situation)
    {
        var facts = meeting.Facts;
        var outsiders = Counting.Outsiders(facts, situation).OrderBy(Participants.Declined).ToList();
        var stated = facts.DealId is { Length: > 0 } id ? situation.Find<DealRecord>(Subjects.Deal(id)) : null;

        var account = stated?.Facts.AccountId is { Length: > 0 } owner ? situation.Find<AccountRecord>(Subjects.Account(owner)) : null;
        account ??= First(outsiders.SelectMany(o => situation.Linked(LinkNames.AccountContact(o.Email))), situation);
        account ??= First(outsiders.Where(o => !IsFreeMail(Participants.DomainOf(o.Email), situation)).SelectMany(o => OwnersOf(o.Email, situation)), situation);
        account ??= meeting.CallAccount is { } call ? situation.Find<AccountRecord>(Subjects.Account(call)) : null;

        var domain = outsiders.Select(o => Participants.DomainOf(o.Email)).FirstOrDefault(d => !IsFreeMail(d, situation));
        var unmatched = account is null ? domain : null;
        var asksDomain = unmatched is not null && !meeting.DomainOnce && Counting.JudgedDomain(unmatched, situation) is null;

        var (deal, choices) = DealOf(meeting, stated, account, situation);
        return new(account, Called(account, domain, outsiders), unmatched, asksDomain, deal, choices);
    }

    private static (DealRecord? Deal, IReadOnlyList<DealRecord> Choices) DealOf(
        MeetingRecord meeting, DealRecord? stated, AccountRecord? account, Situation situation)
    {
        if (stated is not null) return (stated, []);
        var series = meeting.Facts.SeriesId is { Length: > 0 } id ? situation.Find<SeriesRecord>(Subjects.Series(id)) : null;
        if ((meeting.ChosenDeal ?? series?.DealId) is { } chosen)
            return (chosen.Length == 0 ? null : situation.Find<DealRecord>(Subjects.Deal(chosen)), []);
        if (account is null) return (null, []);

        var open = situation.Linked(LinkNames.DealAccount(account.Id))
            .Select(situation.Find<DealRecord>)
            .OfType<DealRecord>()
            .Where(d => d.IsOpen)
            .OrderBy(d => d.Facts.CloseDate ?? DateOnly.MaxValue)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .ToList();
        return open.Count == 1 ? (open[0], []) : (null, open.Take(MostChoices).ToList());
    }

    private static string Called(AccountRecord? account, string? domain, List<Attendee> outsiders)
    {
        if (account?.Facts.Name is { Length: > 0 } name) return name;
        if (domain is not null) return domain;
        return outsiders.Select(o => o.Name is { Length: > 0 } n ? n : o.Email).FirstOrDefault() ?? "";
    }

    private static bool IsFreeMail(string domain, Situation situation) => Participants.Within(domain, situation.Tenant.FreeMailDomains);

    /// <summary>The account that a colleague linked the domain to, else those that own it or the nearest domain above it.</summary>
    private static IEnumerable<string> OwnersOf(string email, Situation situation)
    {
        if (Counting.JudgedDomain(email, situation)?.AccountId is { } linked) return [Subjects.Account(linked)];
        return Participants.WithParents(Participants.DomainOf(email)).Select(d => situation.Linked(LinkNames.AccountDomain(d))).FirstOrDefault(o => o.Count > 0) ?? [];
    }

    private static AccountRecord? First(IEnumerable<string> subjects, Situation situation) =>
        subjects.Select(situation.Find<AccountRecord>).OfType<AccountRecord>().FirstOrDefault();
}
