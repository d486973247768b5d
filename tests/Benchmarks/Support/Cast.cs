using CoachBot.Coach;
using CoachBot.Coach.Customers;
using CoachBot.Coach.Meetings;
using CoachBot.Coach.People;

namespace CoachBot.Benchmarks.Support;

/// <summary>A company of any size, as the events that make it known.</summary>
internal static class Cast
{
    private const int PeoplePerAccount = 10;
    private static readonly VersionStamp Version = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), 0, "");

    public static TenantSettings Settings { get; } = new()
    {
        Tenant = Service.Tenant,
        Name = "Ours",
        OwnDomains = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "ours.example" },
        TimeZone = "Europe/Berlin",
        DefaultChat = NullChat.PlatformName,
    };

    /// <summary>People and the customers they work with.</summary>
    public static IEnumerable<InboundEvent> People(int count, DateTimeOffset now)
    {
        for (var account = 0; account <= (count - 1) / PeoplePerAccount; account++)
        {
            var id = $"account-{account}";
            yield return Event(Subjects.Account(id), new AccountSeen(id, new AccountFacts($"Customer {account}", [Domain(account)]), Version), now);
        }

        for (var number = 0; number < count; number++)
        {
            var email = Email(number);
            var facts = new PersonFacts($"Person {number}", Roles.Rep, TimeZone: "Europe/Berlin", Chat: new ChatHandle(NullChat.PlatformName, $"dm:{email}"));
            yield return Event(Subjects.Person(email), new PersonSeen(email, facts, Version), now);
        }
    }

    /// <summary>A customer meeting of that person.</summary>
    public static InboundEvent Meeting(int person, DateTimeOffset start, DateTimeOffset now)
    {
        var id = $"meeting-{person}";
        var (email, domain) = (Email(person), Domain(person / PeoplePerAccount));
        Attendee[] attendees = [new(email, null, "accepted"), new($"carl@{domain}", "Carl", "accepted"), new($"dora@{domain}", "Dora", "tentative")];
        var facts = new MeetingFacts(start, start.AddHours(1), new Attendee(email), attendees, $"Rollout plan {person}", "Agenda: dates, people, risks.");
        return Event(Subjects.Meeting(id), new MeetingSeen(id, facts, Version), now);
    }

    public static string Email(int number) => $"person-{number}@ours.example";

    private static string Domain(int account) => $"customer-{account}.example";

    private static InboundEvent Event(string subject, Happening what, DateTimeOffset now) => new(Service.Tenant, subject, "made", now, what);
}
