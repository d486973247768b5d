using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>What came of the way to a message, where it ends before the message: nothing was sent yet.</summary>
internal static class Ends
{
    public static SendResult<TTo> As<TFrom, TTo>(this SendResult<TFrom> end) => end switch
    {
        TryAgain<TFrom> again => new TryAgain<TTo>(again.NotBefore, again.Reason),

        // To look somebody up or to open a room twice does no harm.
        Unknown<TFrom> unknown => new TryAgain<TTo>(null, unknown.Reason),
        Failed<TFrom> failed => new Failed<TTo>(failed.Category, failed.Reason),
        _ => throw new InvalidOperationException($"This is no end: {end.GetType().Name}"),
    };
}
