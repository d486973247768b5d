using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Intake;
using CoachBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Slack.Socket;

/// <summary>Through the real door: what Slack sends again because its acknowledgement was lost has one effect [ADM-14].</summary>
public sealed class SocketOnceTests
{
    [Fact]
    public async Task A_socket_that_breaks_between_commit_and_acknowledgement_changes_nothing_twice()
    {
        var stored = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        await using var world = await SocketWorld.Start(before: w =>
        {
            var intake = Intake(w);
            w.Listens = new Listener();
            w.Door = async (source, request, cancel) =>
            {
                var reply = await intake.Take(source, request, cancel);
                stored.TrySetResult();
                await go.Task;
                return reply;
            };
        });
        await world.Store.Install();
        var (line, other) = await world.Both();

        await line.Send(ServerLine.Event("e-1", "Ev-one"));
        await stored.Task.WaitAsync(ServerLine.Patience);
        line.Abort();
        go.SetResult();
        await other.Send(ServerLine.Event("e-2-again", "Ev-one"));

        Assert.Equal("""{"envelope_id":"e-2-again"}""", await other.Ack());
        Assert.Empty(line.Acks);
        Assert.Equal(1, Rows(world, "inbox"));
        Assert.Equal(1, Rows(world, "hooks"));
    }

    [Fact]
    public async Task A_process_that_dies_between_commit_and_acknowledgement_changes_nothing_twice()
    {
        await using var world = await SocketWorld.Start(before: w =>
        {
            w.Listens = new Listener();
            w.Door = (source, request, cancel) => Intake(w).Take(source, request, cancel);
        });
        await world.Store.Install();
        var (line, _) = await world.Both();
        await line.Send(ServerLine.Event("e-1", "Ev-one"));
        await line.Ack();

        await world.Stop();
        await world.Store.Restart();
        await world.Run();
        var (next, _) = await world.Both();
        await next.Send(ServerLine.Event("e-1", "Ev-one"));

        Assert.Equal("""{"envelope_id":"e-1"}""", await next.Ack());
        Assert.Equal(1, Rows(world, "inbox"));
    }

    private static HookIntake Intake(SocketWorld world)
    {
        var book = new TenantBook();
        return new(
            world.Store.Store,
            new SituationLoader(world.Store.Store, new RecordCodec(), book),
            new BusinessClock(world.Store.Store, Create(new ClockOptions()), TimeProvider.System),
            (_, _, _) => Answer.Nothing,
            NullLogger<HookIntake>.Instance);
    }

    private static long Rows(SocketWorld world, string table) => world.Store.Store.Read(sql => sql.Number($"select count(*) from {table}"));

    private sealed class Listener : ISlackEvents
    {
        public IReadOnlyCollection<string> Types => ["some_event"];

        public IReadOnlyList<InboundEvent> Read(SlackEvent happened) =>
            [new(happened.Installation.Tenant, "person:ann@ours.example", happened.Key, happened.At, new NotUnderstood("some_event"))];
    }
}
