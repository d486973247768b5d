using CoachBot.Storage;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.Failures;

/// <summary>
/// Nobody knows whether a nudge arrived, and a bot reads no history: it is rather missed than doubled. F1, F9, R2; the table is in
/// bot/Chat/README.md.
/// </summary>
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
    [InlineData("500", true)]
    [InlineData("500", false)]
    [InlineData("502", true)]
    [InlineData("502", false)]
    [InlineData("503", false)]
    [InlineData("504", true)]
    [InlineData("cut", true)]
    [InlineData("cut", false)]
    public async Task A_first_message_of_which_nobody_heard_is_never_sent_a_second_time(string fault, bool effect)
    {
        Fail("send", fault, effect);
        await world.Show(world.Card());
        await world.Once();
        Assert.Equal(CardStates.Unknown, world.Row().State);
        await world.Pass(Minute);
        Assert.Equal(CardStates.Lost, world.Row().State);
        Assert.Equal((1, effect ? 1 : 0), (world.Teams.Sendings, world.Messages.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_time_out_is_the_same(bool arrives)
    {
        world.Faults.Hang("send", effect: arrives);
        await world.Show(world.Card());
        await world.OnceWithoutAnswer("send");
        Assert.Equal(CardStates.Unknown, world.Row().State);
        await world.Pass(Minute);
        Assert.Equal(CardStates.Lost, world.Row().State);
        Assert.Equal((1, arrives ? 1 : 0), (world.Teams.Sendings, world.Messages.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_crash_between_sending_and_receipt_it_is_not_sent_again(bool arrives)
    {
        var gate = new TaskCompletionSource();
        world.Faults.Add(new FakeTeamsFault("send") { Effect = arrives, Cut = !arrives, Until = gate.Task });
        await world.Show(world.Card());
        var running = world.Once();
        await world.Reached("send", 1);
        await world.Teams.Store.DisposeAsync();
        gate.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => running);

        await world.Restart();
        Assert.Equal(CardStates.Unknown, world.Row().State);
        await world.Pass(Minute);
        Assert.Equal(CardStates.Lost, world.Row().State);
        Assert.Equal((1, arrives ? 1 : 0), (world.Teams.Sendings, world.Messages.Count));
    }

    [Fact]
    public async Task The_next_message_of_somebody_whose_last_one_was_lost_is_sent()
    {
        world.Faults.Fail("send", 502);
        await world.Show(world.Card());
        await world.Pass(Minute);
        await world.Show(world.Card("next", "next"));
        await world.Pass(Minute);
        Assert.Equal((CardStates.Lost, CardStates.Sent), (world.Row().State, world.Row("next").State));
        Assert.Single(world.Messages);
    }

    [Fact]
    public async Task Nobody_at_the_other_end_is_no_sending_and_no_repeat()
    {
        await world.Show(world.Card("first", "first"));
        await world.Pass(Minute);
        world.Teams.CutOff();
        await world.Show(world.Card());
        await world.Once();
        Assert.Equal((CardStates.Retrying, false), (world.Row().State, world.Row().PossibleRepeat));
        world.Teams.Connect();
        await world.Pass(Minute);
        Assert.Equal((CardStates.Sent, false), (world.Row().State, world.Row().PossibleRepeat));
    }

    [Theory]
    [InlineData("500", true)]
    [InlineData("502", false)]
    [InlineData("cut", true)]
    [InlineData("cut", false)]
    [InlineData("429", false)]
    [InlineData("412", false)]
    public async Task An_edit_is_repeated_until_it_stands_there(string fault, bool effect)
    {
        await world.Show(world.Card());
        await world.Pass(Minute);
        Fail("update", fault, effect);
        await world.Show(world.Card(text: "changed"));
        await world.Pass(Minute);
        Assert.Equal("changed", world.Teams.Teams.Screen(world.Teams.Ann).Read(Assert.Single(world.Messages)));
        Assert.Equal((CardStates.Sent, 2L), (world.Row().State, world.Row().SentRevision));
        Assert.Equal(2, world.Teams.Teams.CallsOf("update").Count);
    }

    [Fact]
    public async Task A_message_that_somebody_deleted_stays_deleted()
    {
        await world.Show(world.Card());
        await world.Pass(Minute);
        world.Messages[0].Deleted = true;
        await world.Show(world.Card(text: "changed"));
        await world.Pass(Minute);
        Assert.Empty(world.Messages);
        Assert.Equal((CardStates.Sent, 2), (world.Row().State, world.Teams.Sendings));
        Assert.Contains("not there any more", world.Row().Reason, StringComparison.Ordinal);
        await world.Show(world.Card("next", "next")); // and it says nothing of the chat
        await world.Pass(Minute);
        Assert.Equal(CardStates.Sent, world.Row("next").State);
    }

    [Fact]
    public async Task What_was_taken_without_an_id_counts_as_sent_and_is_not_edited()
    {
        world.Faults.Split();
        await world.Show(world.Card());
        await world.Pass(Minute);
        Assert.Equal(CardStates.Sent, world.Row().State);
        await world.Show(world.Card(text: "changed"));
        await world.Pass(Minute);
        Assert.Equal("hello", world.Teams.Teams.Screen(world.Teams.Ann).Read(Assert.Single(world.Messages)));
        Assert.Equal(1, world.Teams.Sendings);
    }

    private void Fail(string method, string fault, bool effect)
    {
        if (fault == "cut") world.Faults.Cut(method, effect);
        else if (fault == "429") world.Faults.Limit(method, "5");
        else if (fault == "412") world.Faults.Refuse(method, 412, "PreconditionFailed");
        else world.Faults.Fail(method, int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), effect);
    }
}
