using CoachBot.Coach.Customers;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;

namespace CoachBot.Coach.Victory;

/// <summary>All that the keeping of one deal's value event rests on, as things stand.</summary>
public sealed record Keeping(EventRecord Event, DealRecord Deal, Situation Situation, DateTimeOffset Now)
{
    public string Subject => Subjects.Event(Deal.Id);

    /// <summary>What the event is; null while none is defined.</summary>
    public ValueEvent? Value => Deal.Event;

    public PlanRecord? Plan => Situation.Find<PlanRecord>(Subjects.Plan(Deal.Id));

    public AccountRecord? Account => Deal.Facts.AccountId is { Length: > 0 } id ? Situation.Find<AccountRecord>(Subjects.Account(id)) : null;

    public string Company => Account?.Facts.Name is { Length: > 0 } name ? name : Deal.Name;

    public PersonRecord? Owner => Deal.Facts.OwnerEmail is { Length: > 0 } email ? Situation.Find<PersonRecord>(Subjects.Person(email)) : null;

    /// <summary>Whoever stays on it: the one it was handed to, else the deal's owner.</summary>
    public PersonRecord? Keeper => Event.Handed is { } handed && Situation.Find<PersonRecord>(Subjects.Person(handed.To)) is { IsActive: true } other ? other : Owner;

    /// <summary>There is an order, and nobody said that it needs no plan.</summary>
    public bool IsOrdered =>
        (Plan is { OpenedAt: not null } || (Deal.IsWon && !Deal.ClosedLongAgo(Now, Situation.Tenant))) && Plan is not { Stopped: true };

    /// <summary>The day of the event: its own date, else go-live.</summary>
    public DateOnly? Day => Value?.By ?? Plan?.GoLive;

    /// <summary>When the customer works with the solution, as far as is known.</summary>
    public DateOnly? GoLive => Plan?.GoLive ?? Deal.CriticalDate?.Date;

    /// <summary>When the keeper works; the tenant's general hours where nothing is known of him.</summary>
    public WorkingTime Hours => HoursOf(Keeper);

    public DateOnly Today => LocalTime.DayOf(Now, Hours.Zone);

    /// <summary>The opening of a working day.</summary>
    public DateTimeOffset Opening(DateOnly day) => Hours.Opening(day) ?? LocalTime.At(day, new(9, 0), Hours.Zone);

    /// <summary>The end of the working day so many working days later.</summary>
    public DateTimeOffset Closing(DateOnly day, int workingDays)
    {
        var last = Hours.AddWorkingDays(day, workingDays) ?? day.AddDays(workingDays);
        return Hours.Closing(last) ?? LocalTime.Midnight(last.AddDays(1), Hours.Zone);
    }

    /// <summary>How he stands to the deal lets him record what the customer did; a deputy acts in the other's place, and whoever was asked may answer.</summary>
    public bool MayAct(PersonRecord person) =>
        Sight.Of(person, Deal, Situation) is Viewer.Owner or Viewer.Colleague or Viewer.Manager or Viewer.Receiver or Viewer.AccountManager
        || Keeper?.Email == person.Email
        || Event.Owed.Any(o => o.Email == person.Email)
        || new[] { Owner, Keeper }.OfType<PersonRecord>().Any(p => Deputies.StandsIn(person.Email, p, Situation, Now));

    /// <summary>The deal-team lead: the owner or his manager.</summary>
    public bool Leads(PersonRecord person) => Sight.Of(person, Deal, Situation) is Viewer.Owner || Sight.Leads(person, Deal, Situation);

    /// <summary>Active members of the deal team who do not keep it now.</summary>
    public IReadOnlyList<PersonRecord> Others =>
        [.. Deal.People.Where(p => p != Keeper?.Email).Order(StringComparer.Ordinal).Select(p => Situation.Find<PersonRecord>(Subjects.Person(p))).OfType<PersonRecord>().Where(p => p.IsActive).Take(25)];

    public DateOnly TodayFor(PersonRecord person) => LocalTime.DayOf(Now, person.ReaderIn(Situation.Tenant).Zone);

    private WorkingTime HoursOf(PersonRecord? person)
    {
        var tenant = Situation.Tenant;
        if (person?.WorkingTimeIn(tenant) is { } own) return own;
        return new(LocalTime.IsZone(tenant.TimeZone) ? tenant.TimeZone! : "Etc/UTC", tenant.Defaults.Hours, tenant.Country, tenant.Holidays);
    }
}
