using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Failures;

/// <summary>The workspace is gone in mid-burst: nothing more is asked of it, once known; the others go on. F17, F18.</summary>
public sealed class DeadTokenTests : IAsyncLifetime
{
    private const int AtOnce = 4;
    private const int Before = 10;
    private FaultWorld world = null!;

    public async ValueTask InitializeAsync() => world = await FaultWorld.Start(AtOnce);

    public async ValueTask DisposeAsync()
    {
        world.NothingTwice();
        await world.DisposeAsync();
    }

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    [InlineData("invalid_auth")]
    public async Task A_token_revoked_in_mid_burst_breaks_the_installation_once_and_ends_its_calls(string code)
    {
        var other = await world.Other();
        await world.Show([.. world.Burst(35, name: "acme"), .. world.Burst(5, other, "other")]);
        world.Faults.Add(new FakeFault("chat.postMessage", world.Slack.Acme.Team) { Times = Before });
        world.Faults.Error("chat.postMessage", code, team: world.Slack.Acme.Team, times: int.MaxValue);
        await world.Once();

        Assert.Equal(Before, world.Rows("acme").Count(row => row.State == CardStates.Sent));
        Assert.Equal(35 - Before, world.Rows("acme").Count(row => row.State == CardStates.Failed && row.Reason!.StartsWith("NotAllowed", StringComparison.Ordinal)));
        Assert.InRange(Acme(), Before + 1, Before + AtOnce);
        Assert.Equal(code, world.Slack.Installation.Broken);
        Assert.All(world.Rows("other"), row => Assert.Equal(CardStates.Sent, row.State));

        var asked = Acme();
        await world.Show(world.Burst(5, name: "later"));
        await world.Pass(TimeSpan.FromMinutes(1));
        Assert.All(world.Rows("later"), row => Assert.Equal(CardStates.Failed, row.State));
        Assert.Equal(asked, Acme());
    }

    [Fact]
    public async Task A_workspace_uninstalled_in_mid_burst_gets_no_call_beyond_those_on_their_way()
    {
        await world.Show(world.Burst(35, name: "acme"));
        var gate = new TaskCompletionSource();
        world.Faults.Add(new FakeFault("chat.postMessage") { Times = Before });
        world.Faults.Add(new FakeFault("chat.postMessage") { Times = AtOnce, Until = gate.Task });
        var running = world.Once();
        await world.Reached("chat.postMessage", Before + AtOnce);
        world.Slack.Token.Dead = "account_inactive";
        await world.Slack.Installations.Remove(world.Slack.Installation, default);
        gate.SetResult();
        await running;

        Assert.Equal(Before + AtOnce, Acme());
        Assert.Equal(Before, world.Messages.Count);
        Assert.Equal(Before, world.Rows("acme").Count(row => row.State == CardStates.Sent));
        Assert.All(world.Rows("acme").Where(row => row.State != CardStates.Sent), row => Assert.StartsWith("NotAllowed", row.Reason, StringComparison.Ordinal));
        Assert.Empty(world.Slack.Installations.Of(SlackWorld.Tenant));
    }

    [Fact]
    public async Task To_install_it_again_revives_nothing_and_what_comes_then_goes()
    {
        world.Slack.Token.Dead = "token_revoked";
        await world.Show(world.Burst(3, name: "before"));
        await world.Pass(TimeSpan.FromMinutes(1));
        world.Slack.Token.Dead = null;
        await world.Slack.Install(world.Slack.Acme, world.Slack.Token);
        await world.Show(world.Burst(1, name: "after"));
        await world.Pass(TimeSpan.FromMinutes(1));
        Assert.All(world.Rows("before"), row => Assert.Equal(CardStates.Failed, row.State));
        Assert.Equal(CardStates.Sent, world.Rows("after").Single().State);
        Assert.Single(world.Messages);
    }

    private int Acme() => world.Slack.Slack.CallsOf("chat.postMessage").Count(call => call.Team == world.Slack.Acme.Team);
}
