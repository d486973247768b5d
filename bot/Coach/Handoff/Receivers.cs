using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Handoff;

/// <summary>Who takes over a deal [HND-05]: the members of its team with the role, else everybody active with it.</summary>
public static class Receivers
{
    /// <summary>The roles that take over, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<string> Roles = [People.Roles.AccountManager, People.Roles.Services, People.Roles.Support];

    /// <summary>A role of hundreds gets no hundreds of cards: the first of them are asked, any of them may accept.</summary>
    private const int Most = 20;

    /// <summary>Those who may accept for a role; empty where nobody has it, or where the seller himself keeps it.</summary>
    public static IReadOnlyList<PersonRecord> Of(string role, DealRecord deal, HandoffRecord record, Situation situation)
    {
        var team = Active(deal.People.Select(Subjects.Person)).Where(p => p.Facts.Role == role).ToList();
        if (team.Count == 0) team = [.. Active(situation.Linked(LinkNames.Role(role))).Take(Most)];
        var owner = deal.Facts.OwnerEmail;
        if (team.Count == 0 && record.StandIns.FirstOrDefault(s => s.Role == role) is { } standIn) return [.. Active([Subjects.Person(standIn.Email)])];
        return [.. team.Where(p => p.Email != owner)];

        IEnumerable<PersonRecord> Active(IEnumerable<string> subjects) =>
            subjects.Select(situation.Find<PersonRecord>).OfType<PersonRecord>().Where(p => p.Known.Now is not null && p.IsActive);
    }

    /// <summary>The roles whose answer is still owed.</summary>
    public static IReadOnlyList<string> Owing(DealRecord deal, HandoffRecord record, Situation situation) =>
        [.. Roles.Where(r => record.AcceptanceOf(r) is null && Of(r, deal, record, situation).Count > 0)];

    /// <summary>The role for which this person may answer, by himself or for one for whom he stands in; null for none.</summary>
    /// <param name="meant">The role of the card, for one who stands in for several.</param>
    public static string? RoleOf(PersonRecord person, DealRecord deal, HandoffRecord record, Situation situation, DateTimeOffset now, string? meant = null)
    {
        bool Answers(PersonRecord holder) => holder.Email == person.Email || Deputies.StandsIn(person.Email, holder, situation, now);
        var his = Roles.Where(r => Of(r, deal, record, situation).Any(Answers)).ToList();
        return his.Find(r => r == meant) ?? his.FirstOrDefault()
            ?? Roles.FirstOrDefault(r => r == person.Facts.Role && person.IsActive && person.Email != deal.Facts.OwnerEmail
                && Of(r, deal, record, situation).All(h => !deal.People.Contains(h.Email)));
    }

    /// <summary>The working time that counts for a person; the tenant's hours where his zone is not known.</summary>
    public static WorkingTime HoursOf(PersonRecord? person, TenantSettings tenant) =>
        person?.WorkingTimeIn(tenant)
        ?? new WorkingTime(LocalTime.IsZone(tenant.TimeZone) ? tenant.TimeZone! : "Etc/UTC", tenant.Defaults.Hours, tenant.Country, tenant.Holidays);

    /// <summary>So many business days later, at the same time of day, within his hours.</summary>
    public static DateTimeOffset After(DateTimeOffset from, int days, PersonRecord? person, TenantSettings tenant)
    {
        var hours = HoursOf(person, tenant);
        var begin = hours.NextOpening(from) ?? from;
        var local = LocalTime.ToLocal(begin, hours.Zone);
        var reached = hours.AddWorkingDays(DateOnly.FromDateTime(local), days) is { } day ? hours.NextOpening(LocalTime.At(day, TimeOnly.FromDateTime(local), hours.Zone)) : null;
        return reached ?? from.AddDays(days);
    }

    /// <summary>The day that is so many business days later.</summary>
    public static DateOnly DayAfter(DateTimeOffset from, int days, PersonRecord? person, TenantSettings tenant) =>
        LocalTime.DayOf(After(from, days, person, tenant), HoursOf(person, tenant).Zone);

    /// <summary>The day that it is for him.</summary>
    public static DateOnly Today(PersonRecord? person, TenantSettings tenant, DateTimeOffset now) => LocalTime.DayOf(now, HoursOf(person, tenant).Zone);
}
