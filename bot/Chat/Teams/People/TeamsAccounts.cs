using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Teams.People;

/// <summary>Which people of our records somebody in Teams stands for, and what they hear of his account [INT-13, ADM-04].</summary>
public sealed class TeamsAccounts(SituationLoader situations, BusinessClock clock) : Accounts(situations, clock, TeamsIds.Platform)
{
    /// <summary>As <see cref="Accounts"/> says.</summary>
    public static string? PersonOf(Situation situation, TeamsUser user) => PersonOf(situation, TeamsIds.Platform, HolderOf(user));

    internal IReadOnlyDictionary<string, string> Reached(string tenant, IEnumerable<TeamsUser?> users) =>
        Reached(tenant, users.OfType<TeamsUser>().Select(HolderOf));

    /// <summary>Those whom our records know.</summary>
    internal List<TeamsUser> Ours(string tenant, IReadOnlyCollection<TeamsUser> users)
    {
        var reached = Reached(tenant, users);
        var addresses = reached.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. users.Where(user => (user.Email is { } email && reached.ContainsKey(email)) || addresses.Contains(user.ObjectId))];
    }

    internal bool IsSomebodyElses(string tenant, TeamsUser user, string address) => IsSomebodyElses(tenant, HolderOf(user), address);

    internal InboundEvent Seen(string tenant, string email, ChatStanding standing, TeamsUser? user) => Seen(tenant, email, standing, user?.Zone, user?.Locale);

    internal static ChatStanding StandingOf(TeamsUserKind kind) => kind switch
    {
        TeamsUserKind.Member => ChatStanding.Colleague,
        TeamsUserKind.Guest => ChatStanding.Guest,
        TeamsUserKind.Gone => ChatStanding.Gone,
        _ => ChatStanding.Outside,
    };

    /// <summary>Some records write an object id in capitals.</summary>
    private static AccountHolder HolderOf(TeamsUser user) => new(user.Email, [user.ObjectId, user.ObjectId.ToUpperInvariant()]);
}
