using CoachBot.Chat.Teams.Activities;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Everybody who wants to hear of an event has noted it before the service is answered; else it is told to send it again.</summary>
/// <param name="until">Machine time at which the service gives up.</param>
internal sealed class EventTaken(IReadOnlyList<ITeamsEvents> takers, TeamsEvent happened, DateTimeOffset until, TimeProvider machine) : ITeamsReaction
{
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
