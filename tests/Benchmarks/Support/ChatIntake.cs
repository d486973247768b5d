using System.Diagnostics;
using CoachBot.Wire;

namespace CoachBot.Benchmarks.Support;

/// <summary>What a chat platform posts until it may be acknowledged: verified, read, stored; beside it what none can do without, in the same run.</summary>
/// <param name="Platform">The first word of each figure.</param>
/// <param name="BareCheck">What no check can do without, in words.</param>
/// <param name="Goal">Of the check, in words.</param>
internal sealed record ChatIntake(string Platform, string BareCheck, string Goal)
{
    private const int AtOnce = 64;

    /// <summary>A genuine request that nobody has seen before.</summary>
    public required Func<HookRequest> Make { get; init; }

    /// <summary>The same by a token that nobody has seen before; null where there are no tokens.</summary>
    public Func<HookRequest>? Stranger { get; init; }

    /// <summary>Checks it and says whose it is.</summary>
    public required Func<HookRequest, HookVerdict> Check { get; init; }

    /// <summary>The signature alone.</summary>
    public required Action<HookRequest> Bare { get; init; }

    /// <summary>The whole intake.</summary>
    public required Func<HookRequest, Task<HookReply>> Take { get; init; }

    /// <summary>The same rows without anything else.</summary>
    public required Func<Task> Insert { get; init; }

    public async Task<IReadOnlyList<Figure>> Run(bool small)
    {
        var (rounds, size) = small ? (2, 300) : (5, 5_000);

        // What is compiled once is not measured.
        foreach (var request in Many(size)) Checked(request);
        await Taken(size, AtOnce);
        await Inserted(size, AtOnce);
        var (verified, bare, taken, inserted) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (takenMany, insertedMany) = (new List<double>(), new List<double>());
        var (checking, whole, meeting) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var requests = Many(size);
            checking.AddRange(requests.Select(Checked));
            verified.Add(Spread.Quantile(checking.TakeLast(size), 0.5));
            bare.Add(Spread.Quantile(requests.Select(Barely), 0.5));
            if (Stranger is { } stranger) meeting.Add(Spread.Quantile(Enumerable.Range(0, size / 25).Select(_ => stranger()).ToList().Select(Checked), 0.5));
            var one = await Taken(size / 5, 1);
            whole.AddRange(one);
            taken.Add(Spread.Quantile(one, 0.5));
            inserted.Add(Spread.Quantile(await Inserted(size / 5, 1), 0.5));
            takenMany.Add(await PerSecond(() => Taken(size, AtOnce), size));
            insertedMany.Add(await PerSecond(() => Inserted(size, AtOnce), size));
        }

        const string how = "messages of 1 KB in process, SQLite WAL synchronous=FULL, one after the other";
        Figure[] first = Stranger is null ? [] :
        [
            new(
                $"{Platform}-verify-new",
                Ratio(meeting, bare).Text("0.0", $" x the bare {BareCheck}"),
                Goal,
                $"p50 {Spread.Of(meeting).Median * 1000:0} us, bare {BareCheck} {Spread.Of(bare).Median * 1000:0.0} us",
                "the same, each with a token that was never seen before"),
        ];
        return
        [
            .. first,
            new(
                $"{Platform}-verify",
                Ratio(verified, bare).Text("0.0", $" x the bare {BareCheck}"),
                Goal,
                $"p50 {Spread.Quantile(checking, 0.5) * 1000:0} us, p99 {Spread.Quantile(checking, 0.99) * 1000:0} us, bare {BareCheck} {Spread.Of(bare).Median * 1000:0.0} us",
                how),
            new(
                $"{Platform}-intake",
                Ratio(taken, inserted).Text("0.00", " x the bare insert"),
                "at most 2 x",
                $"p50 {Spread.Quantile(whole, 0.5):0.00} ms, p99 {Spread.Quantile(whole, 0.99):0.00} ms, bare insert {Spread.Of(inserted).Text("0.00")} ms",
                how),
            new(
                $"{Platform}-intake-64",
                Ratio(takenMany, insertedMany).Text("0.00", " of the bare insert"),
                "at least 0.15",
                $"{Spread.Of(takenMany).Text("0")}/s, bare insert {Spread.Of(insertedMany).Text("0")}/s",
                $"the same, {AtOnce} at once, {rounds} rounds in turn"),
        ];
    }

    private static Spread Ratio(IEnumerable<double> ours, IEnumerable<double> theirs) => Spread.Of(ours.Zip(theirs, (a, b) => a / b));

    private List<HookRequest> Many(int count) => [.. Enumerable.Range(0, count).Select(_ => Make())];

    private double Checked(HookRequest request)
    {
        var since = Stopwatch.GetTimestamp();
        if (!Check(request).Genuine) throw new InvalidOperationException("A genuine request was not taken.");
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private double Barely(HookRequest request)
    {
        var since = Stopwatch.GetTimestamp();
        Bare(request);
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static async Task<double> PerSecond(Func<Task> work, int count)
    {
        var watch = Work.Start();
        await work();
        return watch.Stop().PerSecond(count);
    }

    /// <summary>Milliseconds of each, from the request to the answer.</summary>
    private Task<List<double>> Taken(int count, int atOnce)
    {
        var requests = Many(count);
        return Each(count, atOnce, async number =>
        {
            var reply = await Take(requests[number]);
            if (reply.Status != StatusCodes.Status200OK) throw new InvalidOperationException($"It was answered {reply.Status}.");
        });
    }

    private Task<List<double>> Inserted(int count, int atOnce) => Each(count, atOnce, _ => Insert());

    private static async Task<List<double>> Each(int count, int atOnce, Func<int, Task> one)
    {
        var took = new double[count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
            {
                var since = Stopwatch.GetTimestamp();
                await one(number);
                took[number] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            }
        })));
        return [.. took];
    }
}
