namespace CoachBot.Tests.Support;

/// <summary>
/// The machine's time, which can leap ahead: a wait that somebody asked for is over at once. Timers run as ever, so nothing
/// hangs and nothing fires early.
/// </summary>
public sealed class LeapingTime : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Interlocked.Read(ref _ahead) / (double)TimeSpan.TicksPerSecond * TimestampFrequency);

    public void LeapTo(DateTimeOffset instant)
    {
        if (instant - GetUtcNow() is { Ticks: > 0 } rest) Interlocked.Add(ref _ahead, rest.Ticks);
    }
}
