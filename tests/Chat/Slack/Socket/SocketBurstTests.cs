using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CoachBot.Tests.Support;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Socket;

/// <summary>Many at once are acknowledged while Slack still waits [INT-01].</summary>
[Collection(Alone.Name)]
public sealed class SocketBurstTests
{
    private const int Bursts = 3;
    private const int All = 1000;
    private static readonly TimeSpan SlacksPatience = TimeSpan.FromSeconds(3);

    /// <summary>Where the machine itself stood still for a while, it is tried once more.</summary>
    [Fact]
    public async Task A_thousand_in_a_second_are_all_acknowledged_in_time_by_a_store_that_takes_200_ms()
    {
        var (left, latest) = await Burst();
        for (var burst = 1; burst < Bursts && (left > 0 || latest > SlacksPatience); burst++) (left, latest) = await Burst();
        Assert.Equal(0, left);
        Assert.InRange(latest, TimeSpan.Zero, SlacksPatience);
    }

    /// <summary>How many were not acknowledged, and how late the last one was.</summary>
    private static async Task<(long Left, TimeSpan Latest)> Burst()
    {
        var sent = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        await using var world = await SocketWorld.Start(before: w => w.Door = async (_, _, _) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
            return new HookReply(200);
        });
        var (one, other) = await world.Both();
        var late = new ConcurrentBag<TimeSpan>();
        using var enough = new CancellationTokenSource();
        var hearing = Task.WhenAll(Hear(one), Hear(other));
        for (var number = 0; number < All; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"e-{number}");
            sent[$$"""{"envelope_id":"{{id}}"}"""] = Stopwatch.GetTimestamp();
            await (number % 2 == 0 ? one : other).Send(ServerLine.Event(id, id));
        }

        await Eventually.Holds(() => late.Count + world.Board.Read().Sum(socket => socket.Left) == All);
        await enough.CancelAsync();
        await hearing.ContinueWith(_ => { }, TaskScheduler.Default);
        return (world.Board.Read().Sum(socket => socket.Left), late.Max());

        async Task Hear(ServerLine line)
        {
            while (true) late.Add(Stopwatch.GetElapsedTime(sent[await line.Ack(enough.Token)]));
        }
    }
}
