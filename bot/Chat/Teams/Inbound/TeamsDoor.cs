using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>A way in which activities reach us.</summary>
public abstract class TeamsDoor(TeamsInbox inbox) : ChatDoor<TeamsCall>(inbox)
{
    protected TeamsInbox Inbox { get; } = inbox;

    public override string Name => TeamsIds.Platform;

    public override TimeSpan AnswersWithin => TeamsInbox.AnswersWithin;
}
