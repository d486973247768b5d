using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Everybody who wants to hear of an event has noted it before Slack is answered: where one throws, Slack sends it again.</summary>
internal sealed class EventTaken(IReadOnlyList<ISlackEvents> takers, SlackEvent happened) : IReaction
{
    public async Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel)
    {
        foreach (var taker in takers) await taker.Take(happened, cancel);
        return Reactions.Empty;
    }
}
