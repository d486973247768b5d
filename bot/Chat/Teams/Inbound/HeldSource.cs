using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>What was held, once more: it was known to be genuine when it came. Never registered.</summary>
public sealed class HeldSource(TeamsInbox inbox) : TeamsDoor(inbox)
{
    public override HookVerdict Admit(HookRequest headersOnly) => HookVerdict.Admitted;

    public override HookVerdict Verify(HookRequest request, DateTimeOffset now) =>
        TeamsActivity.Read(request.Body.Span) is { } activity ? Inbox.Recognize(request, activity, TeamsIds.Tenant, wasHeld: true) : new HookVerdict(400);
}
