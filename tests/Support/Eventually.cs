using System.Diagnostics;

namespace CoachBot.Tests.Support;

/// <summary>Waits in real time for what comes by itself.</summary>
internal static class Eventually
{
    /// <summary>A busy machine is no defect.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    public static Task Holds(Func<bool> so) => Holds(() => Task.FromResult(so()));

    public static async Task Holds(Func<Task<bool>> so)
    {
        for (var waited = Stopwatch.StartNew(); !await so(); await Task.Delay(Moment, TimeProvider.System))
            if (waited.Elapsed > Patience) Assert.Fail("It never came to be so.");
    }
}
