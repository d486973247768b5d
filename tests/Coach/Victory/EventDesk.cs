using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Digests;
using CoachBot.Coach.Orders;
using CoachBot.Coach.People;
using CoachBot.Coach.Rooms;
using CoachBot.Coach.Victory;
using CoachBot.Tests.Support;
using Record = CoachBot.Coach.Record;

namespace CoachBot.Tests.Coach.Victory;

/// <summary>
/// One value event by itself: the records around it are literals, so that a test says on which day the kickoff was. By
/// default Ann sells to Acme with Bob; the order came on 1 December 2026, a Tuesday.
/// </summary>
internal sealed class EventDesk
{
    public const string Max = "max@ours.example";
    public const string Zoe = "zoe@ours.example";
    public static readonly string Subject = Subjects.Event("deal-1");

    private readonly Dictionary<string, Record> _records = new(StringComparer.Ordinal);
    private readonly MemorySituation _situation;
    private DateTimeOffset? _wake;
    private int _keys;

    public EventDesk(string now = "2026-12-01T09:00:00Z", TenantSettings? tenant = null)
    {
        Now = Some.At(now);
        _situation = new MemorySituation(this) { Tenant = tenant ?? Tenant() };
        Person(Some.Ann, team: "West", manager: Max);
        Person(Some.Bob, team: "West");
        Person(Max, Roles.Manager);
        Person(Zoe);
        Put(Subjects.Account("acme"), new AccountRecord { Id = "acme", Known = Known(new AccountFacts("Acme")) });
        Put(Subjects.Team("West"), new TeamRecord { Name = "West", Room = "C-west" });
        Put(Subjects.Room("sandbox", "C-west"), new RoomRecord { Platform = "sandbox", Id = "C-west", Audience = new(4, 0, 0) });
        Deal();
        Plan(kickoff: "2026-12-07", goLive: "2027-03-01");
    }

    public DateTimeOffset Now { get; private set; }

    public Situation Situation => _situation;

    public EventRecord Event => (EventRecord?)_records.GetValueOrDefault(Subject) ?? new EventRecord { DealId = "deal-1" };

    public DealRecord TheDeal => (DealRecord)_records[Subjects.Deal("deal-1")];

    /// <summary>Duties in the order in which their cards were first told, with the moment.</summary>
    public List<(DateTimeOffset At, string Email, Duty Duty)> Duties { get; } = [];

    /// <summary>Every duty as it stands now, by key; those that ended are gone.</summary>
    public Dictionary<string, Duty> Standing { get; } = new(StringComparer.Ordinal);

    /// <summary>The last views of duties that ended, by key.</summary>
    public Dictionary<string, CardView?> Ended { get; } = new(StringComparer.Ordinal);

    public List<Tell> Told { get; } = [];

    /// <summary>Cards that the event shows by itself, and answers, by key.</summary>
    public Dictionary<string, Card> Cards { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> LastReply { get; private set; } = [];

    /// <summary>The nudges of PO-11: day and slot.</summary>
    public IReadOnlyList<string> Nudges =>
        [.. Duties.Select(d => d.Duty.Key.Split('/')).Where(k => k[^3] == "nudge").Select(k => $"{k[^1]} {k[^2]}")];

    public static TenantSettings Tenant() => Some.Tenant() with
    {
        WholeReturn = ["roi", "whole return", "all * plants"],
        NoPerson = ["they", "the team"],
        EarlyStages = ["qualif", "discover"],
        TimeZone = "Europe/Berlin",
    };

    public EventDesk Person(string email, string role = Roles.Rep, string? team = null, string? manager = null, bool? active = null, WeeklyHours? hours = null, OwnSettings? own = null)
    {
        var facts = new PersonFacts(email[..1].ToUpperInvariant() + email[1..email.IndexOf('@', StringComparison.Ordinal)], role, manager, "Europe/Berlin", hours, Team: team, Active: active);
        return Put(Subjects.Person(email), new PersonRecord { Email = email, Known = Known(facts), Own = own ?? new() });
    }

    public EventDesk Deal(string status = "won", string? stage = null, string owner = Some.Ann, ValueEvent? value = null, params JournalNote[] left) =>
        Put(
            Subjects.Deal("deal-1"),
            new DealRecord { Id = "deal-1", Known = Known(new DealFacts("Rollout", "acme", owner, status, stage, Team: [Some.Bob])), Event = value, Journal = new(left) });

    public EventDesk Plan(string? kickoff, string? goLive, bool stopped = false, string opened = "2026-12-01T09:00:00Z") =>
        Put(
            Subjects.Plan("deal-1"),
            new PlanRecord { DealId = "deal-1", OpenedAt = Some.At(opened), Stopped = stopped, Kickoff = Day(kickoff), GoLive = Day(goLive) });

    public EventDesk NoPlan()
    {
        _records.Remove(Subjects.Plan("deal-1"));
        return this;
    }

    public EventDesk Ticket(string id, string opened, bool closed = false)
    {
        var account = (AccountRecord)_records[Subjects.Account("acme")];
        var tickets = new Dictionary<string, TicketState>(account.Tickets, StringComparer.Ordinal) { [id] = new(closed, Some.At(opened), "The label printer stands still", Some.Version()) };
        return Put(Subjects.Account("acme"), account with { Tickets = tickets }).Take(new LookAgain());
    }

    /// <summary>A small success, told by a person: by default on 12 April 2027, a Monday.</summary>
    public EventDesk Defined(string? by = "2027-04-12", string person = Some.Ann) =>
        Send(person, Forms.Event, ("what", "The plant manager shows a month without overtime"), ("announcer", "Lena Vogt"), ("toWhom", "the board"), ("date", by ?? ""));

    public EventDesk Announce(string on, string person = Some.Ann) =>
        Send(person, Forms.Announced, ("who", "Lena Vogt"), ("toWhom", "the board"), ("date", on), ("sign", "said"));

    public EventDesk Press(string by, string verb, string? value = null) => Take(new Pressed(by, "", verb, value));

    public EventDesk Send(string by, string form, params (string Field, string Value)[] values) =>
        Take(new Submitted(by, form, values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal)));

