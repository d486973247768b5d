using CoachBot.Chat.Teams.Activities;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>What was held, once more: it was known to be genuine when it came. Never registered.</summary>
public sealed class HeldSource(TeamsInbox inbox) : TeamsDoor(inbox)
{
    /// <summary>All Entra tenants that are served belong to our one tenant.</summary>
    private const string Tenant = "default";

    public override HookVerdict Admit(HookRequest headersOnly) => HookVerdict.Admitted;

    public override HookVerdict Verify(HookRequest request, DateTimeOffset now) =>
        TeamsActivity.Read(request.Body.Span) is { } activity ? Inbox.Recognize(request, activity, Tenant, wasHeld: true) : new HookVerdict(400);
}
