using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Storage;

namespace CoachBot.Chat.Slack.People;

/// <summary>Which people of our records a user of Slack stands for, and what they hear of his account [INT-13, ADM-04].</summary>
public sealed class SlackAccounts(SituationLoader situations, BusinessClock clock) : Accounts(situations, clock, Platform)
{
    /// <summary>The name of the platform in addresses and accounts.</summary>
    internal const string Platform = "slack";

    /// <summary>As <see cref="Accounts"/> says.</summary>
    public static string? PersonOf(Situation situation, SlackUser user) => PersonOf(situation, Platform, HolderOf(user));

    /// <summary>Whether our records know this address, or one that a user was given.</summary>
    internal bool Concerns(string tenant, SlackUser user) => Reached(tenant, [user]).Count > 0;

    internal IReadOnlyDictionary<string, string> Reached(string tenant, IReadOnlyCollection<SlackUser?> users) =>
        Reached(tenant, users.OfType<SlackUser>().Select(HolderOf));

    internal bool IsSomebodyElses(string tenant, SlackUser user, string address) => IsSomebodyElses(tenant, HolderOf(user), address);

    internal InboundEvent Seen(string tenant, string email, ChatStanding standing, SlackUser? user) => Seen(tenant, email, standing, user?.Zone, user?.Locale);

    internal static ChatStanding StandingOf(SlackUserKind kind) => kind switch
    {
        SlackUserKind.Member => ChatStanding.Colleague,
        SlackUserKind.Guest => ChatStanding.Guest,
        SlackUserKind.Gone => ChatStanding.Gone,
        _ => ChatStanding.Outside,
    };

    private static AccountHolder HolderOf(SlackUser user) => new(user.Email, [user.Id, new SlackAddress(user.Team, user.Id).ToString()]);
}
