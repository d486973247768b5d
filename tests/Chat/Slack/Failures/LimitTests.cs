using CoachBot.Chat.Slack.Api;
using CoachBot.Storage;

namespace CoachBot.Tests.Chat.Slack.Failures;

/// <summary>A storm of 429: Slack's word is kept to the second, for the workspace it was said to and for nobody else. F8.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private const int Many = 60;
    private FaultWorld world = null!;

    public async ValueTask InitializeAsync() => world = await FaultWorld.Start();

    public async ValueTask DisposeAsync()
    {
        world.NothingTwice();
        await world.DisposeAsync();
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData(null, 30)]
    [InlineData("nonsense", 30)]
    [InlineData("86400", 3600)]
    public async Task Slacks_wait_is_kept_to_the_second_and_only_that_workspace_waits(string? retryAfter, int seconds)
    {
        var other = await world.Other();
        world.Faults.Limit("chat.postMessage", retryAfter, world.Slack.Acme.Team, times: 40);
        var began = world.Now;
        await world.Show([.. world.Burst(Many, name: "acme"), .. world.Burst(30, other, "other")]);
        await world.Once();

        Assert.All(world.Rows("other"), row => Assert.Equal(CardStates.Sent, row.State));
        Assert.All(world.Rows("acme"), row => Assert.Equal((CardStates.Retrying, 0L), (row.State, row.Attempts)));
        var asked = Acme();
        Assert.InRange(asked, 1, 40); // those that were on their way together
        world.Faults.Clear();

        await world.Pass(TimeSpan.FromSeconds(seconds - 1));
        Assert.Equal(asked, Acme());
        await world.Pass(TimeSpan.FromSeconds(1));
        Assert.True(Acme() > asked);
        await world.Pass(TimeSpan.FromSeconds(60));
        Assert.All(world.Rows("acme"), row => Assert.Equal((CardStates.Sent, false), (row.State, row.PossibleRepeat)));
        Assert.True(world.Now - began >= TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_wait_beyond_its_use_drops_a_nudge_at_once()
    {
        world.Faults.Limit("chat.postMessage", "86400");
        await world.Show(world.Burst(1, useful: TimeSpan.FromMinutes(30)));
        await world.Once();
        Assert.Equal(CardStates.Expired, world.Rows("burst").Single().State);
        await world.Pass(TimeSpan.FromMinutes(1));
        Assert.Empty(world.Messages);
    }

    [Fact]
    public async Task A_burst_goes_out_at_the_pace_of_the_budget_and_nothing_counts_as_a_failed_try()
    {
        await world.Show(world.Burst(100));
        await world.Once();
        Assert.Equal(SlackTiers.Posting.AtOnce, world.Slack.Sendings);
        Assert.All(world.Rows("burst").Where(row => row.State == CardStates.Retrying), row => Assert.Equal(0, row.Attempts));
        await world.Pass(TimeSpan.FromSeconds(20));
        Assert.Equal(100, world.Slack.Sendings);
        Assert.All(world.Rows("burst"), row => Assert.Equal(CardStates.Sent, row.State));
        Assert.DoesNotContain(world.Slack.Slack.Calls, call => call.Outcome == "429");
    }

    private int Acme() => world.Slack.Slack.CallsOf("chat.postMessage").Count(call => call.Team == world.Slack.Acme.Team);
}
