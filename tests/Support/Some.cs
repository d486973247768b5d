using System.Globalization;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Tests.Support;

/// <summary>Some of everything: a test names only what it is about.</summary>
public static class Some
{
    public const string Ann = "ann@ours.example";
    public const string Bob = "bob@ours.example";
    public const string Carl = "carl@acme.example";

    public static TenantSettings Tenant(bool requireStart = false, int cap = 4) => new()
    {
        Tenant = "default",
        OwnDomains = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "ours.example" },
        IgnoreDomains = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "caterer.example" },
        MachineDomains = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "otter.ai", "resource.calendar.google.com" },
        FreeMailDomains = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "gmail.com" },
        HowdyTitles = ["catch-up", "catch up", "check-in", "touch base"],
        RequireStart = requireStart,
        RoomsFollowRecords = true,
        Defaults = new CoachDefaults { Cap = cap },
    };

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public static VersionStamp Version(string at = "2026-11-01T00:00:00Z", long sequence = 0, string hash = "") => new(At(at), sequence, hash);

    public static CoachWorld WithPerson(
        this CoachWorld world, string email = Ann, string zone = "Europe/Berlin", string role = Roles.Rep, string? name = null, string? country = null, bool? active = null, string? team = null) =>
        world.Take(
            Subjects.Person(email),
            new PersonSeen(email, new PersonFacts(name ?? Name(email), role, TimeZone: zone, Country: country, Active: active, Team: team), Stamp(world)));

    public static CoachWorld WithAccount(this CoachWorld world, string id = "acme", string name = "Acme", params string[] domains) =>
        world.Take(Subjects.Account(id), new AccountSeen(id, new AccountFacts(name, domains.Length == 0 ? ["acme.example"] : domains), Stamp(world)));

    public static CoachWorld WithDeal(
        this CoachWorld world, string id = "deal-1", string account = "acme", string owner = Ann, string status = "open", string? name = null, CriticalDate? critical = null, params string[] team) =>
        world.Take(Subjects.Deal(id), new DealSeen(id, new DealFacts(name ?? "Deal " + id, account, owner, status, Team: team, CriticalDate: critical), Stamp(world)));

    /// <summary>A customer meeting; by default Ann with Carl of Acme on Monday 23 November 2026, 10:00 in Berlin, for an hour.</summary>
    public static CoachWorld WithMeeting(
        this CoachWorld world,
        string id = "m-1",
        string start = "2026-11-23T09:00:00Z",
        int minutes = 60,
        string title = "Rollout plan",
        string organizer = Ann,
        Attendee[]? attendees = null,
        string? description = null,
        string? series = null,
        string? deal = null,
        bool? isPrivate = null,
        bool? allDay = null)
    {
        var begins = At(start);
        var facts = new MeetingFacts(
            begins,
            begins.AddMinutes(minutes),
            new Attendee(organizer),
            attendees ?? [new(organizer, null, "accepted"), new(Carl, "Carl", "accepted")],
            title,
            description,
            series,
            null,
            allDay,
            isPrivate,
            deal);
        return world.Take(Subjects.Meeting(id), new MeetingSeen(id, facts, Stamp(world)));
    }

    public static CoachWorld Cancel(this CoachWorld world, string id = "m-1") =>
        world.Take(Subjects.Meeting(id), new MeetingCancelled(id, Stamp(world)));

    public static CoachWorld NameValue(this CoachWorld world, string text = "Carl can show his board a date for go-live", string by = Ann, string id = "m-1") =>
        world.Submit(Subjects.Meeting(id), Forms.Value, by, (Field: "value", Value: text));

    public static CoachWorld Press(this CoachWorld world, string verb, string by = Ann, string id = "m-1", string? value = null) =>
        world.Take(Subjects.Meeting(id), new Pressed(by, "", verb, value));

    public static CoachWorld PressOwn(this CoachWorld world, string verb, string by = Ann, string? value = null) =>
        world.Take(Subjects.Person(by), new Pressed(by, "", verb, value));

    public static CoachWorld Submit(this CoachWorld world, string subject, string form, string by, params (string Field, string Value)[] values) =>
        world.Take(subject, new Submitted(by, form, values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal)));

    public static CoachWorld Say(this CoachWorld world, string text, string by = Ann, string? thread = null, string? room = null, string? key = null) =>
        world.Take(Subjects.Person(by), new Said(by, room ?? "dm:" + by, text, thread), key);

    public static ShownCard? AskCard(this CoachWorld world, string id = "m-1", string email = Ann) =>
        world.Cards.GetValueOrDefault(CardKeys.Ask(id, email));

    public static ShownCard? AfterCard(this CoachWorld world, string id = "m-1", string email = Ann) =>
        world.Cards.GetValueOrDefault(CardKeys.After(id, email));

    public static ShownCard? DayCard(this CoachWorld world, string day, string email = Ann) =>
        world.Cards.GetValueOrDefault(CardKeys.Day(DateOnly.Parse(day, CultureInfo.InvariantCulture), email));

    /// <summary>The messages that the bot started by itself, oldest first: everything but answers.</summary>
    public static IReadOnlyList<ShownCard> Started(this CoachWorld world, string email = Ann) =>
        [.. world.Cards.Values.Where(c => c.Now.Owner == Subjects.Person(email) && !c.Now.Key.StartsWith("answer/", StringComparison.Ordinal)).OrderBy(c => c.SentAt)];

    public static ShownCard Answer(this CoachWorld world) => world.Cards.Values.Where(c => c.Now.Key.StartsWith("answer/", StringComparison.Ordinal)).MaxBy(c => c.SentAt)!;

    public static MeetingRecord Meeting(this CoachWorld world, string id = "m-1") => world.Record<MeetingRecord>(Subjects.Meeting(id))!;

    public static PersonRecord Person(this CoachWorld world, string email = Ann) => world.Record<PersonRecord>(Subjects.Person(email))!;

    private static VersionStamp Stamp(CoachWorld world) => new(At("2026-11-01T00:00:00Z").AddSeconds(long.Parse(world.NewKey()[4..], CultureInfo.InvariantCulture)), 0, "");

    private static string Name(string email) => char.ToUpperInvariant(email[0]) + email[1..email.IndexOf('@', StringComparison.Ordinal)];
}
