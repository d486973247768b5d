using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Adapters;

/// <summary>Somebody of a chat platform, as far as our records may know him.</summary>
/// <param name="Email">His verified address, lower case; null where the platform does not tell.</param>
/// <param name="Addresses">The chat addresses that our records may have been given for him.</param>
public sealed record AccountHolder(string? Email, IReadOnlyList<string> Addresses);

/// <summary>Which people of our records an account of a chat platform stands for, and what they hear of it [INT-13, ADM-04].</summary>
/// <param name="platform">The name of the platform in addresses and accounts.</param>
public abstract class Accounts(SituationLoader situations, BusinessClock clock, string platform)
{
    /// <summary>
    /// The e-mail address under which our records know somebody: his verified address, else the chat address that he was given;
    /// null for a stranger.
    /// </summary>
    protected static string? PersonOf(Situation situation, string platform, AccountHolder user)
    {
        if (user.Email is { } email && IsOurs(situation.Find<PersonRecord>(Subjects.Person(email)))) return email;
        return user.Addresses
            .SelectMany(address => situation.Linked(LinkNames.ChatAddress(platform, address)))
            .FirstOrDefault(subject => IsOurs(situation.Find<PersonRecord>(subject))) is { } given ? Subjects.IdOf(given) : null;
    }

    /// <summary>The people of our records who are reached by the address of one of these, by e-mail address, with the address that is used.</summary>
    protected IReadOnlyDictionary<string, string> Reached(string tenant, IEnumerable<AccountHolder> users) => situations.Ask(tenant, situation =>
    {
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var user in users)
        {
            if (user.Email is { } email && situation.Find<PersonRecord>(Subjects.Person(email)) is { Known.Now: not null } person && AddressOf(person, situation) is { } own && own == email)
                people[email] = own;
            foreach (var address in user.Addresses)
            {
                foreach (var subject in situation.Linked(LinkNames.ChatAddress(platform, address)))
                    people[Subjects.IdOf(subject)] = address;
            }
        }

        return people;
    });

    /// <summary>
    /// Whether a chat address that was given to somebody belongs to another of our people, by the address that the platform has
    /// verified: then nothing is sent there.
    /// </summary>
    protected bool IsSomebodyElses(string tenant, AccountHolder user, string address) =>
        user.Email is { } email
        && situations.Ask(tenant, situation => situation.Find<PersonRecord>(Subjects.Person(email)) is { Known.Now: not null } person && AddressOf(person, situation) != address
            && situation.Linked(LinkNames.ChatAddress(platform, address)).Count > 0);

    /// <summary>Up to so many people whose account is to be looked up, behind a person, with the address by which each is reached on this platform.</summary>
    internal IReadOnlyList<(string Email, string? Address)> Wanted(string tenant, Func<string, bool> wants, int most) => situations.Ask(tenant, situation =>
        situation.Linked(LinkNames.AccountWanted)
            .Select(Subjects.IdOf)
            .Where(wants)
            .Take(most)
            .Select(email => (email, situation.Find<PersonRecord>(Subjects.Person(email)) is { } person ? AddressOf(person, situation) : null))
            .ToList());

    /// <summary>What a person hears of his account, as an event.</summary>
    internal InboundEvent Seen(string tenant, string email, ChatStanding standing, string? zone, string? locale)
    {
        var now = clock.GetUtcNow();
        var known = standing is ChatStanding.Colleague;
        var account = new ChatAccount(platform, standing, now, known ? zone : null, known ? locale : null);
        return new InboundEvent(tenant, Subjects.Person(email), $"account/{Guid.NewGuid():N}", now, new ChatAccountSeen(email, account));
    }

    private string? AddressOf(PersonRecord person, Situation situation) =>
        person.AddressIn(situation.Tenant) is var destination && destination.Platform == platform ? destination.Address : null;

    private static bool IsOurs(PersonRecord? person) => person is { Known.Now: not null };
}
