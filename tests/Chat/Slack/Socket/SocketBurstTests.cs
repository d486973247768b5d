using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Socket;

/// <summary>Many at once are acknowledged while Slack still waits [INT-01].</summary>
public sealed class SocketBurstTests
{
    [Fact]
    public async Task A_thousand_in_a_second_are_all_acknowledged_in_time_by_a_store_that_takes_200_ms()
    {
        const int all = 1000;
        var sent = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        await using var world = await SocketWorld.Start(before: w => w.Door = async (_, _, _) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
            return new HookReply(200);
        });
        var (one, other) = await world.Both();
        var late = new ConcurrentBag<TimeSpan>();
        var hearing = Task.WhenAll(Hear(one), Hear(other));

        for (var number = 0; number < all; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"e-{number}");
            sent[$$"""{"envelope_id":"{{id}}"}"""] = Stopwatch.GetTimestamp();
            await (number % 2 == 0 ? one : other).Send(ServerLine.Event(id, id));
        }

        await hearing;

        Assert.Equal(all, late.Count);
        Assert.InRange(late.Max(), TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Equal(0, world.Board.Read().Sum(socket => socket.Left));

        async Task Hear(ServerLine line)
        {
            for (var heard = 0; heard < all / 2; heard++) late.Add(Stopwatch.GetElapsedTime(sent[await line.Ack()]));
        }
    }
}
