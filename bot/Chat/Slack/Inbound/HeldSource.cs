using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>What was held, once more: it was known to be Slack's when it came. Never registered, as <see cref="SocketSource"/> is not.</summary>
public sealed class HeldSource(SlackInbox inbox) : SlackDoor(inbox)
{
    public override HookVerdict Admit(HookRequest headersOnly) => HookVerdict.Admitted;

    public override HookVerdict Verify(HookRequest request, DateTimeOffset now) => Inbox.Recognize(request, wasHeld: true);
}
