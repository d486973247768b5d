using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Slack.People;

/// <summary>Which people of our records a user of Slack stands for, and what they hear of his account [INT-13, ADM-04].</summary>
public sealed class SlackAccounts(SituationLoader situations, BusinessClock clock)
{
    /// <summary>The name of the platform in addresses and accounts.</summary>
    internal const string Platform = "slack";

    /// <summary>
    /// The e-mail address under which our records know a user: his verified address, else the chat address that he was given;
    /// null for a stranger.
    /// </summary>
    public static string? PersonOf(Situation situation, SlackUser user)
    {
        if (user.Email is { } email && IsOurs(situation.Find<PersonRecord>(Subjects.Person(email)))) return email;
        return AddressesOf(user)
            .SelectMany(address => situation.Linked(LinkNames.ChatAddress(Platform, address)))
            .FirstOrDefault(subject => IsOurs(situation.Find<PersonRecord>(subject))) is { } given ? Subjects.IdOf(given) : null;
    }

    /// <summary>Whether our records know this address, or one that a user was given.</summary>
    internal bool Concerns(string tenant, SlackUser user) => Reached(tenant, [user]).Count > 0;

    /// <summary>The people of our records who are reached by the address of one of these users, by e-mail address, with the address that is used.</summary>
    internal IReadOnlyDictionary<string, string> Reached(string tenant, IReadOnlyCollection<SlackUser?> users) => situations.Ask(tenant, situation =>
    {
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var user in users.OfType<SlackUser>())
        {
            if (user.Email is { } email && situation.Find<PersonRecord>(Subjects.Person(email)) is { Known.Now: not null } person && AddressOf(person, situation) is { } own && own == email)
                people[email] = own;
            foreach (var address in AddressesOf(user))
            {
                foreach (var subject in situation.Linked(LinkNames.ChatAddress(Platform, address)))
                    people[Subjects.IdOf(subject)] = address;
            }
        }

        return people;
    });

    /// <summary>
    /// Whether a chat address that was given to somebody belongs to another of our people, by the address that Slack has verified:
    /// then nothing is sent there.
    /// </summary>
    internal bool IsSomebodyElses(string tenant, SlackUser user, string address) =>
        user.Email is { } email
        && situations.Ask(tenant, situation => situation.Find<PersonRecord>(Subjects.Person(email)) is { Known.Now: not null } person && AddressOf(person, situation) != address
            && situation.Linked(LinkNames.ChatAddress(Platform, address)).Count > 0);

    /// <summary>Up to so many people whose account is to be looked up, behind a person, with the address by which each is reached on Slack.</summary>
    internal IReadOnlyList<(string Email, string? Address)> Wanted(string tenant, Func<string, bool> wants, int most) => situations.Ask(tenant, situation =>
        situation.Linked(LinkNames.AccountWanted)
            .Select(Subjects.IdOf)
            .Where(wants)
            .Take(most)
            .Select(email => (email, situation.Find<PersonRecord>(Subjects.Person(email)) is { } person ? AddressOf(person, situation) : null))
            .ToList());

    /// <summary>What a person hears of his account, as an event.</summary>
    internal InboundEvent Seen(string tenant, string email, ChatStanding standing, SlackUser? user)
    {
        var now = clock.GetUtcNow();
        var member = standing is ChatStanding.Colleague ? user : null;
        var account = new ChatAccount(Platform, standing, now, member?.Zone, member?.Locale);
        return new InboundEvent(tenant, Subjects.Person(email), $"account/{Guid.NewGuid():N}", now, new ChatAccountSeen(email, account));
    }

    internal static ChatStanding StandingOf(SlackUserKind kind) => kind switch
    {
        SlackUserKind.Member => ChatStanding.Colleague,
        SlackUserKind.Guest => ChatStanding.Guest,
        SlackUserKind.Gone => ChatStanding.Gone,
        _ => ChatStanding.Outside,
    };

    private static string? AddressOf(PersonRecord person, Situation situation) =>
        person.AddressIn(situation.Tenant) is { Platform: Platform } destination ? destination.Address : null;

    private static IEnumerable<string> AddressesOf(SlackUser user) => [user.Id, new SlackAddress(user.Team, user.Id).ToString()];

    private static bool IsOurs(PersonRecord? person) => person is { Known.Now: not null };
}
