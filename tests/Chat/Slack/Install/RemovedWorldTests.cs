using System.Text.Json;
using CoachBot.Chat;
using CoachBot.Chat.Slack.Install;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Install;

/// <summary>A workspace goes away in the middle of a burst: what comes after it is not even tried (fault rows F17, F18) [PRV-12].</summary>
public sealed class RemovedWorldTests
{
    [Fact]
    public async Task After_the_app_was_removed_nothing_is_sent_there_and_Slack_is_asked_nothing()
    {
        await using var world = await SlackWorld.Start();
        await world.Sent(world.ToAnn, key: "before");

        await new UninstallEvents(world.Installations).Take(Event(world, "app_uninstalled"), default);
        var calls = world.Slack.Calls.Count;
        for (var i = 0; i < 20; i++)
        {
            world.Machine.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal(FailureCategory.NotAllowed, Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(world.ToAnn, key: $"after-{i}")).Category);
        }

        Assert.Equal(calls, world.Slack.Calls.Count);
        Assert.Equal(0, world.Store.Read(sql => sql.Number("select count(*) from slack_installations where token is not null")));
    }

    [Fact]
    public async Task Installed_again_new_messages_go_out_and_those_of_before_do_not_come_to_life()
    {
        await using var world = await SlackWorld.Start();
        await new UninstallEvents(world.Installations).Take(Event(world, "app_uninstalled"), default);
        await world.Deliver(world.ToAnn, "lost", key: "while it was away");

        world.Machine.Advance(TimeSpan.FromMinutes(1));
        await world.Install(world.Acme, world.Token);
        await world.Sent(world.ToAnn, "found", key: "afterwards");

        Assert.Equal(1, world.Sendings);
    }

    [Fact]
    public async Task A_token_that_is_revoked_in_mid_burst_is_refused_once_and_said_once()
    {
        await using var world = await SlackWorld.Start();
        await world.Sent(world.ToAnn, key: "before");
        world.Token.Dead = "token_revoked";
        var calls = world.Slack.Calls.Count;

        for (var i = 0; i < 20; i++)
        {
            world.Machine.Advance(TimeSpan.FromSeconds(2));
            Assert.IsType<Failed<ChatReceipt>>(await world.Deliver(world.ToAnn, key: $"after-{i}"));
        }

        Assert.Equal("token_revoked", world.Installation.Broken);
        Assert.Equal(calls + 1, world.Slack.Calls.Count);
    }

    private static SlackEvent Event(SlackWorld world, string type) => new(
        world.Installation, world.Acme.Team, type, JsonElement.Parse($$"""{"type":"{{type}}"}"""), "event/Ev1", world.Machine.GetUtcNow(), world.Machine.GetUtcNow());
}
