using CoachBot.Storage;

namespace CoachBot.Tests.Chat.Teams.Failures;

/// <summary>Teams asks to wait: its word is kept to the second, for the conversation of which it was said and for no other. F8.</summary>
public sealed class LimitTests : IAsyncLifetime
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
    [InlineData("7", 7)]
    [InlineData("date", 7)]
    [InlineData("86400", 3600)]
    public async Task Its_wait_is_kept_to_the_second_and_only_that_conversation_waits(string retryAfter, int seconds)
    {
        var other = await world.Burst(1, "other");
        var ann = world.Teams.Teams.Direct(world.Teams.Ann)!.Id;
        world.Faults.Limit("send", retryAfter == "date" ? world.Now.AddSeconds(seconds).ToString("R", System.Globalization.CultureInfo.InvariantCulture) : retryAfter, room: ann);
        await world.Show([world.Card(), .. other]);
        await world.Once();
        Assert.Equal(CardStates.Sent, world.Row("other-0").State);
        Assert.Equal((CardStates.Retrying, 0L), (world.Row().State, world.Row().Attempts));
        await world.Pass(TimeSpan.FromSeconds(seconds - 1));
        Assert.Equal(CardStates.Retrying, world.Row().State);
        await world.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal((CardStates.Sent, false), (world.Row().State, world.Row().PossibleRepeat));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task Without_a_word_on_how_long_it_waits_longer_each_time(string? retryAfter)
    {
        world.Faults.Limit("send", retryAfter, times: 3);
        await world.Show(world.Card());
        await world.Pass(Minute * 5);
        Assert.Equal((CardStates.Sent, false), (world.Row().State, world.Row().PossibleRepeat));
        var asked = world.Teams.Teams.CallsOf("send").Select(call => call.At).ToList();
        Assert.Equal(4, asked.Count);
        Assert.True(asked[3] - asked[2] > asked[1] - asked[0]);
    }

    [Fact]
    public async Task A_wait_beyond_its_use_drops_a_nudge_at_once()
    {
        world.Faults.Limit("send", "86400");
        await world.Show(world.Card(useful: TimeSpan.FromMinutes(30)));
        await world.Once();
        Assert.Equal(CardStates.Expired, world.Row().State);
        await world.Pass(Minute);
        Assert.Empty(world.Messages);
    }

    [Fact]
    public async Task Two_writers_at_once_are_told_so_and_the_message_comes_later()
    {
        world.Faults.Refuse("send", 412, "PreconditionFailed", times: 2);
        await world.Show(world.Card());
        await world.Pass(Minute);
        Assert.Equal((CardStates.Sent, false, 3), (world.Row().State, world.Row().PossibleRepeat, world.Teams.Sendings));
    }

    [Fact]
    public async Task Many_messages_into_one_conversation_go_at_the_pace_that_is_published()
    {
        await world.Show(Enumerable.Range(0, 40).Select(i => world.Card($"many-{i}", $"text {i}")));
        await world.Once();
        Assert.InRange(world.Teams.Sendings, 1, 7);
        Assert.All(world.Rows("many").Where(row => row.State == CardStates.Retrying), row => Assert.Equal(0, row.Attempts));
        await world.Pass(Minute);
        Assert.All(world.Rows("many"), row => Assert.Equal(CardStates.Sent, row.State));
        var calls = world.Teams.Teams.CallsOf("send");
        Assert.Equal(40, calls.Count);
        Assert.All(calls, call => Assert.InRange(calls.Count(other => other.At >= call.At && other.At < call.At.AddSeconds(2)), 1, 8));
    }
}
