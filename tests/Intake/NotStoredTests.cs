using System.Collections;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Intake;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Tests.Intake;

/// <summary>"Not saved" is said only where it is true, because whoever hears it does it once more.</summary>
public sealed class NotStoredTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly StageWorld world = new(Coaches.Diarist);
    private readonly FakeSource source = new();
    private readonly AsyncLocal<bool> reads = new();
    private readonly ManualResetEventSlim letGo = new();
    private AnswerInRequest answer = (_, _, _) => Answer.Nothing;

    public async ValueTask DisposeAsync()
    {
        letGo.Set();
        await world.DisposeAsync();
        letGo.Dispose();
    }

    [Fact]
    public async Task What_is_said_to_be_not_stored_never_is()
    {
        var holding = await Hold();
        var taking = Take();
        world.Machine.Advance(TimeSpan.FromSeconds(3));

        // At once, though the writer is still busy.
        Assert.Equal(503, (await taking.WaitAsync(Patience)).Status);
        Assert.Equal(1, source.ToldNotStored);
        letGo.Set();
        await holding;
        await world.Store.Write(WriteUrgency.Work, _ => { }, default);
        Assert.Equal(0, world.Count("hooks") + world.Count("inbox"));
    }

    [Fact]
    public async Task What_has_begun_is_waited_for()
    {
        var taking = await TakeAndBegin();
        world.Machine.Advance(TimeSpan.FromSeconds(3.1));
        Assert.False(taking.IsCompleted);
        letGo.Set();
        Assert.Equal(202, (await taking.WaitAsync(Patience)).Status);
        Assert.Equal(0, source.ToldNotStored);
        Assert.Single(world.Waiting());
    }

    [Fact]
    public async Task Of_what_nobody_knows_nobody_is_told_that_it_was_not_stored()
    {
        var taking = await TakeAndBegin();
        world.Machine.Advance(TimeSpan.FromSeconds(3.2));
        Assert.Equal(503, (await taking.WaitAsync(Patience)).Status);
        Assert.Equal(0, source.ToldNotStored);
        letGo.Set();
        await world.Store.Write(WriteUrgency.Work, _ => { }, default);
        Assert.Single(world.Waiting());
    }

    [Fact]
    public async Task Where_the_asking_took_all_the_time_it_is_stored_all_the_same()
    {
        source.What = _ => new Pressed("ann@acme.example", "card", "done");
        answer = (_, _, _) =>
        {
            world.Machine.Advance(TimeSpan.FromSeconds(4));
            return Answer.Nothing;
        };
        Assert.Equal(202, (await Take()).Status);
        Assert.Single(world.Waiting());
    }

    private Task<HookReply> Take() =>
        new HookIntake(world.Store, world.Situations, world.Clock, (situation, request, now) => answer(situation, request, now), NullLogger<HookIntake>.Instance)
            .Take(source, FakeSource.Request("hello"), default);

    /// <summary>Taken, and in the hands of the writer, which does not come to an end.</summary>
    private async Task<Task<HookReply>> TakeAndBegin()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        reads.Value = true;
        source.Carries = events => new Slow(events, () =>
        {
            // The writer began before this test and knows nothing of it.
            if (reads.Value) return;
            begun.TrySetResult();
            letGo.Wait();
        });
        var taking = Take();
        await begun.Task.WaitAsync(Patience);
        return taking;
    }

    private async Task<Task> Hold()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var holding = world.Store.Write(
            WriteUrgency.Work,
            _ =>
            {
                entered.SetResult();
                letGo.Wait();
            },
            default);
        await entered.Task;
        return holding;
    }

    private sealed class Slow(IReadOnlyList<InboundEvent> events, Action before) : IReadOnlyList<InboundEvent>
    {
        public int Count => events.Count;

        public InboundEvent this[int index] => events[index];

        public IEnumerator<InboundEvent> GetEnumerator()
        {
            before();
            return events.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
