using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Slack's held requests wait for a look at one of its users.</summary>
public sealed class SlackHeldHooks(
    Store store, TimeProvider machine, Installations installations, SlackDirectory directory, SlackInbox inbox, HookDoor door, ILogger<SlackHeldHooks> logger)
    : HeldHooksLoop(store, machine, door, new HeldSource(inbox), NoticeKinds.SlackHeldTooLong, logger)
{
    protected override async Task<DateTimeOffset?> IsKnown(HeldHookRow row, CancellationToken cancel)
    {
        if (SlackAddress.Read(row.WaitsFor) is not { } who || directory.Find(who.Team, who.Id) is not null) return null;

        // Whose installation is gone is heard no more: its door says so.
        var payload = SlackPayload.Read(row.Body, row.Connection);
        if (payload is null || SlackOrigin.Of(payload.Value, row.Connection, installations, default, wasHeld: true) is not { } call) return null;
        return await directory.Look(call.Installation, who.Team, who.Id, cancel) switch
        {
            Done<SlackUser> => null,
            TryAgain<SlackUser> { NotBefore: { } notBefore } when notBefore > NextTry(row) => notBefore,
            _ => NextTry(row),
        };
    }
}
