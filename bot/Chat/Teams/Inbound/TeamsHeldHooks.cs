using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.People;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Held activities wait for a look at who did them.</summary>
public sealed class TeamsHeldHooks(Store store, TimeProvider machine, TeamsDirectory directory, TeamsInbox inbox, HookDoor door, ILogger<TeamsHeldHooks> logger)
    : HeldHooksLoop(store, machine, door, new HeldSource(inbox), NoticeKinds.TeamsHeldTooLong, logger)
{
    protected override async Task<DateTimeOffset?> IsKnown(HeldHookRow row, CancellationToken cancel)
    {
        if (row.WaitsFor.Split('/') is not [var tenant, var user] || directory.Find(tenant, user) is not null) return null;
        if (TeamsActivity.Read(row.Body) is not { } activity) return null;
        return await directory.Look(row.Tenant, activity, cancel) switch
        {
            Done<TeamsUser> => null,
            TryAgain<TeamsUser> { NotBefore: { } notBefore } when notBefore > NextTry(row) => notBefore,
            _ => NextTry(row),
        };
    }
}
