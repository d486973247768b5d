using System.Text;
using CoachBot.Coach;
using CoachBot.Coach.Captures;
using CoachBot.Coach.Cards;
using CoachBot.Intake;
using CoachBot.Storage;
using CoachBot.Tests.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Tests.Intake;

public sealed class IntakeTests : IAsyncDisposable
{
    private readonly StageWorld world = new(Coaches.Diarist);
    private readonly FakeSource source = new();
    private Answer answer = Answer.Nothing;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_is_answered_202_is_stored()
    {
        Assert.Equal(202, (await Take("hello")).Status);
        await world.Restart();
        Assert.Equal("k1", Assert.Single(world.Waiting()).Key);
    }

    [Fact]
    public async Task The_same_key_again_gets_the_same_answer_and_stores_nothing_even_when_the_first_is_worked()
    {
        await Take("hello");
        await world.Pipeline.Settle(default);
        Assert.Equal(202, (await Take("hello")).Status);
        await world.Pipeline.Settle(default);
        Assert.Equal(["hello"], world.Heard("thing:a"));
        Assert.Empty(Notices());
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_ignored_and_counted()
    {
        await Take("hello");
        Assert.Equal(202, (await Take("something else")).Status);
        await world.Pipeline.Settle(default);
        Assert.Equal(["hello"], world.Heard("thing:a"));
        Assert.Equal((NoticeKinds.KeyCollision, "fake", 1L), Assert.Single(Notices()));
    }

    [Fact]
    public async Task The_same_key_on_another_connection_is_another_key()
    {
        source.What = text => new Said("ann@acme.example", "dm", text);
        await Intake().Take(source, FakeSource.Request("one", connection: "a"), default);
        await Intake().Take(source, FakeSource.Request("two", connection: "b"), default);
        Assert.Equal(2, world.Count("hooks"));
    }

    [Fact]
    public async Task A_key_is_known_for_35_days()
    {
        await Take("hello");
        world.Machine.Advance(TimeSpan.FromDays(35));
        await world.Schedule.RunOnce(default);
        Assert.Equal(1, world.Count("hooks"));
        world.Machine.Advance(TimeSpan.FromHours(2));
        await world.Schedule.RunOnce(default);
        Assert.Equal(0, world.Count("hooks"));
    }

    [Fact]
    public async Task A_type_that_nobody_knows_is_stored_and_counted()
    {
        source.What = text => new NotUnderstood(text);
        Assert.Equal(202, (await Take("invoice.paid")).Status);
        Assert.Equal((NoticeKinds.UnknownHookType, "invoice.paid", 1L), Assert.Single(Notices()));
        Assert.Single(world.Waiting());
    }

    [Fact]
    public async Task What_is_not_genuine_or_not_valid_leaves_no_trace()
    {
        source.Verdict = new HookVerdict(429, "Slow down.", RetryAfter: TimeSpan.FromSeconds(7));
        var refused = await Take("hello");
        Assert.Equal((429, TimeSpan.FromSeconds(7)), (refused.Status, refused.RetryAfter));
        source.Verdict = HookVerdict.For("acme");
        source.Errors = [new HookError("/data/name", "required", "Give the name.")];
        var invalid = await Take("hello");
        Assert.Equal((400, "application/problem+json"), (invalid.Status, invalid.ContentType));
        Assert.Contains("""{"pointer":"/data/name","rule":"required","detail":"Give the name."}""", Encoding.UTF8.GetString(invalid.Body!), StringComparison.Ordinal);
        Assert.Equal(0, world.Count("hooks") + world.Count("inbox"));
    }

    [Fact]
    public async Task A_form_that_opens_and_a_field_error_store_nothing_and_a_sent_form_is_stored()
    {
        source.What = _ => new Pressed("ann@acme.example", "card", "name-value");
        answer = new Answer(new FormView("value", "thing:a", new Dictionary<string, Fact>(), []));
        Assert.Equal(200, (await Take("press")).Status);
        source.What = _ => new Submitted("ann@acme.example", "value", new Dictionary<string, string>());
        answer = new Answer(Errors: new Dictionary<string, Part> { ["value"] = new("error", new Dictionary<string, Fact>()) });
        Assert.Equal(422, (await Take("submit")).Status);
        Assert.Equal(0, world.Count("hooks") + world.Count("inbox"));
        answer = Answer.Nothing;
        Assert.Equal(202, (await Take("submit")).Status);
        Assert.Equal(1, world.Count("inbox"));
    }

    [Fact]
    public async Task A_message_of_which_nothing_was_saved_yet_is_not_stored_whatever_the_answer_is() // INT-15
    {
        source.What = text => new MessageCaptured("ann@acme.example", CaptureKinds.Voice, text, "C1", world.Clock.GetUtcNow());
        answer = new Answer(new FormView("save-voice", "thing:a", new Dictionary<string, Fact>(), []));
        Assert.Equal(200, (await Take("what somebody wrote")).Status);
        answer = Answer.Nothing;
        Assert.Equal(202, (await Take("what somebody wrote")).Status);
        Assert.Equal(0, world.Count("hooks") + world.Count("inbox"));
    }

    [Fact]
    public async Task What_is_not_stored_within_three_seconds_gets_503_and_a_repeat_finds_it()
    {
        using var held = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var holding = world.Store.Write(
            WriteUrgency.Work,
            _ =>
            {
                entered.SetResult();
                held.Wait();
            },
            default);
        await entered.Task;
        var taking = Take("hello");
        world.Machine.Advance(TimeSpan.FromSeconds(3) - TimeSpan.FromTicks(1));
        Assert.False(taking.IsCompleted);
        world.Machine.Advance(TimeSpan.FromTicks(1));
        var reply = await taking;
        Assert.Equal(503, reply.Status);
        Assert.NotNull(reply.RetryAfter);
        held.Set();
        await holding;
        Assert.Equal(202, (await Take("hello")).Status);
        Assert.Single(world.Waiting());
    }

    [Fact]
    public async Task A_store_that_is_closing_gets_503()
    {
        var intake = Intake();
        var store = world.Store;
        using var held = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = store.Write(
            WriteUrgency.Work,
            _ =>
            {
                entered.SetResult();
                held.Wait();
            },
            default);
        await entered.Task;
        var closing = store.DisposeAsync();
        Assert.Equal(503, (await intake.Take(source, FakeSource.Request("hello"), default)).Status);
        held.Set();
        await closing;
    }

    private HookIntake Intake() => new(world.Store, world.Situations, world.Clock, (_, _, _) => answer, NullLogger<HookIntake>.Instance);

    private Task<HookReply> Take(string text) => Intake().Take(source, FakeSource.Request(text), default);

    private List<(string Kind, string Name, long Count)> Notices() => world.Store.Read(sql =>
        sql.All("select kind, name, count from notices", row => (row.GetString(0), row.GetString(1), row.GetInt64(2))));
}
