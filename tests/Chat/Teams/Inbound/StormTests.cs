using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>Five hundred invokes in one second while each commit takes 200 ms: everybody is answered in time and nothing is lost [INT-02].</summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Interactions = 500;
    private static readonly TimeSpan EachCommit = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ClientsPatience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Five_hundred_invokes_in_a_second_are_answered_in_time_with_a_slow_store_and_none_is_lost()
    {
        await using var world = await InboundWorld.Start(TimeProvider.System);
        var press = new Press(Verbs.HelpAll, Subjects.Person(InboundWorld.Ann));
        var message = await world.Show("card/1", InboundWorld.View(Texts.Help.With().Presses(press)));
        var id = new PressId(press.Verb, press.Subject).ToString();

        // What is compiled once is not what is looked at.
        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => world.Take(One(number))));
        var before = world.Count("inbox");
        var commits = await Slow(world.Store);
        var took = new ConcurrentBag<TimeSpan>();
        var began = Stopwatch.GetTimestamp();
        var all = new List<Task>();
        for (var number = 0; number < Interactions; number++)
        {
            var due = TimeSpan.FromSeconds(1.0 * number / Interactions) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.FromMilliseconds(2)) await Task.Delay(due, TimeProvider.System);
            var (activity, since) = (One(number), Stopwatch.GetTimestamp());
            all.Add(Task.Run(async () =>
            {
                var reply = await world.Take(activity);
                took.Add(Stopwatch.GetElapsedTime(since));
                Assert.Equal(200, reply.Status);
                if (reply.Body is not null) Assert.Equal(200, reply.Code);
            }));
        }

        await Task.WhenAll(all);
        output.WriteLine($"longest {took.Max().TotalMilliseconds:0} ms, {commits()} commits of {EachCommit.TotalMilliseconds:0} ms");
        Assert.Equal(before + Interactions, world.Count("inbox"));
        Assert.True(commits() >= 2, "The store was not slow.");
        Assert.InRange(took.Max(), EachCommit, ClientsPatience);

        JsonObject One(int number) => number % 2 == 0 ? Acts.Message("/coach help") : Acts.Press(id, message, "card/1");
    }

    /// <summary>From now on each commit takes its time; tells how many there were.</summary>
    private static async Task<Func<int>> Slow(Store store)
    {
        var commits = 0;
        var never = new ManualResetEventSlim();
        await store.Write(
            WriteUrgency.Work,
            sql =>
            {
                var connection = (SqliteConnection)typeof(Sql).GetField("_connection", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(sql)!;
                raw.sqlite3_commit_hook(
                    connection.Handle,
                    _ =>
                    {
                        Interlocked.Increment(ref commits);
                        never.Wait(EachCommit);
                        return 0;
                    },
                    null);
            },
            default);
        return () => Volatile.Read(ref commits);
    }
}
