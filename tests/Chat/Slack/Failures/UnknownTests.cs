using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Failures;

/// <summary>Nobody knows whether a nudge arrived: it is looked for, and never stands there twice. F1, F9, R2; the table is in bot/Chat/README.md.</summary>
public sealed class UnknownTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private FaultWorld world = null!;

    public async ValueTask InitializeAsync() => world = await FaultWorld.Start();

    public async ValueTask DisposeAsync()
    {
        world.NothingTwice();
        await world.DisposeAsync();
    }

    [Theory]
    [InlineData("500")]
    [InlineData("cut")]
    [InlineData("internal_error")]
    [InlineData("fatal_error")]
    public async Task What_arrived_all_the_same_is_found_and_not_sent_again(string fault)
    {
        Fail("chat.postMessage", fault, effect: true);
        await world.Show(world.Card());
        await world.Once();
        Assert.Equal(CardStates.Unknown, world.Row().State);
        await world.Pass(Minute);
        await Arrived(repeat: false, sendings: 1);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("cut")]
    [InlineData("internal_error")]
    public async Task What_did_not_arrive_is_sent_once_more_and_flagged(string fault)
    {
        Fail("chat.postMessage", fault, effect: false);
        await world.Show(world.Card());
        await world.Pass(Minute);
        await Arrived(repeat: true, sendings: 2);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_time_out_is_answered_by_one_look_into_the_history(bool arrives, int sendings)
    {
        world.Faults.Hang("chat.postMessage", effect: arrives);
        await world.Show(world.Card());
        await world.OnceWithoutAnswer("chat.postMessage");
        Assert.Equal(CardStates.Unknown, world.Row().State);
        await world.Pass(Minute);
        await Arrived(repeat: !arrives, sendings);
        Assert.Single(world.Slack.Slack.CallsOf("conversations.history"));
    }

    [Fact]
    public async Task Twice_without_effect_is_not_tried_a_third_time()
    {
        world.Faults.Fail("chat.postMessage", effect: false, times: 2);
        await world.Show(world.Card());
        await world.Pass(Minute);
        Assert.Equal(CardStates.Lost, world.Row().State);
        Assert.Equal(2, world.Slack.Sendings);
        Assert.Empty(world.Messages);
    }

    [Fact]
    public async Task Where_we_may_not_look_it_is_rather_missed_than_doubled()
    {
        foreach (var scope in new[] { "im:history", "channels:history", "groups:history" }) world.Slack.Token.Scopes.Remove(scope);
        world.Faults.Fail("chat.postMessage", effect: true);
        await world.Show(world.Card());
        await world.Pass(Minute);
        Assert.Equal(CardStates.Lost, world.Row().State);
        Assert.Equal(1, world.Slack.Sendings);
        Assert.Single(world.Messages);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("limited")]
    [InlineData("cut")]
    public async Task A_look_that_fails_is_put_again(string fault)
    {
        world.Faults.Fail("chat.postMessage", effect: true);
        Fail("conversations.history", fault, effect: false);
        await world.Show(world.Card());
        await world.Pass(Minute * 5);
        await Arrived(repeat: false, sendings: 1);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_crash_between_sending_and_receipt_is_asked_about_after_the_restart(bool arrives, int sendings)
    {
        var gate = new TaskCompletionSource();
        if (arrives) world.Faults.Add(new FakeFault("chat.postMessage") { Effect = true, Until = gate.Task });
        else world.Faults.Add(new FakeFault("chat.postMessage") { Cut = true, Until = gate.Task });
        await world.Show(world.Card());
        var running = world.Once();
        await world.Reached("chat.postMessage", 1);
        await world.Slack.Store.DisposeAsync();
        gate.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => running);

        await world.Restart();
        Assert.Equal(CardStates.Unknown, world.Row().State);
        await world.Pass(Minute);
        await Arrived(repeat: !arrives, sendings);
    }

    [Fact]
    public async Task Nobody_at_the_other_end_is_no_sending_and_no_repeat()
    {
        await world.Show(world.Card("first"));
        await world.Pass(Minute);
        world.Slack.CutOff();
        await world.Show(world.Card());
        await world.Once();
        Assert.Equal((CardStates.Retrying, false), (world.Row().State, world.Row().PossibleRepeat));
        world.Slack.Connect();
        await world.Pass(Minute);
        Assert.Equal((CardStates.Sent, false), (world.Row().State, world.Row().PossibleRepeat));
    }

    [Fact]
    public async Task Where_nobody_says_in_time_who_that_is_nothing_was_sent_and_nothing_is_unknown()
    {
        var gate = new TaskCompletionSource();
        world.Faults.Add(new FakeFault("users.lookupByEmail") { Effect = true, Until = gate.Task });
        world.Faults.Hang("conversations.open");
        await world.Show(world.Card());
        var running = world.Once();
        await world.Reached("users.lookupByEmail", 1);
        world.Slack.Machine.Advance(TimeSpan.FromSeconds(4));
        gate.SetResult();
        await world.Reached("conversations.open", 1);
        world.Slack.Machine.Advance(TimeSpan.FromSeconds(6));
        await running;

        Assert.Equal(CardStates.Retrying, world.Row().State);
        await world.Pass(Minute);
        await Arrived(repeat: false, sendings: 1);
    }

    [Theory]
    [InlineData("500", true)]
    [InlineData("500", false)]
    [InlineData("cut", true)]
    [InlineData("limited", false)]
    public async Task An_edit_is_repeated_until_it_stands_there(string fault, bool effect)
    {
        await world.Show(world.Card());
        await world.Pass(Minute);
        Fail("chat.update", fault, effect);
        await world.Show(world.Card(text: "changed"));
        await world.Pass(Minute);
        Assert.Equal("changed", FakeScreen.Read(Assert.Single(world.Messages)));
        Assert.Equal((CardStates.Sent, 2L), (world.Row().State, world.Row().SentRevision));
    }

    [Fact]
    public async Task A_message_that_somebody_deleted_stays_deleted()
    {
        await world.Show(world.Card());
        await world.Pass(Minute);
        world.Messages[0].Room.Messages.Clear();
        await world.Show(world.Card(text: "changed"));
        await world.Pass(Minute);
        Assert.Empty(world.Messages);
        Assert.Equal(CardStates.Sent, world.Row().State);
        Assert.Contains("message_not_found", world.Row().Reason, StringComparison.Ordinal);
    }

    private void Fail(string method, string fault, bool effect)
    {
        if (fault == "cut") world.Faults.Cut(method, effect);
        else if (fault == "limited") world.Faults.Limit(method, "5");
        else if (fault == "500") world.Faults.Fail(method, 500, effect);
        else world.Faults.Error(method, fault, effect);
    }

    private Task Arrived(bool repeat, int sendings)
    {
        var row = world.Row();
        Assert.Equal((CardStates.Sent, repeat), (row.State, row.PossibleRepeat));
        var message = Assert.Single(world.Messages);
        Assert.Equal(($"{world.Slack.Acme.Team}/{message.Room.Id}", message.Ts), (row.ReceiptRoom, row.ReceiptMessage));
        Assert.Equal(sendings, world.Slack.Sendings);
        return Task.CompletedTask;
    }
}