    public IReadOnlyDictionary<string, Part> Errors(string by, string form, params (string Field, string Value)[] values) =>
        EventPractice.Errors(_situation, Happened(new LookAgain()), new Submitted(by, form, values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal)), Now);

    public FormView? Opened(string by, string verb) => EventPractice.Opened(_situation, Happened(new LookAgain()), new Pressed(by, "", verb), Now);

    public EventDesk Take(Happening what)
    {
        Carry(EventPractice.Decide(_situation, Happened(what), Now));
        return this;
    }

    public IReadOnlyList<Decision> Decide(Happening what) => EventPractice.Decide(_situation, Happened(what), Now);

    public EventDesk AdvanceTo(string instant) => AdvanceTo(Some.At(instant));

    public EventDesk AdvanceTo(DateTimeOffset target)
    {
        while (_wake is { } due && due <= target)
        {
            if (due > Now) Now = due;
            _wake = null;
            Take(new WokeUp());
        }
        if (target > Now) Now = target;
        return this;
    }

    /// <summary>Time passes and nobody is woken.</summary>
    public EventDesk DownUntil(string instant)
    {
        Now = Some.At(instant);
        return AdvanceTo(Now);
    }

    public Duty? Duty(string what, string email = Some.Ann) => Standing.GetValueOrDefault(CardKeys.Duty(email, $"event/deal-1/{what}"));

    public EventDesk Put(string subject, Record record)
    {
        _records[subject] = record;
        return this;
    }

    private static Layers<T> Known<T>(T facts)
        where T : class => Layers<T>.None.With(facts, Some.Version());

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private InboundEvent Happened(Happening what) => new("default", Subject, $"key-{++_keys}", Now, what);

    private void Carry(IReadOnlyList<Decision> decisions)
    {
        var defined = false;
        foreach (var decision in decisions)
        {
            switch (decision)
            {
                case Keep keep:
                    Put(keep.Subject, keep.Record);
                    break;
                case WakeAt wake:
                    _wake = wake.Due;
                    break;
                case Tell { What: DutySet set }:
                    if (Standing.TryAdd(set.Duty.Key, set.Duty)) Duties.Add((Now, set.Duty.Key.Split('/')[1], set.Duty));
                    Standing[set.Duty.Key] = set.Duty;
                    break;
                case Tell { What: DutyEnded ended }:
                    Standing.Remove(ended.Key);
                    Ended[ended.Key] = ended.Last;
                    break;
                case Tell { What: EventDefined named } tell:
                    Put(tell.Subject, TheDeal with { Event = named.Event });
                    defined = true;
                    break;
                case Tell tell:
                    Told.Add(tell);
                    break;
                case Show show:
                    Cards[show.Card.Key] = show.Card;
                    if (show.Card.Key.StartsWith("answer/", StringComparison.Ordinal)) LastReply = [.. show.Card.View.Parts.Select(p => p.Text)];
                    break;
                default:
                    throw new InvalidOperationException(decision.GetType().Name);
            }
        }

        // The deal tells the event to look again.
        if (defined) Take(new LookAgain());
    }

    private sealed class MemorySituation(EventDesk desk) : Situation
    {
        public override T? Find<T>(string subject)
            where T : class => desk._records.GetValueOrDefault(subject) as T;

        public override IReadOnlyList<string> Linked(string link) => [.. desk._records.Where(r => r.Value.Links.Contains(link)).Select(r => r.Key).Order(StringComparer.Ordinal)];

        public override IReadOnlyList<string> LinkedAll(IReadOnlyList<string> links, int most) =>
            [.. links.Select(Linked).Aggregate((one, other) => [.. one.Intersect(other, StringComparer.Ordinal)]).Take(most)];

        public override string? Hint(string value, string language) => null;
    }
}
