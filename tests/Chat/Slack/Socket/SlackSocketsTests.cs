using System.Collections.Concurrent;
using System.Globalization;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Chat.Slack.Socket;
using CoachBot.Tests.Support;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Socket;

/// <summary>Envelopes come over sockets, are stored like requests over HTTP, and only then acknowledged [INT-01].</summary>
public sealed class SlackSocketsTests
{
    private static readonly HookReply Json = new(200, "application/json; charset=utf-8", """{"text":"hi"}"""u8.ToArray());

    [Fact]
    public async Task Two_sockets_are_opened_with_the_app_s_token()
    {
        await using var world = await SocketWorld.Start();

        await world.Both();

        Assert.Equal([$"Bearer {SocketWorld.AppToken}", $"Bearer {SocketWorld.AppToken}"], world.Slack.Authorizations);
        Assert.DoesNotContain(SocketSlack.Ticket, world.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", world.Logged, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events_api", SlackConnections.Events)]
    [InlineData("interactive", SlackConnections.Interactions)]
    [InlineData("slash_commands", SlackConnections.Commands)]
    public async Task An_envelope_goes_through_the_door_of_its_kind_and_is_acknowledged(string type, string connection)
    {
        await using var world = await SocketWorld.Start();
        var (line, _) = await world.Both();

        await line.Send(ServerLine.Event("e-1", type: type));

        Assert.Equal("""{"envelope_id":"e-1"}""", await line.Ack());
        var taken = Assert.Single(world.Taken);
        Assert.Equal(connection, taken.Connection);
        Assert.Equal("""{"type":"event_callback","event_id":"Ev1","team_id":"T0ACME","event":{"user":"U1","type":"some_event"}}""", SocketWorld.Text(taken));
        await Eventually.Holds(() => world.Board.Read().Sum(socket => socket.Acknowledged) == 1);
    }

    [Fact]
    public async Task An_answer_goes_along_where_Slack_takes_one_and_nowhere_else()
    {
        await using var world = await SocketWorld.Start(before: w => w.Door = (_, _, _) => Task.FromResult(Json));
        var (line, _) = await world.Both();

        await line.Send(ServerLine.Event("e-1", takes: true));
        Assert.Equal("""{"envelope_id":"e-1","payload":{"text":"hi"}}""", await line.Ack());

        await line.Send(ServerLine.Event("e-2", takes: false));
        Assert.Equal("""{"envelope_id":"e-2"}""", await line.Ack());
    }

    [Fact]
    public async Task What_was_not_stored_is_not_acknowledged_and_may_come_again()
    {
        var status = 503;
        await using var world = await SocketWorld.Start(before: w => w.Door = (_, _, _) => Task.FromResult(new HookReply(status)));
        var (line, other) = await world.Both();

        await line.Send(ServerLine.Event("e-1"));
        await Eventually.Holds(() => world.Board.Read().Sum(socket => socket.Left) == 1);
        status = 200;
        await other.Send(ServerLine.Event("e-1"));

        Assert.Equal("""{"envelope_id":"e-1"}""", await other.Ack());
        Assert.Empty(line.Acks);
    }

    [Fact]
    public async Task An_envelope_that_comes_over_both_sockets_is_taken_once_and_acknowledged_on_both()
    {
        var taken = 0;
        var go = new TaskCompletionSource();
        await using var world = await SocketWorld.Start(before: w => w.Door = async (_, _, _) =>
        {
            Interlocked.Increment(ref taken);
            await go.Task;
            return Json;
        });
        var (line, other) = await world.Both();

        await line.Send(ServerLine.Event("e-1", takes: true));
        await other.Send(ServerLine.Event("e-1", takes: true));
        await Eventually.Holds(() => world.Board.Read().All(socket => socket.LastTaken is not null));
        go.SetResult();

        Assert.Equal(await line.Ack(), await other.Ack());
        Assert.Equal(1, taken);
    }

    [Fact]
    public async Task One_that_throws_harms_no_other()
    {
        await using var world = await SocketWorld.Start(before: w => w.Door = (_, request, _) =>
            SocketWorld.Text(request).Contains("Ev-bad", StringComparison.Ordinal) ? throw new InvalidDataException("a mistake") : Task.FromResult(new HookReply(200)));
        var (line, _) = await world.Both();

        await line.Send(ServerLine.Event("e-1", "Ev-bad"));
        await line.Send(ServerLine.Event("e-2"));

        Assert.Equal("""{"envelope_id":"e-2"}""", await line.Ack());
        await Eventually.Holds(() => world.Board.Read().Sum(socket => socket.Left) == 1);
    }

