using CoachBot.Chat.Adapters;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>A way in which something of Slack reaches us.</summary>
public abstract class SlackDoor(SlackInbox inbox) : ChatDoor<SlackCall>(inbox)
{
    public const string SourceName = "slack";

    protected SlackInbox Inbox { get; } = inbox;

    public override string Name => SourceName;

    public override TimeSpan AnswersWithin => SlackInbox.AnswersWithin;
}
