using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Digests;

/// <summary>Who is in a team, who leads it, and which deals are its own.</summary>
public static class Teams
{
    public static IReadOnlyList<PersonRecord> Members(string team, Situation situation) =>
        [.. situation.Linked(LinkNames.TeamMember(team)).Select(situation.Find<PersonRecord>).OfType<PersonRecord>().Where(p => p.IsActive)];

    /// <summary>Those to whom somebody of the team reports, in ordinal order.</summary>
    public static IReadOnlyList<PersonRecord> Managers(IEnumerable<PersonRecord> members, Situation situation) =>
    [
        .. members.Select(m => m.Facts.ManagerEmail?.ToLowerInvariant())
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(m => situation.Find<PersonRecord>(Subjects.Person(m)))
            .OfType<PersonRecord>()
            .Where(m => m is { IsActive: true, Known.Now: not null }),
    ];

    public static IReadOnlyList<PersonRecord> Reports(string manager, Situation situation) =>
        [.. situation.Linked(LinkNames.Report(manager)).Select(situation.Find<PersonRecord>).OfType<PersonRecord>().Where(p => p.IsActive && p.Email != manager)];

    /// <summary>The teams in which somebody reports to this person, by name.</summary>
    public static IReadOnlyList<string> LedBy(PersonRecord person, Situation situation) =>
    [
        .. Reports(person.Email, situation).Select(r => r.Facts.Team)
            .OfType<string>()
            .Where(t => t.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A manager of the team, or an administrator.</summary>
    public static bool MayLead(PersonRecord person, string team, Situation situation) =>
        person.IsActive && (person.Facts.Role == Roles.Admin || LedBy(person, situation).Contains(team, StringComparer.Ordinal));

    /// <summary>The deals that one of these people owns, in ordinal order.</summary>
    public static IReadOnlyList<DealRecord> DealsOf(IEnumerable<PersonRecord> owners, Situation situation) =>
    [
        .. owners.SelectMany(o => situation.Linked(LinkNames.DealTeam(o.Email))
                .Select(situation.Find<DealRecord>)
                .OfType<DealRecord>()
                .Where(d => IsOwnedBy(d, o)))
            .OrderBy(d => d.Id, StringComparer.Ordinal),
    ];

    public static bool IsOwnedBy(DealRecord deal, PersonRecord person) => string.Equals(deal.Facts.OwnerEmail, person.Email, StringComparison.OrdinalIgnoreCase);
}
