using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Connector;

namespace CoachBot.Tests.Chat.Teams.Connector;

/// <summary>What is written into one conversation goes in order, one at a time: this avoids the connector's 412.</summary>
public sealed class ConversationQueueTests
{
    [Fact]
    public async Task Calls_of_one_conversation_go_in_order_and_one_at_a_time()
    {
        await using var world = new OutgoingWorld();
        var (open, most) = (0, 0);
        var first = new TaskCompletionSource();
        world.Connector = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            await first.Task;
            await Task.Yield();
            Interlocked.Decrement(ref open);
            return await OutgoingWorld.Answer("{}");
        };

        Task<ConnectorAnswer>[] calls = [.. Enumerable.Range(0, 7).Select(number => world.Client.Send(OutgoingWorld.In(number % 2 == 0 ? OutgoingWorld.Room : $"{OutgoingWorld.Room};messageid=1"), Message(number), false, default))];
        var other = world.Client.Send(OutgoingWorld.In("19:other@thread.tacv2"), Message(99), false, default);
        while (world.ToConnector.Count() < 2) await Task.Yield();
        Assert.Equal(2, most);
        first.SetResult();
        await Task.WhenAll([.. calls, other]);

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], world.ToConnector.Where(asked => !asked.To.AbsolutePath.Contains("other", StringComparison.Ordinal)).Select(asked => JsonNode.Parse(asked.Body)!["text"]!.GetValue<string>()));
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Reads_wait_for_no_turn()
    {
        await using var world = new OutgoingWorld();
        var first = new TaskCompletionSource<HttpResponseMessage>();
        world.Connector = (asked, _) => asked.Method == HttpMethod.Post ? first.Task : OutgoingWorld.Answer("""{"members":[]}""");
        var slow = world.Client.Send(OutgoingWorld.In(), Message(1), false, default);

        Assert.IsType<ConnectorDone>(await world.Client.Members(OutgoingWorld.In(), null, default));

        first.SetResult(await OutgoingWorld.Answer("{}"));
        Assert.IsType<ConnectorDone>(await slow);
    }

    [Fact]
    public async Task A_queue_that_is_too_long_sends_away_without_a_call()
    {
        await using var world = new OutgoingWorld();
        var first = new TaskCompletionSource<HttpResponseMessage>();
        world.Connector = (_, _) => first.Task;
        Task<ConnectorAnswer>[] calls = [.. Enumerable.Range(0, ConnectorCalls.LongestQueue + 1).Select(number => world.Client.Send(OutgoingWorld.In(), Message(number), false, default))];

        Assert.Equal(new ConnectorLater(OutgoingWorld.Now.AddSeconds(2), "our_queue"), await world.Client.Send(OutgoingWorld.In(), Message(99), false, default));

        // Whoever waits too long for his turn was not sent either.
        while (!world.ToConnector.Any()) await Task.Yield();
        world.Machine.Advance(TimeSpan.FromSeconds(8));
        var answers = await Task.WhenAll(calls[1..]);
        Assert.All(answers, answer => Assert.Equal("our_queue", Assert.IsType<ConnectorLater>(answer).Reason));
        first.SetResult(await OutgoingWorld.Answer("{}"));
        await calls[0];
        Assert.Single(world.ToConnector);
    }

    [Fact]
    public async Task Whoever_gives_up_leaves_his_place_to_the_next()
    {
        var queue = new ConversationQueue(10);
        using var gaveUp = new CancellationTokenSource();
        var first = await queue.Enter("a", default);
        var second = queue.Enter("a", gaveUp.Token);
        var third = queue.Enter("a", default);
        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);

        first!.Dispose();

        (await third)!.Dispose();
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public async Task A_thousand_in_a_muddle_are_one_at_a_time_and_leave_nothing_behind()
    {
        var queue = new ConversationQueue(1000);
        var (open, most, done) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => Task.Run(async () =>
        {
            using var gaveUp = new CancellationTokenSource();
            if (number % 3 == 0) await gaveUp.CancelAsync();
            try
            {
                using var turn = await queue.Enter($"{number % 2}", gaveUp.Token);
                var now = number % 2 == 0 ? Interlocked.Increment(ref open) : 1;
                most = Math.Max(most, now);
                await Task.Yield();
                if (number % 2 == 0) Interlocked.Decrement(ref open);
                Interlocked.Increment(ref done);
            }
            catch (OperationCanceledException)
            {
                // Some give up.
            }
        })));

        Assert.Equal((1, 0), (most, queue.Count));
        Assert.True(done >= 600);
    }

    private static JsonObject Message(int number) => new() { ["text"] = $"{number}" };
}
