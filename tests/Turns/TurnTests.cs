using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using static CoachBot.Tests.Storage.StageWorld;

namespace CoachBot.Tests.Turns;

public sealed class TurnTests : IAsyncDisposable
{
    private readonly StageWorld world = new(Coaches.Diarist);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Events_of_one_subject_are_decided_in_order_and_each_sees_what_the_last_one_kept()
    {
        await world.Put(Event("thing:a", "1"), Event("thing:b", "2"), Event("thing:a", "3"));
        Assert.Equal(3, await world.Turns.RunOnce(default));
        Assert.Equal(["1", "3"], world.Heard("thing:a"));
        Assert.Equal(["2"], world.Heard("thing:b"));
        Assert.Empty(world.Waiting());
    }

    [Fact]
    public async Task A_long_run_of_one_subject_does_not_keep_others_out_of_the_batch()
    {
        await world.Put([.. Enumerable.Range(0, 100).Select(i => Event("thing:long", $"{i}")), Event("thing:short", "mine")]);
        await world.Turns.RunOnce(default);
        Assert.Equal(32, world.Heard("thing:long").Count);
        Assert.Equal(["mine"], world.Heard("thing:short"));
        await world.Pipeline.Settle(default);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), world.Heard("thing:long"));
    }

    [Fact]
    public async Task The_same_key_waits_once()
    {
        await world.Put(Event("thing:a", "1"), Event("thing:a", "1"));
        await world.Pipeline.Settle(default);
        Assert.Equal(["1"], world.Heard("thing:a"));
    }

    [Fact]
    public async Task Tenants_do_not_see_each_other()
    {
        await world.Put(Event("thing:a", "1"), Event("thing:a", "1") with { Tenant = "other" });
        await world.Pipeline.Settle(default);
        Assert.Equal(["1"], world.Heard("thing:a"));
        Assert.Equal(2, world.Count("records"));
    }

    [Fact]
    public async Task What_is_told_is_decided_on_in_the_same_batch_after_what_waits_already()
    {
        world.Decide = TellingB;
        await world.Put(Event("thing:a", "tell"), Event("thing:b", "first"));
        await world.Turns.RunOnce(default);
        Assert.Equal(["first", "LookAgain"], world.Heard("thing:b"));
        Assert.Empty(world.Waiting());
    }

    [Fact]
    public async Task What_is_told_waits_behind_older_events_that_did_not_fit_the_batch()
    {
        world.Decide = TellingB;
        await world.Put([Event("thing:a", "tell"), .. Enumerable.Range(0, 40).Select(i => Event("thing:b", $"{i}"))]);
        await world.Turns.RunOnce(default);
        Assert.Equal("tell/0", world.Waiting()[^1].Key);
        await world.Pipeline.Settle(default);
        Assert.Equal("LookAgain", world.Heard("thing:b")[^1]);
        Assert.Equal(41, world.Heard("thing:b").Count);
    }

    /// <summary>[P14] Memory stays bounded: what is decided is kept first, the rest of the batch is taken up afresh.</summary>
    [Fact]
    public async Task A_batch_that_looks_at_very_many_records_ends_early_and_nothing_of_it_is_lost()
    {
        world.Decide = (situation, happened, now) =>
        {
            if (happened.What is CoachBot.Coach.Said)
            {
                for (var number = 0; number < 6_000; number++) situation.Find<Diary>($"thing:{happened.Subject}-{number}");
            }

            return happened is { Subject: "thing:a", What: CoachBot.Coach.Said } ? TellingB(situation, happened, now) : Coaches.Diarist(situation, happened, now);
        };
        await world.Put(Event("thing:a", "tell"), Event("thing:c", "1"), Event("thing:d", "2"));

        await world.Turns.RunOnce(default);
        Assert.NotEmpty(world.Waiting());
        await world.Pipeline.Settle(default);

        Assert.Empty(world.Waiting());
        Assert.Equal(["LookAgain", "1", "2"], new[] { "thing:b", "thing:c", "thing:d" }.Select(thing => Assert.Single(world.Heard(thing))));
    }

    [Fact]
    public async Task One_event_may_look_at_more_records_than_one_fetch_loads()
    {
        world.Decide = (situation, happened, now) =>
        {
            for (var number = 0; number < 25_000; number++) situation.Find<Diary>($"thing:other-{number}");
            return Coaches.Diarist(situation, happened, now);
        };
        await world.Put(Event("thing:a", "1"));
        await world.Turns.RunOnce(default);
        Assert.Equal(["1"], world.Heard("thing:a"));
    }

    [Fact]
    public async Task Links_lead_to_what_this_batch_has_kept_and_no_longer_to_what_it_has_unlinked()
    {
        world.Decide = (situation, happened, _) => happened.What is Said { Text: "look" }
            ? [new Keep(happened.Subject, new Diary([.. situation.Linked("name:x")]))]
            : [new Keep(happened.Subject, new Diary([], ((Said)happened.What).Text == "in" ? ["name:x"] : []))];
        await world.Put(Event("thing:b", "in"));
        await world.Turns.RunOnce(default);
        await world.Put(Said("thing:c", "1", "in"), Said("thing:look1", "2", "look"), Said("thing:b", "3", "out"), Said("thing:look2", "4", "look"));
        await world.Turns.RunOnce(default);
        Assert.Equal(["thing:b", "thing:c"], world.Heard("thing:look1"));
        Assert.Equal(["thing:c"], world.Heard("thing:look2"));
        Assert.Equal(["thing:c"], world.Situations.Ask(Tenant, situation => situation.Linked("name:x")));
    }

    [Fact]
    public async Task A_question_is_put_again_until_all_it_looked_at_is_loaded()
    {
        await world.Put(Event("thing:1", "a"), Event("thing:2", "b"), Event("thing:3", "c"));
        await world.Turns.RunOnce(default);
        var found = world.Situations.Ask(Tenant, situation =>
            new[] { "thing:1", "thing:2", "thing:3" }.TakeWhile(subject => situation.Find<Diary>(subject) is not null).Count());
        Assert.Equal(3, found);
    }

    [Fact]
    public async Task A_failing_head_holds_up_its_own_subject_only_and_the_rest_goes_on_after_its_death()
    {
        world.Decide = FailingOn("bad");
        await world.Put(Event("thing:a", "bad"), Event("thing:a", "after"), Event("thing:b", "other"));
        await world.Turns.RunOnce(default);
        Assert.Equal(["other"], world.Heard("thing:b"));
        Assert.Empty(world.Heard("thing:a"));
        Assert.Equal(0, await world.Turns.RunOnce(default));

        var start = world.Machine.GetUtcNow();
        while (world.DeadLetters().Count == 0)
        {
            world.Machine.Advance(TimeSpan.FromSeconds(1));
            await world.Turns.RunOnce(default);
        }

        Assert.True(world.Machine.GetUtcNow() - start <= TimeSpan.FromMinutes(2));
        var dead = Assert.Single(world.DeadLetters());
        Assert.Equal(("thing:a", "bad", 5L), (dead.Subject, dead.Key, dead.Attempts));
        Assert.Contains("no sense", dead.Cause, StringComparison.Ordinal);
        await world.Pipeline.Settle(default);
        Assert.Equal(["after"], world.Heard("thing:a"));
    }

    [Fact]
    public async Task What_stands_before_a_failing_event_is_kept()
    {
        world.Decide = FailingOn("bad");
        await world.Put(Event("thing:a", "good"), Event("thing:a", "bad"));
        await world.Turns.RunOnce(default);
        Assert.Equal(["good"], world.Heard("thing:a"));
        Assert.Equal(["bad"], world.Waiting().Select(row => row.Key));
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_dead_lettered_and_the_rest_goes_on()
    {
        await world.Put(Event("thing:a", "1"), Event("thing:a", "2"));
        await world.Store.Write(WriteUrgency.Work, sql => sql.Run("""update inbox set body = '{"type":"from.the.future"}' where key = '1'"""), default);
        await UntilDead();
        Assert.Equal(["2"], world.Heard("thing:a"));
    }

    [Fact]
    public async Task What_cannot_be_written_fails_for_its_own_subject_only()
    {
        world.Decide = (_, happened, _) => [new Keep(happened.Subject, happened.Key == "bad" ? new Unwritable() : new Diary([happened.Key]))];
        await world.Put(Event("thing:a", "bad"), Event("thing:b", "good"));
        await world.Turns.RunOnce(default);
        Assert.Equal(["good"], world.Heard("thing:b"));
        await UntilDead();
        Assert.Equal("thing:a", Assert.Single(world.DeadLetters()).Subject);
    }

    [Fact]
    public async Task A_circle_of_events_ends()
    {
        world.Decide = (_, happened, _) => [new Tell(happened.Subject == "thing:a" ? "thing:b" : "thing:a", new LookAgain())];
        await world.Put(Event("thing:a", "start"));
        await UntilDead();
        Assert.Empty(world.Waiting());
    }

    [Fact]
    public async Task A_batch_whose_events_were_taken_away_meanwhile_leaves_nothing_behind()
    {
        world.Decide = (_, happened, _) =>
        {
            world.Store.Write(WriteUrgency.Answer, sql => sql.Run("delete from inbox"), default).GetAwaiter().GetResult();
            return [new Keep(happened.Subject, new Diary(["ghost"]))];
        };
        await world.Put(Event("thing:a", "1"));
        await world.Turns.RunOnce(default);
        Assert.Equal(0, world.Count("records"));
    }

    [Fact]
    public async Task Cards_and_wakeups_are_committed_with_the_event()
    {
        world.Decide = (_, happened, now) => [new Show(Card()), new WakeAt(happened.Subject, now.AddHours(1)), new WakeAt(happened.Subject, now.AddHours(2))];
        await world.Put(Event("thing:a", "1"));
        await world.Turns.RunOnce(default);
        Assert.Equal(CardStates.Waiting, world.Row().State);
        Assert.Equal(Monday.AddHours(2), world.Store.Read(sql => Wakeups.Next(sql)));
    }

    [Fact]
    public async Task The_loop_decides_without_being_called()
    {
        var decided = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Decide = (_, _, _) =>
        {
            decided.TrySetResult();
            return [];
        };
        await world.Turns.StartAsync(default);
        await world.Put(Event("thing:a", "1"));
        world.Store.Signals.Inbox.Raise();
        await decided.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await world.Turns.StopAsync(default);
        Assert.Empty(world.Waiting());
    }

    private static InboundEvent Said(string subject, string key, string text) => Event(subject, key, new Said("ann@acme.example", "dm", text));

    private static IReadOnlyList<Decision> TellingB(Situation situation, InboundEvent happened, DateTimeOffset now) =>
        happened.Key == "tell" ? [new Tell("thing:b", new LookAgain())] : Coaches.Diarist(situation, happened, now);

    private static CoachBot.Turns.Decide FailingOn(string key) => (situation, happened, now) =>
        happened.Key == key ? throw new InvalidOperationException("This makes no sense.") : Coaches.Diarist(situation, happened, now);

    private async Task UntilDead()
    {
        for (var tries = 0; world.DeadLetters().Count == 0; tries++)
        {
            Assert.True(tries < 20, "It never dies.");
            await world.Pipeline.Settle(default);
            world.Machine.Advance(TimeSpan.FromMinutes(1));
        }

        await world.Pipeline.Settle(default);
    }

    private sealed record Unwritable : CoachBot.Coach.Record
    {
        public string Value { get => throw new InvalidOperationException("This cannot be written."); init => _ = value; }
    }
}
