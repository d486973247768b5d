using CoachBot.Chat;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Wire;
using static CoachBot.Tests.Storage.StageWorld;

namespace CoachBot.Tests.Delivery;

/// <summary>What became of a card is written at once, and whatever the store does meanwhile.</summary>
public sealed class RecordTests : IAsyncDisposable
{
    private const int WaitingWrites = 8192;
    private readonly StageWorld world = new(Coaches.Silent);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_receipt_of_a_card_is_there_before_the_next_card_of_the_room_is_sent()
    {
        string? receipt = null;
        world.Chat.Sending = key =>
        {
            if (key == "two") receipt = world.Row("one").ReceiptMessage;
            return Task.CompletedTask;
        };
        await world.Show(Card("one"), Card("two"));
        await world.Delivery.RunOnce(default);
        Assert.Equal("m-one", receipt);
    }

    [Fact]
    public async Task A_store_that_refuses_is_asked_again_until_the_receipt_is_written()
    {
        using var letGo = new ManualResetEventSlim();
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var last = Task.CompletedTask;
        world.Chat.Sending = async key =>
        {
            var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _ = world.Store.Write(
                WriteUrgency.Answer,
                _ =>
                {
                    entered.SetResult();
                    letGo.Wait();
                },
                default);
            await entered.Task;
            for (var write = 0; write < WaitingWrites; write++) last = world.Store.Write(WriteUrgency.Answer, _ => { }, default);
            full.SetResult();
        };
        await world.Show(Card());
        var running = world.Delivery.RunOnce(default);
        await full.Task;
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System));
        letGo.Set();
        await last;
        Assert.Equal(CardStates.Sending, world.Row().State);
        for (var step = 0; step < 100 && !running.IsCompleted; step++)
        {
            world.Machine.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        Assert.Equal(1, await running);
        Assert.Equal((CardStates.Sent, "m-card"), (world.Row().State, world.Row().ReceiptMessage));
    }

    [Fact]
    public async Task After_a_card_without_an_answer_the_new_ones_of_its_room_come_soon_and_those_of_others_now()
    {
        world.Chat.Next.Enqueue(() => new Unknown<ChatReceipt>("No answer."));
        await world.Show(Card("one"), Card("two"), Card("three"));
        await world.Delivery.RunOnce(default);
        Assert.Equal(["send one hello"], world.Chat.Calls);
        Assert.Equal(CardStates.Unknown, world.Row("one").State);
        Assert.Equal((CardStates.Retrying, 0L), (world.Row("two").State, world.Row("two").Attempts));
        await world.Show(Card("other", address: "dm:bob"));
        await world.Delivery.RunOnce(default);
        Assert.Equal(CardStates.Sent, world.Row("other").State);
        world.Chat.ArrivesWithoutAnswer("one", "hello");
        world.Machine.Advance(TimeSpan.FromSeconds(2));
        await world.Delivery.RunOnce(default);
        Assert.Equal(["send one hello", "send other hello", "send two hello", "send three hello"], world.Chat.Calls);
        Assert.All(new[] { "one", "two", "three" }, key => Assert.Equal(CardStates.Sent, world.Row(key).State));
    }
}
