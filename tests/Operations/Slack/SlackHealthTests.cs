using System.Text.Json;
using CoachBot.Chat.Slack.Socket;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Operations.Health;
using CoachBot.Operations.Slack;
using CoachBot.Operations.Teams;
using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Operations.Slack;

/// <summary>What the health page says of Slack [ADM-22].</summary>
public sealed class SlackHealthTests
{
    private static readonly SlackOptions SocketMode = new() { BotToken = "xoxb-1-canary", AppToken = "xapp-1-canary" };

    [Fact]
    public async Task Nothing_is_said_where_Slack_is_off()
    {
        await using var world = new SlackStore();

        Assert.Null(new SlackHealthReader(world.Store, Create(new SlackOptions()), world.Machine).Read(withDatabase: true));
    }

    [Fact]
    public async Task It_tells_sockets_broken_workspaces_held_requests_and_held_back_events()
    {
        await using var world = new SlackStore();
        var installation = await world.Install();
        await world.Install(SlackStore.Grant(team: "T0OTHER"));
        await world.Installations.Break(installation, "token_revoked");
        var began = world.Machine.GetUtcNow();
        await world.Store.Write(
            WriteUrgency.Work,
            sql =>
            {
                HookKeys.IsNew(sql, "default", "slack/events", "event/Ev1", null, began);
                HookKeys.IsNew(sql, "default", "webhook/crm", "1", null, began.AddMinutes(1));
                Notices.Count(sql, "default", NoticeKinds.SlackRateLimited, "T0ACME", began);
                Notices.Count(sql, "default", NoticeKinds.SlackRateLimited, "T0ACME", began);
                Notices.Count(sql, "", NoticeKinds.SlackForeign, "T0FOREIGN", began);
                Notices.Count(sql, "default", NoticeKinds.SlackHeldTooLong, "T0ACME/U0GONE", began);
                HeldHooks.Add(sql, "default", "slack", "user/T0ACME/U1", new HookRequest("events", "", new Dictionary<string, IReadOnlyList<string>>(), "{}"u8.ToArray(), IsHttps: true, RemoteIsLoopback: false), began);
            },
            default);
        var board = new SocketBoard(world.Machine);
        board.Places[0].Connected();
        board.Places[0].Taken();
        board.Places[0].Acknowledged();
        board.Places[1].Stopped("link_disabled", began.AddMinutes(10), still: false);
        world.Machine.Advance(TimeSpan.FromSeconds(700));

        var slack = new SlackHealthReader(world.Store, Create(SocketMode), world.Machine, board).Read(withDatabase: true)!;

        Assert.Equal(("socket", 2, began), (slack.Mode, slack.Workspaces, slack.LastEvent));
        Assert.Equal(new SocketHealth(1, "connected", 700, 700, null, null, began, 1, 0, 0), slack.Sockets[0]);
        Assert.Equal(new SocketHealth(2, "stopped", 700, null, "link_disabled", began.AddMinutes(10), null, 0, 0, 0), slack.Sockets[1]);
        Assert.Equal(new BrokenWorkspace("T0ACME", "token_revoked", began), Assert.Single(slack.Broken));
        Assert.Equal(2, slack.RateLimited["T0ACME"]);
        Assert.Equal(1, slack.Foreign);
        Assert.Equal(new HeldHealth(1, 700, 1), slack.Held);
        Assert.Equal(
            [
                "Slack cannot be heard (link_disabled). Switch Socket Mode on in the app's settings. It is tried again every ten minutes.",
                "Nothing can be sent to the Slack workspace T0ACME since 2026-11-23: token_revoked. Install the app there again, or give it a new token.",
                "Requests from Slack wait for people to be looked up: look for refusals of users.info in the log.",
            ],
            SlackHealthReader.Problems(slack));
        Assert.DoesNotContain("canary", JsonSerializer.Serialize(slack), StringComparison.Ordinal);
        Assert.DoesNotContain("T0FOREIGN", JsonSerializer.Serialize(slack), StringComparison.Ordinal);
        Assert.DoesNotContain("Workspace T0", JsonSerializer.Serialize(slack), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_for_Slack_is_told_and_the_sockets_with_it()
    {
        await using var world = new SlackStore();
        await world.Store.Write(WriteUrgency.Work, sql => { sql.Run("alter table slack_installations rename to away"); }, default);
        var slack = new SlackHealthReader(world.Store, Create(SocketMode), world.Machine, new SocketBoard(world.Machine));
        var reader = new HealthReader(world.Store, null!, null!, null!, null!, null!, null!, slack, new TeamsHealthReader(world.Store, new TeamsOptions(), world.Machine), null!, NullLogger<HealthReader>.Instance);

        var (database, told, _) = reader.Stored(world.Machine.GetUtcNow());

        Assert.False(database.Answers);
        Assert.Equal(2, told!.Sockets.Count);
    }

    [Fact]
    public async Task All_is_well_while_one_socket_is_open()
    {
        await using var world = new SlackStore();
        var board = new SocketBoard(world.Machine);
        board.Places[0].Connected();
        board.Places[1].Waiting("http_503", world.Machine.GetUtcNow().AddSeconds(20), still: false);
        var reader = new SlackHealthReader(world.Store, Create(SocketMode), world.Machine, board);
        Assert.Empty(SlackHealthReader.Problems(reader.Read(withDatabase: true)!));

        board.Places[0].Waiting("http_503", world.Machine.GetUtcNow().AddSeconds(20), still: false);

        Assert.StartsWith("No socket to Slack is open (http_503)", Assert.Single(SlackHealthReader.Problems(reader.Read(withDatabase: true)!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sockets_are_told_where_the_database_is_silent_and_none_with_a_public_address()
    {
        await using var world = new SlackStore();
        var board = new SocketBoard(world.Machine);

        Assert.Equal(2, new SlackHealthReader(world.Store, Create(SocketMode), world.Machine, board).Read(withDatabase: false)!.Sockets.Count);
        var http = new SlackHealthReader(world.Store, Create(SocketMode with { AppToken = null, SigningSecret = "s" }), world.Machine, board).Read(withDatabase: true)!;
        Assert.Equal("http", http.Mode);
        Assert.Empty(http.Sockets);
    }
}
