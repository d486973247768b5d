using System.Diagnostics;

namespace CoachBot.Benchmarks.Support;

/// <summary>What the machine did beside: how fast its disk syncs, and how much of its processors others used.</summary>
internal sealed class Surroundings
{
    private const int TicksPerSecond = 100;
    private static readonly TimeSpan ProbeFor = TimeSpan.FromMilliseconds(300);

    private readonly double syncsBefore = SyncsPerSecond();
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly double busyBefore = BusySeconds();
    private readonly double ownBefore = OwnSeconds();

    public static Surroundings Begin() => new();

    public string End()
    {
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var others = Math.Max(0, BusySeconds() - busyBefore - (OwnSeconds() - ownBefore)) / (seconds * Environment.ProcessorCount);
        return $"disk {syncsBefore:0}/{SyncsPerSecond():0} fdatasync/s before/after, others {others:P0} of {Environment.ProcessorCount} processors";
    }

    /// <summary>How long so many appended pages took to reach the disk, each in milliseconds.</summary>
    public static List<double> SyncMilliseconds(int count) => [.. Syncs().Take(count)];

    private static double SyncsPerSecond()
    {
        var since = Stopwatch.GetTimestamp();
        var count = Syncs().TakeWhile(_ => Stopwatch.GetElapsedTime(since) < ProbeFor).Count();
        return count / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static IEnumerable<double> Syncs()
    {
        using var folder = new TempFolder();
        using var handle = File.OpenHandle(folder.File("probe"), FileMode.CreateNew, FileAccess.Write);
        var page = new byte[4096];
        for (long at = 0; ; at += page.Length)
        {
            var since = Stopwatch.GetTimestamp();
            RandomAccess.Write(handle, page, at);
            RandomAccess.FlushToDisk(handle);
            yield return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }
    }

    /// <summary>Processor seconds of all since the machine started; 0 where /proc is not there.</summary>
    private static double BusySeconds()
    {
        if (!File.Exists("/proc/stat")) return 0;

        // cpu user nice system idle iowait irq softirq steal…; see proc_stat(5).
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9].Select(long.Parse).ToList();
        return (fields.Sum() - fields[3] - fields[4]) / (double)TicksPerSecond;
    }

    private static double OwnSeconds() => Environment.CpuUsage.TotalTime.TotalSeconds;
}
