using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using static CoachBot.Tests.Storage.StageWorld;

namespace CoachBot.Tests.Schedule;

public sealed class VirtualTimeTests : IAsyncDisposable
{
    private readonly StageWorld world = new(Coaches.Diarist);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_wakeup_comes_once_and_not_before_it_is_due()
    {
        await Wake("thing:a", Monday.AddHours(1));
        Assert.Equal(0, await world.Schedule.RunOnce(default));
        await world.Clock.Set(Monday.AddHours(1), default);
        Assert.Equal(1, await world.Schedule.RunOnce(default));
        Assert.Equal(0, await world.Schedule.RunOnce(default));
        await world.Turns.RunOnce(default);
        Assert.Equal(["WokeUp"], world.Heard("thing:a"));
    }

    [Fact] // ADM-13
    public async Task A_wakeup_missed_while_down_comes_once()
    {
        await Wake("thing:a", Monday.AddHours(1));
        await world.Clock.Set(Monday.AddDays(3), default);
        await world.Restart();
        await world.Pipeline.Settle(default);
        Assert.Equal(["WokeUp"], world.Heard("thing:a"));
    }

    [Fact]
    public async Task A_wakeup_that_was_moved_comes_at_its_new_time()
    {
        await Wake("thing:a", Monday.AddHours(1));
        await Wake("thing:a", Monday.AddHours(5));
        await world.Pipeline.AdvanceTo(Monday.AddHours(2), default);
        Assert.Empty(world.Heard("thing:a"));
        await Wake("thing:a", null);
        await world.Pipeline.AdvanceTo(Monday.AddHours(9), default);
        Assert.Empty(world.Heard("thing:a"));
    }

    [Fact]
    public async Task Time_goes_from_due_instant_to_due_instant_and_everyone_sees_his_own()
    {
        var seen = new List<DateTimeOffset>();
        world.Decide = (_, happened, now) =>
        {
            seen.Add(now);
            return now < Monday.AddHours(3) ? [new WakeAt(happened.Subject, now.AddHours(1))] : [];
        };
        await Wake("thing:a", Monday.AddMinutes(30));
        await world.Pipeline.AdvanceTo(Monday.AddHours(10), default);
        Assert.Equal([0.5, 1.5, 2.5, 3.5], seen.Select(at => (at - Monday).TotalHours));
        Assert.Equal(Monday.AddHours(10), world.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Cards_are_sent_at_their_own_instants_on_the_way()
    {
        await world.Show(Card("one", notBefore: Monday.AddHours(2)), Card("two", notBefore: Monday.AddHours(1)));
        await world.Pipeline.AdvanceTo(Monday.AddHours(3), default);
        Assert.Equal(["send two hello", "send one hello"], world.Chat.Calls);
        Assert.Equal((Monday.AddHours(2), Monday.AddHours(1)), (world.Row("one").SentAt, world.Row("two").SentAt));
    }

    [Fact]
    public async Task What_is_due_at_the_target_is_done_when_it_is_reached()
    {
        await Wake("thing:a", Monday.AddHours(1));
        await world.Pipeline.AdvanceTo(Monday.AddHours(1), default);
        Assert.Equal(["WokeUp"], world.Heard("thing:a"));
    }

    [Fact]
    public async Task Delivery_is_told_and_decided_on_before_settling_ends()
    {
        world.Decide = (situation, happened, now) => happened.What is Said
            ? [new Show(Card(tell: true))]
            : Coaches.Diarist(situation, happened, now);
        await world.Put(Event("thing:owner", "1"));
        await world.Pipeline.Settle(default);
        Assert.Equal(["Delivered"], world.Heard("thing:owner"));
    }

    [Fact]
    public async Task Settling_beside_the_running_loops_still_ends_with_everything_done()
    {
        world.Decide = (situation, happened, now) => happened.What is Said said
            ? [new Show(Card(said.Text, tell: true))]
            : Coaches.Diarist(situation, happened, now);
        await world.Turns.StartAsync(default);
        await world.Delivery.StartAsync(default);
        for (var i = 1; i <= 30; i++)
        {
            await world.Put(Event("thing:owner", $"{i}"));
            world.Store.Signals.Inbox.Raise();
            await world.Pipeline.Settle(default);
            Assert.Equal(i, world.Heard("thing:owner").Count);
        }

        await world.Turns.StopAsync(default);
        await world.Delivery.StopAsync(default);
    }

    [Fact]
    public async Task The_virtual_instant_outlives_a_restart_and_never_goes_back()
    {
        await world.Pipeline.AdvanceTo(Monday.AddDays(2), default);
        await world.Restart();
        Assert.Equal(Monday.AddDays(2), world.Clock.GetUtcNow());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => world.Pipeline.AdvanceTo(Monday.AddDays(1), default));
        Assert.Equal(Monday.AddDays(2), world.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_real_clock_cannot_be_moved()
    {
        await using var real = new StageWorld(Coaches.Silent, virtualClock: false);
        await Assert.ThrowsAsync<InvalidOperationException>(() => real.Clock.Set(Monday.AddDays(1), default));
        real.Machine.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Monday.AddHours(1), real.Clock.GetUtcNow());
    }

    private Task Wake(string subject, DateTimeOffset? due) =>
        world.Store.Write(WriteUrgency.Work, sql => Wakeups.Set(sql, Tenant, subject, due), default);
}
