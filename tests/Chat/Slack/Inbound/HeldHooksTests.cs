using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Tests.Chat.Slack.Inbound;

/// <summary>Nothing that somebody says is lost because nobody has looked him up yet [INT-01] [INT-13].</summary>
public sealed class HeldHooksTests : IAsyncLifetime
{
    private InboundWorld world = null!;

    public async ValueTask InitializeAsync() => world = await InboundWorld.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_message_is_held_until_it_is_known_who_wrote_it_and_heard_then_once()
    {
        world.Slack.Faults.Error("users.info", "service_unavailable", times: 2);
        await world.Screen.Say("It saves two days");
        Assert.Empty(world.Waiting);
        Assert.Equal(1, world.Count("held_hooks"));

        Assert.Equal(1, await Loop());
        Assert.Equal(1, world.Count("held_hooks"));
        Assert.Equal(0, await Loop());
        world.Machine.Advance(TimeSpan.FromSeconds(2));
        await Loop();
        Assert.Equal("It saves two days", Assert.IsType<Said>(Assert.Single(world.Waiting).What).Text);
        Assert.Equal(0, world.Count("held_hooks"));
    }

    [Fact]
    public async Task Slack_that_does_not_say_within_a_second_keeps_nobody_waiting()
    {
        world.Slack.Faults.Hang("users.info", effect: false);
        var reply = await world.Passing(world.Screen.Command("/coach help"));
        Assert.Contains("finding out who you are", reply.Json!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(1, world.Count("held_hooks"));
    }

    /// <summary>Slack's news of him did not reach us [PRV-15].</summary>
    [Fact]
    public async Task Who_somebody_is_is_asked_again_after_a_day()
    {
        await world.Screen.Say("one");
        Assert.Single(world.Waiting);
        world.Person.Kind = FakeKind.Guest;
        world.Machine.Advance(TimeSpan.FromDays(1));

        // While Slack cannot say, what it said before counts.
        world.Slack.Faults.Error("users.info", "service_unavailable");
        await world.Screen.Say("two");
        Assert.Equal(2, world.Waiting.Count);
        await world.Screen.Say("three");
        Assert.Equal(2, world.Waiting.Count);
        Assert.Equal(0, world.Count("held_hooks"));
    }

    [Fact]
    public async Task A_mention_that_comes_twice_is_held_once_and_heard_once()
    {
        world.Slack.Faults.Error("users.info", "service_unavailable", times: 2);
        var room = world.Workspace.Room("west", false, world.Person, world.Workspace.Bot);
        var text = $"<@{world.Workspace.Bot.Id}> help";
        foreach (var type in new[] { "message", "app_mention" })
        {
            await world.Slack.Sends.Event(world.Workspace, new JsonObject
            {
                ["type"] = type, ["channel"] = room.Id, ["channel_type"] = "channel", ["user"] = world.Person.Id, ["text"] = text, ["ts"] = "1764000000.000100",
            });
        }

        Assert.Equal(1, world.Count("held_hooks"));
        await Loop();
        Assert.Single(world.Waiting);

        // It is the same later on: known is known.
        await world.Slack.Sends.Again(world.Slack.Sends.Made[^1].Delivery);
        Assert.Single(world.Waiting);
    }

    [Fact]
    public async Task What_is_heard_after_a_crash_between_hearing_and_forgetting_is_heard_once()
    {
        world.Slack.Faults.Error("users.info", "service_unavailable");
        await world.Screen.Say("hello");
        var (connection, body) = world.Store.Read(sql => sql.First("select connection, body from held_hooks", row => (row.GetString(0), row.GetFieldValue<byte[]>(1))));
        await Loop();
        await world.Turn();
        await world.Store.Write(
            WriteUrgency.Work,
            sql => { sql.Run("insert into held_hooks (tenant, source, connection, waits_for, body, at, attempts) values ('default', 'slack', ?1, 'T/U', ?2, ?3, 0)", connection, body, InboundWorld.Monday); },
            default);
        await Loop();
        Assert.Empty(world.Waiting);
        Assert.Equal(0, world.Count("held_hooks"));
    }

    [Theory]
    [InlineData(FakeKind.Guest)]
    [InlineData(FakeKind.Member)]
    public async Task What_a_guest_or_a_stranger_said_is_dropped_as_soon_as_that_is_known(FakeKind kind)
    {
        world.Slack.Faults.Error("users.info", "service_unavailable");
        var other = world.Workspace.Person("gus@ours.example", "Gus", kind: kind);
        await world.Slack.Screen(other).Say("hello");
        Assert.Equal(1, world.Count("held_hooks"));
        await Loop();
        Assert.Equal(0, world.Count("held_hooks") + world.Count("inbox"));
    }

    [Fact]
    public async Task What_is_three_days_old_is_dropped_and_counted()
    {
        world.Slack.Faults.Error("users.info", "missing_scope", times: 100);
        await world.Screen.Say("hello");
        world.Machine.Advance(SlackHeldHooks.KeptFor);
        await Loop();
        Assert.Equal(1, world.Count("held_hooks"));
        world.Machine.Advance(TimeSpan.FromMinutes(11));
        await Loop();
        Assert.Equal(0, world.Count("held_hooks") + world.Count("inbox"));
        Assert.Equal((NoticeKinds.SlackHeldTooLong, $"{world.Workspace.Team}/{world.Person.Id}", 1L), Assert.Single(world.Notices));
    }

    [Fact]
    public async Task What_is_held_carries_no_secret()
    {
        world.Slack.Faults.Error("users.info", "service_unavailable");
        await world.Screen.Command("/coach deal Acme");
        var held = world.Store.Read(sql => sql.First("select cast(body as text) from held_hooks", row => row.GetString(0)))!;
        Assert.Contains("deal Acme", held, StringComparison.Ordinal);
        Assert.DoesNotContain("response_url", held, StringComparison.Ordinal);
        Assert.DoesNotContain("verification-token", held, StringComparison.Ordinal);
        await Loop();
        Assert.Equal("/coach deal Acme", Assert.IsType<Said>(Assert.Single(world.Waiting).What).Text);
    }

    [Fact]
    public async Task A_home_view_that_was_opened_too_early_comes_later()
    {
        world.Slack.Faults.Error("users.info", "service_unavailable");
        await world.Screen.OpenHome();
        Assert.DoesNotContain("Ann Able", world.Screen.Home is { } home ? FakeScreen.Read(home) : "", StringComparison.Ordinal);
        await Loop();
        Assert.Contains("Ann Able", FakeScreen.Read(world.Screen.Home!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_said_stays_in_order_and_Slack_is_asked_once_for_all_of_it()
    {
        world.Slack.Faults.Error("users.info", "service_unavailable", times: 3);
        await world.Screen.Say("one");
        await world.Screen.Say("two");
        await Loop();

        // Slack would say it now, and "two" was never tried: it waits behind "one" all the same.
        Assert.Equal([1L, 0L], world.Store.Read(sql => sql.All("select attempts from held_hooks order by id", row => row.GetInt64(0))));
        Assert.Equal(0, await Loop());
        world.Machine.Advance(TimeSpan.FromSeconds(2));
        await Loop();
        Assert.Equal(["one", "two"], world.Waiting.Select(each => Assert.IsType<Said>(each.What).Text));
    }

    [Fact]
    public async Task A_request_that_throws_holds_up_no_other_and_is_tried_again()
    {
        world.Slack.Faults.Error("users.info", "service_unavailable", times: 2);
        await world.Screen.Say("one");
        await world.Screen.Say("two");
        var broken = true;
        using var loop = new SlackHeldHooks(
            world.Store,
            world.Machine,
            world.Get<Installations>(),
            world.Get<SlackDirectory>(),
            world.Get<SlackInbox>(),
            (source, request, cancel) => broken && System.Text.Encoding.UTF8.GetString(request.Body.Span).Contains("\"one\"", StringComparison.Ordinal)
                ? throw new InvalidOperationException("It is broken.")
                : world.Intake.Take(source, request, cancel),
            NullLogger<SlackHeldHooks>.Instance);
        await loop.RunOnce(default);
        Assert.Equal("two", Assert.IsType<Said>(Assert.Single(world.Waiting).What).Text);
        Assert.Equal(1, world.Count("held_hooks"));
        Assert.Equal(0, await loop.RunOnce(default));
        broken = false;
        world.Machine.Advance(TimeSpan.FromSeconds(2));
        await loop.RunOnce(default);
        Assert.Equal(2, world.Count("inbox"));
        Assert.Equal(0, world.Count("held_hooks"));
    }

    private Task<int> Loop() => world.Get<SlackHeldHooks>().RunOnce(default);
}
