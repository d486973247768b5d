namespace CoachBot.Tests.Support;

/// <summary>
/// The machine's time, which can leap ahead: a wait that somebody asked for is over at once. Timers run as ever, so nothing
/// hangs and nothing fires early; where nothing is to hang, those that give up after seconds can be told to wait for a busy machine.
/// </summary>
public sealed class LeapingTime : TimeProvider
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private long _ahead;

    /// <summary>How many times as long timers of a second and more take.</summary>
    public int Patience { get; set; } = 1;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime >= Second ? dueTime * Patience : dueTime, period);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Interlocked.Read(ref _ahead) / (double)TimeSpan.TicksPerSecond * TimestampFrequency);

    public void LeapTo(DateTimeOffset instant)
    {
        if (instant - GetUtcNow() is { Ticks: > 0 } rest) Interlocked.Add(ref _ahead, rest.Ticks);
    }
}
