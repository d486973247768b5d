using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>As <see cref="PeopleLoop"/> says, within what Slack allows of its narrowest method.</summary>
public sealed class SlackPeople(Store store, SlackDirectory directory, SlackAccounts accounts, TimeProvider machine, ILogger<SlackPeople> logger)
    : PeopleLoop(store, accounts, Installations.Tenant, Pace, machine, logger)
{
    /// <summary>Slack allows some fifty a minute. https://docs.slack.dev/reference/methods/users.lookupByEmail</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.3);

    protected override bool MayAsk => directory.MayAsk(Installations.Tenant);

    protected override async Task<FoundAccount> Look(string address, CancellationToken cancel)
    {
        var seen = await directory.Sight(Installations.Tenant, address, cancel);
        return new(seen.Standing, seen.User?.Zone, seen.User?.Locale, (seen.Why as TryAgain<SlackUser>)?.NotBefore);
    }
}
