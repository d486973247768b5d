using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>
/// Everybody who wants to hear of an event has noted it, one after the other, before its sender is answered. Where one is not done in
/// time, the sender sends it again, and all of them note it again, known key or not; what one throws is the door's to answer.
/// </summary>
/// <param name="until">Machine time at which the sender gives up.</param>
internal sealed class EventTaken(IReadOnlyList<Func<CancellationToken, Task>> takers, DateTimeOffset until, TimeProvider machine) : IReaction
{
    /// <summary>Where storing the event has used up the time, what the sender's patience holds beyond our own.</summary>
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(200);

    private static readonly HookReply SendAgain = new(503);

    public async Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel)
    {
        var left = until - machine.GetUtcNow();
        try
        {
            await All(cancel).WaitAsync(left > LastMoment ? left : LastMoment, machine, cancel);
            return Reactions.Empty;
        }
        catch (TimeoutException)
        {
            return SendAgain;
        }
    }

    private async Task All(CancellationToken cancel)
    {
        foreach (var take in takers) await take(cancel);
    }
}
