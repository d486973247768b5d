namespace CoachBot.Chat.Adapters;

/// <summary>Those who want to hear of an event, before whoever sent it is answered.</summary>
internal static class Takers
{
    /// <summary>Where storing the event has used up the time, what the sender's patience holds beyond our own.</summary>
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether all of them have noted it, one after the other, in time. What one throws, the caller gets.</summary>
    /// <param name="until">Machine time at which the sender gives up.</param>
    public static async Task<bool> AreDone(IEnumerable<Func<Task>> takers, DateTimeOffset until, TimeProvider machine, CancellationToken cancel)
    {
        var left = until - machine.GetUtcNow();
        try
        {
            await All(takers).WaitAsync(left > LastMoment ? left : LastMoment, machine, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task All(IEnumerable<Func<Task>> takers)
    {
        foreach (var take in takers) await take();
    }
}
