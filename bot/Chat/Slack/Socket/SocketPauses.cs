using System.Security.Cryptography;

namespace CoachBot.Chat.Slack.Socket;

/// <summary>How long to wait before a socket is opened again: longer with each failure, and never the same for many at once.</summary>
internal static class SocketPauses
{
    /// <summary>Where only a person can help, it is still tried so often: what is mended in Slack needs no restart, a changed setting does.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="failures">One after the other, this one included.</param>
    /// <param name="now">Machine time.</param>
    public static TimeSpan After(SocketFailure failure, int failures, DateTimeOffset now)
    {
        if (failure.NotBefore is { } notBefore) return Later(notBefore > now ? notBefore - now : TimeSpan.Zero, First);
        return failure.Kind switch
        {
            SocketFailureKind.Hopeless => Later(Slow, Longest),
            SocketFailureKind.Passing => Half(failures),
        };
    }

    /// <summary>Twice as long each time, of which the second half is chance.</summary>
    private static TimeSpan Half(int failures)
    {
        var whole = TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Clamp(failures - 1, 0, 10), Longest.Ticks));
        return Later(whole / 2, whole / 2);
    }

    private static TimeSpan Later(TimeSpan least, TimeSpan atMostMore) => least + (atMostMore * (RandomNumberGenerator.GetInt32(1001) / 1000.0));
}
