namespace CoachBot.Benchmarks.Support;

/// <summary>The real clock, on another day: it runs at its own speed and is set forward by hand.</summary>
internal sealed class ShiftedClock(DateTimeOffset startAt) : TimeProvider
{
    private long shift = (startAt - System.GetUtcNow()).Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref shift));

    public void Forward(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);
}
