using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using CoachBot.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoachBot.Tests.Support;

/// <summary>What is measured against a clock runs without any other test beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

/// <summary>Many requests within one second, while each commit takes 200 ms.</summary>
/// <param name="stored">How many are stored by now.</param>
internal sealed class Storm(Store store, Func<long> stored, ITestOutputHelper output)
{
    private const int Storms = 3;
    private static readonly TimeSpan EachCommit = TimeSpan.FromMilliseconds(200);
    private int _commits;

    /// <summary>
    /// Everybody is answered within <paramref name="patience"/>. Where the machine itself stood still for a while, the storm comes once
    /// more, three in all; nothing is lost in any of them.
    /// </summary>
    /// <param name="request">The n-th request: what sends it, and answers whether it was taken.</param>
    public async Task IsWeathered(int requests, TimeSpan patience, Func<int, Func<Task<bool>>> request)
    {
        // What is compiled once is not what is looked at.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => request(number)()));
        await Slow();
        for (var storm = 0; ; storm++)
        {
            var (before, commits) = (stored(), Volatile.Read(ref _commits));
            var (took, refused) = await Blow(requests, number => request(20 + (storm * requests) + number));
            commits = Volatile.Read(ref _commits) - commits;
            output.WriteLine($"longest {took.TotalMilliseconds:0} ms, {commits} commits of {EachCommit.TotalMilliseconds:0} ms, {refused} not taken");
            Assert.Equal(requests - refused, stored() - before);
            if (storm + 1 < Storms && (took > patience || refused > 0)) continue;
            Assert.Equal(0, refused);
            Assert.True(commits >= 2, "The store was not slow.");
            Assert.InRange(took, EachCommit, patience);
            return;
        }
    }

    private static async Task<(TimeSpan Longest, int Refused)> Blow(int requests, Func<int, Func<Task<bool>>> request)
    {
        var (took, refused) = (new ConcurrentBag<TimeSpan>(), 0);
        var began = Stopwatch.GetTimestamp();
        var all = new List<Task>();
        for (var number = 0; number < requests; number++)
        {
            var due = TimeSpan.FromSeconds(1.0 * number / requests) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.FromMilliseconds(2)) await Task.Delay(due, TimeProvider.System);
            var (send, since) = (request(number), Stopwatch.GetTimestamp());
            all.Add(Task.Run(async () =>
            {
                if (!await send()) Interlocked.Increment(ref refused);
                took.Add(Stopwatch.GetElapsedTime(since));
            }));
        }

        await Task.WhenAll(all);
        return (took.Max(), refused);
    }

    /// <summary>From now on each commit takes its time.</summary>
    private Task Slow() => store.Write(
        WriteUrgency.Work,
        sql =>
        {
            var connection = (SqliteConnection)typeof(Sql).GetField("_connection", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(sql)!;
            var never = new ManualResetEventSlim();
            raw.sqlite3_commit_hook(
                connection.Handle,
                _ =>
                {
                    Interlocked.Increment(ref _commits);
                    never.Wait(EachCommit);
                    return 0;
                },
                null);
        },
        default);
}
