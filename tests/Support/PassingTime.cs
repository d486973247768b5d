using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Support;

/// <summary>The machine's time passes in a test whose work waits for it.</summary>
internal static class PassingTime
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    /// <summary>In real time: a busy machine is no defect.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Time passes in small steps until something is done.</summary>
    /// <param name="most">Then it stands still: what needs more is never done.</param>
    /// <param name="turn">Awaited before each step, so that what is on its way keeps up, however busy the machine is.</param>
    public static async Task<T> Until<T>(this FakeTimeProvider machine, Task<T> work, TimeSpan step, TimeSpan most, Func<Task>? turn = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        for (var passed = TimeSpan.Zero; !work.IsCompleted && passed < most && !limit.IsCancellationRequested; passed += step)
        {
            await Task.WhenAny(work, Task.Delay(Moment, TimeProvider.System));
            await (turn?.Invoke() ?? Task.Run(() => { }));
            if (!work.IsCompleted) machine.Advance(step);
        }

        return await work.WaitAsync(Patience);
    }
}
