using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.People;

/// <summary>As <see cref="PeopleLoop"/> says, far below what Teams allows.</summary>
public sealed class TeamsPeople(Store store, TeamsDirectory directory, TeamsAccounts accounts, TimeProvider machine, ILogger<TeamsPeople> logger)
    : PeopleLoop(store, accounts, TeamsIds.Tenant, Pace, machine, logger)
{
    /// <summary>Between one person and the next.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(0.5);

    protected override bool MayAsk => directory.MayAsk(TeamsIds.Tenant);

    protected override async Task<FoundAccount> Look(string address, CancellationToken cancel)
    {
        var seen = await directory.Sight(TeamsIds.Tenant, address, cancel);
        return new(seen.Standing, seen.User?.Zone, seen.User?.Locale, (seen.Why as TryAgain<TeamsUser>)?.NotBefore);
    }
}
