using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// Everybody who wants to hear of an event has noted it before Slack is answered. Where one throws or is not done in time, Slack
/// sends it again, and all of them note it again, known key or not.
/// </summary>
/// <param name="until">Machine time at which Slack gives up.</param>
internal sealed class EventTaken(IReadOnlyList<ISlackEvents> takers, SlackEvent happened, DateTimeOffset until, TimeProvider machine) : IReaction
{
    private static readonly HookReply SendAgain = new(503);

    public async Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel) =>
        await Takers.AreDone(takers.Select(taker => (Func<Task>)(() => taker.Take(happened, cancel))), until, machine, cancel) ? Reactions.Empty : SendAgain;
}
