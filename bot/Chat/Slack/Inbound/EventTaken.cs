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
    /// <summary>Where storing the event has used up the time, what Slack's three seconds hold beyond our own.</summary>
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(200);

    private static readonly HookReply SendAgain = new(503);

    public async Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel)
    {
        var left = until - machine.GetUtcNow();
        try
        {
            await TakeAll(cancel).WaitAsync(left > LastMoment ? left : LastMoment, machine, cancel);
            return Reactions.Empty;
        }
        catch (TimeoutException)
        {
            return SendAgain;
        }
    }

    private async Task TakeAll(CancellationToken cancel)
    {
        foreach (var taker in takers) await taker.Take(happened, cancel);
    }
}
