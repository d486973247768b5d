using System.Diagnostics;

namespace CoachBot.Benchmarks.Support;

/// <summary>How long something took, and how much processor time of this process.</summary>
internal sealed record Work(TimeSpan Took, TimeSpan Processor)
{
    public double PerSecond(int count) => count / Took.TotalSeconds;

    /// <summary>Processor milliseconds for one of so many.</summary>
    public double ProcessorEach(int count) => Processor.TotalMilliseconds / count;

    public static Stopper Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    internal sealed record Stopper(long Since, TimeSpan Processor)
    {
        public Work Stop() => new(Stopwatch.GetElapsedTime(Since), Environment.CpuUsage.TotalTime - Processor);
    }
}
