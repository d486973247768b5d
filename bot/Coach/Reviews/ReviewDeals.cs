using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Reviews;

/// <summary>Which deals a review looks at, and which meetings lie ahead of one.</summary>
public static class ReviewDeals
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(28);

    /// <summary>Whether colleagues report to him.</summary>
    public static bool Leads(PersonRecord person, Situation situation) => situation.Linked(LinkNames.Report(person.Email)).Count > 0;

    /// <summary>A manager's: what he and those who report to him own. Everybody else's: what he owns or works on.</summary>
    public static IReadOnlyList<DealRecord> Of(PersonRecord person, Situation situation)
    {
        if (!Leads(person, situation)) return Found(situation.Linked(LinkNames.DealTeam(person.Email)), situation);
        var owners = situation.Linked(LinkNames.Report(person.Email)).Select(Subjects.IdOf).Append(person.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Found(owners.SelectMany(o => situation.Linked(LinkNames.DealTeam(o))), situation).Where(d => d.Facts.OwnerEmail is { } owner && owners.Contains(owner))];
    }

    /// <summary>The deals of an account that this person may see.</summary>
    public static IReadOnlyList<DealRecord> OfAccount(string accountId, PersonRecord person, Situation situation) =>
        [.. Found(situation.Linked(LinkNames.DealAccount(accountId)), situation).Where(d => Sees.Deal(Sight.Of(person, d, situation)))];

    /// <summary>Customer meetings of a deal in the next four weeks, by start.</summary>
    public static IReadOnlyList<MeetingRecord> Planned(DealRecord deal, Situation situation, DateTimeOffset now)
    {
        var account = deal.Facts.AccountId is { Length: > 0 } id ? situation.Find<AccountRecord>(Subjects.Account(id)) : null;
        IEnumerable<string> links =
        [
            LinkNames.MeetingDeal(deal.Id),
            .. account is null ? [] : (account.Facts.Domains ?? []).Concat(situation.Linked(LinkNames.DomainAccount(account.Id)).Select(Subjects.IdOf)).Select(LinkNames.MeetingDomain),
            .. (account?.Facts.Contacts ?? []).Select(c => LinkNames.Attendee(c.Email)),
        ];
        return
        [
            .. links.SelectMany(situation.Linked)
                .Distinct(StringComparer.Ordinal)
                .Select(situation.Find<MeetingRecord>)
                .OfType<MeetingRecord>()
                .Where(m => m.Facts.Start > now && m.Facts.Start <= now + Ahead && m.State is not MeetingState.Cancelled)
                .Where(m => Counting.Counts(m, situation) && Matching.Of(m, situation).Deal?.Id == deal.Id)
                .OrderBy(m => m.Facts.Start)
                .ThenBy(m => m.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The people of the deal whom we know and who are still here.</summary>
    public static IReadOnlyList<PersonRecord> Team(DealRecord deal, Situation situation) =>
        [.. deal.People.Order(StringComparer.Ordinal).Select(p => situation.Find<PersonRecord>(Subjects.Person(p))).OfType<PersonRecord>().Where(p => p.Known.Now is not null && p.IsActive)];

    /// <summary>The customer's name, or null.</summary>
    public static string? CustomerOf(DealRecord deal, Situation situation) =>
        deal.Facts.AccountId is { Length: > 0 } id ? situation.Find<AccountRecord>(Subjects.Account(id))?.Facts.Name : null;

    private static IReadOnlyList<DealRecord> Found(IEnumerable<string> subjects, Situation situation) =>
    [
        .. subjects.Distinct(StringComparer.Ordinal)
            .Select(situation.Find<DealRecord>)
            .OfType<DealRecord>()
            .Where(d => d.Known.Now is not null)
            .OrderBy(d => d.Facts.CloseDate ?? DateOnly.MaxValue)
            .ThenBy(d => d.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(d => d.Id, StringComparer.Ordinal),
    ];
}
