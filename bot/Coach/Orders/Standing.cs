using CoachBot.Coach.Customers;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Orders;

/// <summary>A plan with what it rests on, as things stand at one instant.</summary>
public sealed record Standing(PlanRecord Plan, DealRecord Deal, Situation Situation, DateTimeOffset Now)
{
    public TenantSettings Tenant => Situation.Tenant;

    /// <summary>The deal owner's address, or null.</summary>
    public string? Owner => Deal.Facts.OwnerEmail is { Length: > 0 } owner ? owner : null;

    public string Subject => Subjects.Plan(Plan.DealId);

    /// <summary>The owner's zone: his days are the plan's.</summary>
    public string Zone => Person(Owner)?.ReaderIn(Tenant).Zone ?? (LocalTime.IsZone(Tenant.TimeZone) ? Tenant.TimeZone! : "Etc/UTC");

    public DateOnly Today => LocalTime.DayOf(Now, Zone);

    public BusinessDays Days => new(
        Tenant.Holidays, Tenant.Defaults.Hours.Days, Person(Owner)?.Facts.Country ?? Tenant.Country, Plan.CustomerCountry ?? Tenant.Country);

    public AccountRecord? Account => Deal.Facts.AccountId is { Length: > 0 } id ? Situation.Find<AccountRecord>(Subjects.Account(id)) : null;

    /// <summary>The customer's name as everybody knows it.</summary>
    public string Customer => Account?.Facts.Name is { Length: > 0 } name ? name : Deal.Name;

    /// <summary>What a plan would be walked back from now, or null while the critical date is not known.</summary>
    public PlanBasis? Basis => Deal.CriticalDate is { } critical ? new(critical.Date, Plan.CustomerCountry) : null;

    /// <summary>The template of a new plan, or null where there is none.</summary>
    public PlanTemplate? Template => Tenant.PlanTemplates.FirstOrDefault();

    /// <summary>The date has moved, and nobody has said yet whether the new plan is saved [PO-07].</summary>
    public bool HasPending => Plan.IsLive && Plan.Steps.Count > 0 && Basis is { } basis && basis != Plan.Basis && basis != Plan.Kept && basis.Date >= Today;

    public PersonRecord? Person(string? email) => email is { Length: > 0 } ? Situation.Find<PersonRecord>(Subjects.Person(email)) : null;

    public string NameOf(string email) => Colleagues.NameOf(email, Situation);

    /// <summary>The instant at which work begins on a day.</summary>
    public DateTimeOffset Opening(DateOnly day) => LocalTime.At(day, Tenant.Defaults.Hours.From, Zone);

    public DateTimeOffset Closing(DateOnly day) => LocalTime.At(day, Tenant.Defaults.Hours.To, Zone);

    public bool HasCome(DateOnly day) => Now >= Opening(day);

    /// <summary>Who holds a role on this deal: the team's own members with it, else everybody who works here with it.</summary>
    public IReadOnlyList<string> Holders(string role)
    {
        if (role == Roles.Rep && Owner is { } owner) return [owner];
        var team = Deal.People.Where(p => Person(p) is { IsActive: true } person && person.Facts.Role == role).Order(StringComparer.Ordinal).ToList();
        if (team.Count > 0) return team;
        return [.. Colleagues.OfRole(role, Situation).Select(p => p.Email)];
    }

    /// <summary>The deal's team, the owner's manager, its receivers, whoever the plan has asked, and who stands in for him now.</summary>
    public bool MayAct(string email) =>
        Person(email) is { IsActive: true } person
        && (Sight.Of(person, Deal, Situation) is Viewer.Owner or Viewer.Colleague or Viewer.Manager or Viewer.Receiver or Viewer.AccountManager
            || Asked.Any(a => a == email || (Person(a) is { } asked && Deputies.StandsIn(email, asked, Situation, Now))));

    private IEnumerable<string> Asked => Plan.Steps.Select(s => s.Owner).Concat(Plan.Duties.Select(d => d.Email)).OfType<string>().Distinct(StringComparer.Ordinal);
}
