using System.Collections.Concurrent;
using System.Globalization;
using CoachBot.Chat.Slack.Socket;
using CoachBot.Tests.Support;
using CoachBot.Wire;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Slack.Socket;

/// <summary>Sockets come and go: nothing is lost meanwhile, nothing is given up, and what stands still is said.</summary>
public sealed class SocketLifeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider machine = new(Now);

    [Fact]
    public async Task A_socket_counts_as_connected_after_the_hello_and_not_before()
    {
        await using var world = await SocketWorld.Start(machine, w => w.Slack.Hello = null);
        await world.Slack.Next();
        await world.Slack.Next();
        Assert.Equal(SocketStates.Opening, world.One.State);

        world.Slack.Hello = """{"type":"hello"}""";
        await Eventually.Holds(() => Step(world.One is { State: SocketStates.Waiting, Reason: "no_hello" }));
        await Eventually.Holds(() => Step(world.One.State == SocketStates.Connected));
    }

    /// <summary>The next one is open before the one in use is let go, and whatever flows meanwhile is taken, and taken once.</summary>
    [Theory]
    [InlineData("refresh_requested")]
    [InlineData("warning")]
    public async Task A_refresh_leaves_no_gap(string reason)
    {
        var seen = new ConcurrentQueue<string>();
        await using var world = await SocketWorld.Start(before: w => w.Door = async (_, request, _) =>
        {
            seen.Enqueue(SocketWorld.Text(request));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
            return new HookReply(200);
        });
        await world.Both();
        var flow = new Flow(world.Slack);
        var flowing = flow.Run();

        for (var round = 0; round < 4; round++)
        {
            var former = world.Slack.Lines.ElementAt(round);
            await former.Send(ServerLine.Disconnect(reason));
            var next = await world.Slack.Next();
            Assert.Equal(2, next.OpenBefore);
            await former.Closed.WaitAsync(ServerLine.Patience);
            Assert.True(former.SaidGoodbye);
        }

        var sent = await flow.Stop(flowing);
        await Eventually.Holds(() => flow.Acknowledged.Count == sent);
        Assert.Equal(sent, seen.Count);
        Assert.Distinct(seen);
        Assert.Equal(6, world.Slack.Opened);
    }

    [Fact]
    public async Task A_refresh_that_does_not_open_keeps_the_old_one_in_use()
    {
        var open = true;
        await using var world = await SocketWorld.Start(machine, w => w.Slack.Answers = _ => open ? null : (503, "<html>", null));
        var (line, _) = await world.Both();
        open = false;
        await line.Send(ServerLine.Disconnect("warning"));
        await Eventually.Holds(() => Step(world.Board.Read().Any(socket => socket is { State: SocketStates.Waiting, Reason: "http_503", Opened: not null })));

        await line.Send(ServerLine.Event("e-1"));

        Assert.Equal("""{"envelope_id":"e-1"}""", await line.Ack());
        open = true;
        await Eventually.Holds(() => Step(world.Board.Read().All(socket => socket.State == SocketStates.Connected)));
        await line.Closed.WaitAsync(ServerLine.Patience);
    }

    [Fact]
    public async Task A_silent_socket_is_replaced()
    {
        await using var world = await SocketWorld.Start(machine);
        var (line, other) = await world.Both();

        machine.Advance(SocketLine.LongestSilence - TimeSpan.FromSeconds(1));
        await line.Send(ServerLine.Event("e-1"));
        await line.Ack();
        machine.Advance(TimeSpan.FromSeconds(2));
        await other.Closed.WaitAsync(ServerLine.Patience);

        Assert.False(line.Closed.IsCompleted);
        Assert.Equal(3, world.Slack.Opened);
        Assert.Contains("gets a successor: silent", world.Logged, StringComparison.Ordinal);
    }

    /// <summary>What came before would be left, because nobody knows the workspace.</summary>
    [Fact]
    public async Task No_socket_is_opened_before_it_is_known_whose_the_bot_s_token_is()
    {
        await using var world = await SocketWorld.Start(machine, w => w.BotToken = "xoxb-1");
        await Eventually.Holds(() => world.Board.Read().All(socket => socket is { State: SocketStates.Waiting, Reason: SocketCodes.NoWorkspace }));
        Assert.Equal(0, world.Slack.Opened);

        await world.Store.Install();

        await Eventually.Holds(() => Step(world.Board.Read().All(socket => socket.State == SocketStates.Connected)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_socket_that_Slack_closes_or_that_breaks_is_opened_again_at_once(bool goodbye)
    {
        await using var world = await SocketWorld.Start(machine);
        var (line, _) = await world.Both();
        machine.Advance(TimeSpan.FromMinutes(1));

        if (goodbye) await line.Close();
        else line.Abort();
        var next = await world.Slack.Next();

        await next.Send(ServerLine.Event("e-1"));
        Assert.Equal("""{"envelope_id":"e-1"}""", await next.Ack());
    }

    [Fact]
    public async Task Lines_that_end_at_once_are_opened_more_and_more_slowly()
    {
        await using var world = await SocketWorld.Start(machine);
        var (first, second) = await world.Both();
        await second.Send(ServerLine.Event("e-1"));
        for (var (line, round) = (first, 0); round < 5; round++)
        {
            await line.Close();
            await Eventually.Holds(() => world.Board.Read().Any(socket => socket.State == SocketStates.Waiting));
            var waiting = world.Board.Read().First(socket => socket.State == SocketStates.Waiting);
            var pause = waiting.TriedAgainAt!.Value - machine.GetUtcNow();
            Assert.InRange(pause, TimeSpan.FromSeconds(0.5 * (1 << round)), TimeSpan.FromSeconds(1 << round));
            await Eventually.Holds(() => Step(world.Board.Read().All(socket => socket.State == SocketStates.Connected)));
            line = await world.Slack.Next();
        }
    }

    [Fact]
    public async Task Socket_Mode_switched_off_is_said_and_still_tried_from_time_to_time()
    {
        await using var world = await SocketWorld.Start(machine);
        var (line, _) = await world.Both();

        await line.Send(ServerLine.Disconnect("link_disabled"));
        await Eventually.Holds(() => world.Board.Read().Any(socket => socket is { State: SocketStates.Stopped, Reason: "link_disabled" }));

        var stopped = world.Board.Read().First(socket => socket.State == SocketStates.Stopped);
        Assert.InRange(stopped.TriedAgainAt!.Value - machine.GetUtcNow(), SocketPauses.Slow, SocketPauses.Slow + TimeSpan.FromMinutes(1));
        Assert.Contains("Error: Slack's socket", world.Logged, StringComparison.Ordinal);
        machine.Advance(SocketPauses.Slow - TimeSpan.FromSeconds(1));
        Assert.Equal(2, world.Slack.Opened);
        machine.Advance(TimeSpan.FromMinutes(2));
        await Eventually.Holds(() => Step(world.Board.Read().All(socket => socket.State == SocketStates.Connected), 10));
    }

    [Theory]
    [InlineData("not_authed")]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    [InlineData("user_removed_from_team")]
    [InlineData("team_disabled")]
    [InlineData("missing_scope")]
    [InlineData("not_allowed_token_type")]
    [InlineData("a_code_of_next_year")]
    public async Task What_waiting_does_not_help_is_tried_slowly_and_heals_without_a_restart(string code)
    {
        var wrong = true;
        await using var world = await SocketWorld.Start(machine, w => w.Slack.Answers = _ => wrong ? (200, $$"""{"ok":false,"error":"{{code}}"}""", null) : null);
        await Eventually.Holds(() => world.Board.Read().All(socket => socket.State == SocketStates.Stopped));
        Assert.Equal(code, world.One.Reason);

        machine.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(2, world.Slack.Opened);
        wrong = false;
        machine.Advance(TimeSpan.FromMinutes(2));
        await Eventually.Holds(() => Step(world.Board.Read().All(socket => socket.State == SocketStates.Connected), 10));
        Assert.DoesNotContain("canary", world.Logged, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData(null, 30)]
    public async Task Too_many_openings_wait_as_long_as_Slack_says(string? retryAfter, int seconds)
    {
        await using var world = await SocketWorld.Start(machine, w => w.Slack.Answers = number => number <= 2 ? (429, """{"ok":false,"error":"ratelimited"}""", retryAfter) : null);
        await Eventually.Holds(() => world.Board.Read().All(socket => socket.State == SocketStates.Waiting));

        machine.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, world.Slack.Opened);
        await Eventually.Holds(() => Step(world.Board.Read().All(socket => socket.State == SocketStates.Connected)));
    }

    [Theory]
    [InlineData("wss://evil.example/link/?ticket=canary")]
    [InlineData("ws://10.1.2.3/link/?ticket=canary")]
    [InlineData("http://127.0.0.1/link/?ticket=canary")]
    public async Task An_address_that_is_not_Slack_s_is_not_connected_to(string address)
    {
        await using var world = await SocketWorld.Start(machine, w => w.Slack.Answers = _ => (200, $$"""{"ok":true,"url":"{{address}}"}""", null));

        await Eventually.Holds(() => world.Board.Read().All(socket => socket is { State: SocketStates.Stopped, Reason: "address_is_not_slacks" }));

        Assert.Empty(world.Slack.Lines);
        Assert.DoesNotContain("canary", world.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_behind_which_nobody_is_never_gets_into_the_log()
    {
        await using var world = await SocketWorld.Start(machine, w => w.Slack.Answers = _ => (200, """{"ok":true,"url":"ws://127.0.0.1:1/link/?ticket=canary"}""", null));

        await Eventually.Holds(() => world.Board.Read().All(socket => socket.State == SocketStates.Waiting));

        Assert.StartsWith("not_connected", world.One.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", world.Logged, StringComparison.Ordinal);
    }

    /// <summary>The three seconds are over: Slack has given up on this envelope and sends it again, so an acknowledgement would tell it nothing.</summary>
    [Fact]
    public async Task A_slow_store_is_acknowledged_in_time_or_not_at_all()
    {
        var go = new ConcurrentQueue<TaskCompletionSource<HookReply>>();
        await using var world = await SocketWorld.Start(machine, w => w.Door = (_, _, _) =>
        {
            var wait = new TaskCompletionSource<HookReply>();
            go.Enqueue(wait);
            return wait.Task;
        });
        var (line, _) = await world.Both();
        await line.Send(ServerLine.Event("e-1"));
        await Eventually.Holds(() => go.Count == 1);

        machine.Advance(TimeSpan.FromSeconds(3.1));
        go.First().SetResult(new HookReply(200));
        await Eventually.Holds(() => world.Board.Read().Sum(socket => socket.Left) == 1);
        Assert.Empty(line.Acks);

        await line.Send(ServerLine.Event("e-1"));
        Assert.Equal("""{"envelope_id":"e-1"}""", await line.Ack());
        Assert.Single(go);
    }

    /// <summary>Moves the clock a little where it is not so yet.</summary>
    private bool Step(bool so, int tenths = 1)
    {
        if (!so) machine.Advance(TimeSpan.FromMilliseconds(100 * tenths));
        return so;
    }

    /// <summary>Sends one envelope after the other over any line that is open, and again what went unanswered when its line did.</summary>
    private sealed class Flow(SocketSlack slack)
    {
        private readonly List<(int Number, ServerLine Line)> sent = [];
        private volatile bool stopped;

        public IReadOnlyCollection<string> Acknowledged => [.. slack.Lines.SelectMany(line => line.Acks).Distinct()];

        public Task Run() => Task.Run(async () =>
        {
            for (var number = 1; !stopped; number++)
            {
                await Send(number);
                if (number % 4 == 0) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
            }
        });

        public async Task<int> Stop(Task flowing)
        {
            stopped = true;
            await flowing;
            var all = sent.Count;
            await Task.WhenAll(sent.Select(each => each.Line).Distinct().Where(line => line.SaidGoodbye).Select(line => line.Closed));
            foreach (var (number, _) in sent.Where(each => each.Line.Closed.IsCompleted && !each.Line.Acks.Contains(Ack(each.Number))).ToList()) await Send(number);
            return all;
        }

        private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}");

        private static string Ack(int number) => $$"""{"envelope_id":"e-{{Name(number)}}"}""";

        private async Task Send(int number)
        {
            while (true)
            {
                var open = slack.Lines.Where(line => !line.Closed.IsCompleted).ToList();
                var line = open[number % open.Count];
                try
                {
                    await line.Send(ServerLine.Event($"e-{Name(number)}", $"Ev{Name(number)}"));
                    lock (sent) sent.Add((number, line));
                    return;
                }
                catch (Exception gone) when (gone is System.Net.WebSockets.WebSocketException or ObjectDisposedException or InvalidOperationException)
                {
                    // It has just closed: over another one.
                }
            }
        }
    }
}
