using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary>A thousand interactions in one second while each commit takes 200 ms: everybody is answered in time and nothing is lost [INT-01].</summary>
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Interactions = 1000;
    private static readonly TimeSpan EachCommit = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SlacksPatience = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_thousand_interactions_in_a_second_are_answered_in_time_with_a_slow_store_and_none_is_lost()
    {
        await using var world = await InboundWorld.Start(real: TimeProvider.System);
        var self = Subjects.Person(InboundWorld.Ann);
        var press = new Press(Verbs.HelpAll, self);
        var message = await world.Show("card/1", InboundWorld.View(Texts.Help.With().Presses(press)), world.Slack.OpenDirect(world.Person));
        await world.Screen.OpenHome();
        var reference = PressRef.Of(new PressId(Verbs.HelpAll, self).ToString());

        // What is compiled once is not what is looked at.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => world.Take(One(-number - 1))));
        var before = world.Count("inbox");
        var commits = await Slow(world.Store);
        var took = new ConcurrentBag<TimeSpan>();
        var began = Stopwatch.GetTimestamp();
        var all = new List<Task>();
        for (var number = 0; number < Interactions; number++)
        {
            var due = TimeSpan.FromSeconds(1.0 * number / Interactions) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.FromMilliseconds(2)) await Task.Delay(due, TimeProvider.System);
            var (delivery, since) = (One(number), Stopwatch.GetTimestamp());
            all.Add(Task.Run(async () =>
            {
                var reply = await world.Take(delivery);
                took.Add(Stopwatch.GetElapsedTime(since));
                Assert.Equal((200, ""), (reply.Status, reply.Body));
            }));
        }

        await Task.WhenAll(all);
        output.WriteLine($"longest {took.Max().TotalMilliseconds:0} ms, {commits()} commits of {EachCommit.TotalMilliseconds:0} ms");
        Assert.Equal(before + Interactions, world.Count("inbox"));
        Assert.True(commits() >= 2, "The store was not slow.");
        Assert.InRange(took.Max(), EachCommit, SlacksPatience);

        FakeDelivery One(int number) => number % 2 == 0
            ? world.Slack.Sends.Signed("commands", FakeSends.Form, $"team_id={world.Workspace.Team}&user_id={world.Person.Id}&channel_id=C1&command=%2Fcoach&text=help&trigger_id=c{number}.1")
            : world.Slack.Sends.Signed("interactions", FakeSends.Form, "payload=" + Uri.EscapeDataString(
                $$$"""
                {"type":"block_actions","user":{"id":"{{{world.Person.Id}}}","team_id":"{{{world.Workspace.Team}}}"},"team":{"id":"{{{world.Workspace.Team}}}"},"trigger_id":"p{{{number}}}.1",
                "container":{"type":"message","message_ts":"{{{message.Ts}}}","channel_id":"{{{message.Room.Id}}}"},
                "actions":[{"type":"button","action_id":"a","block_id":"b","value":"{{{reference}}}"}]}
                """));
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