    [Fact]
    public async Task Garbage_is_left_and_an_unknown_kind_is_acknowledged_and_left()
    {
        await using var world = await SocketWorld.Start();
        var (line, _) = await world.Both();

        await line.Send("no JSON at all");
        await line.Send("[1,2]");
        await line.Send("""{"type":"brand_new"}""");
        await line.Send("""{"type":7,"envelope_id":{}}""");
        await line.Send(ServerLine.Event("e-1", type: "canvas_things"));

        Assert.Equal("""{"envelope_id":"e-1"}""", await line.Ack());
        Assert.Empty(world.Taken);
        Assert.Equal(5, world.Board.Read().Sum(socket => socket.Odd));
        await line.Send(ServerLine.Event("e-2"));
        Assert.Equal("""{"envelope_id":"e-2"}""", await line.Ack());
    }

    [Fact]
    public async Task A_large_frame_in_many_parts_is_one_frame()
    {
        await using var world = await SocketWorld.Start();
        var (line, _) = await world.Both();
        var large = new string('ä', 700_000);

        await line.Send(ServerLine.Event("e-1", large), part: 9_001);

        Assert.Equal("""{"envelope_id":"e-1"}""", await line.Ack());
        Assert.Contains(large, SocketWorld.Text(Assert.Single(world.Taken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_that_is_too_large_is_left_and_the_next_one_is_taken()
    {
        await using var world = await SocketWorld.Start();
        var (line, _) = await world.Both();

        await line.Send(ServerLine.Event("e-1", new string('a', SocketLine.LargestFrame)), part: 200_000);
        await line.Send(ServerLine.Event("e-2"));

        Assert.Equal("""{"envelope_id":"e-2"}""", await line.Ack());
        Assert.Single(world.Taken);
        Assert.Equal(1, world.Board.Read().Sum(socket => socket.Odd));
    }

    /// <summary>Where more come than may be in hand at once, the rest waits in the line; none is lost.</summary>
    [Fact]
    public async Task So_many_are_in_hand_at_most()
    {
        const int all = 600;
        var (inHand, most) = (0, 0);
        var go = new TaskCompletionSource();
        await using var world = await SocketWorld.Start(before: w => w.Door = async (_, _, _) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref inHand));
            await go.Task;
            Interlocked.Decrement(ref inHand);
            return new HookReply(200);
        });
        var (line, _) = await world.Both();

        for (var number = 0; number < all; number++) await line.Send(ServerLine.Event(string.Create(CultureInfo.InvariantCulture, $"e-{number}")));
        await Eventually.Holds(() => Volatile.Read(ref inHand) == 256);
        go.SetResult();
        await Eventually.Holds(() => line.Acks.Count == all);

        Assert.Equal(256, most);
        Assert.Distinct(line.Acks);
    }

    /// <summary>[PRV-20]</summary>
    [Fact]
    public async Task The_service_stops_after_what_is_in_hand_was_acknowledged()
    {
        var go = new TaskCompletionSource();
        var begun = new ConcurrentQueue<string>();
        await using var world = await SocketWorld.Start(before: w => w.Door = async (_, request, _) =>
        {
            begun.Enqueue(SocketWorld.Text(request));
            await go.Task;
            return new HookReply(200);
        });
        var (line, other) = await world.Both();
        await line.Send(ServerLine.Event("e-1"));
        await Eventually.Holds(() => begun.Count == 1);

        var stopping = world.Stop();
        await other.Closed.WaitAsync(ServerLine.Patience);
        await line.Send(ServerLine.Event("e-2", "Ev2"));
        Assert.False(stopping.IsCompleted);
        go.SetResult();
        await stopping.WaitAsync(ServerLine.Patience);

        Assert.Equal("""{"envelope_id":"e-1"}""", Assert.Single(line.Acks));
        Assert.Single(begun);
        await line.Closed.WaitAsync(ServerLine.Patience);
        Assert.True(line.SaidGoodbye);
        Assert.All(world.Board.Read(), socket => Assert.Equal(SocketStates.Off, socket.State));
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, now, seen);
    }
}
