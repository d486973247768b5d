using System.Net;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Tests.Chat.Adapters;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Teams.Connector;

/// <summary>Where Teams grants less than is published, that is learnt, for a conversation and for a tenant; and what somebody waits for comes first. P9, F24.</summary>
public sealed class ConnectorPaceTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private readonly FakeTimeProvider machine = new(OutgoingWorld.Now);

    [Theory] // P9
    [InlineData(30, 1)]
    [InlineData(900, 30)]
    [InlineData(50, 1)]
    public void Of_a_tenant_s_limit_that_nobody_tells_nine_tenths_are_used_and_a_hundredth_is_refused(int calls, int seconds)
    {
        var hidden = new HiddenLimit(calls, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(2));
        var budgets = new ConnectorBudgets(new TeamsLimits(), machine);
        var time = TimeSpan.FromHours(2);
        var room = 0;
        for (var until = machine.GetUtcNow() + time; machine.GetUtcNow() < until; machine.Advance(Tick))
        {
            while (budgets.Take(Line($"{room++ % 5000}")) is null)
            {
                if (hidden.Ask(machine.GetUtcNow()) is { } wait) budgets.Limit(Line($"{(room - 1) % 5000}"), wait);
            }
        }

        var (used, tooMuch) = hidden.In(time);
        Assert.InRange(used, 0.9, 1);
        Assert.InRange(tooMuch, 0, 0.01);
    }

    [Theory] // P9
    [InlineData(30, 30)]
    [InlineData(60, 30)]
    public void Of_a_conversation_s_limit_that_nobody_tells_nine_tenths_are_used_and_a_hundredth_is_refused(int calls, int seconds)
    {
        var hidden = new HiddenLimit(calls, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(5));
        var budgets = new ConnectorBudgets(new TeamsLimits { WritesPerHour = 100_000 }, machine);
        var time = TimeSpan.FromHours(4);
        for (var until = machine.GetUtcNow() + time; machine.GetUtcNow() < until; machine.Advance(Tick))
        {
            while (budgets.Take(Line("room")) is null)
            {
                if (hidden.Ask(machine.GetUtcNow()) is { } wait) budgets.Limit(Line("room"), wait);
            }
        }

        var (used, tooMuch) = hidden.In(time);
        Assert.InRange(used, 0.9, 1);
        Assert.InRange(tooMuch, 0, 0.01);
    }

    [Fact]
    public void Two_quiet_conversations_that_are_refused_speak_of_their_tenant_one_alone_or_a_busy_one_of_itself()
    {
        var budgets = new ConnectorBudgets(new TeamsLimits(), machine);
        for (var again = 0; again < 3; again++)
        {
            budgets.Take(Line("others write here"));
            budgets.Limit(Line("others write here"), machine.GetUtcNow().AddSeconds(7));
            machine.Advance(TimeSpan.FromSeconds(12));
        }

        Assert.Equal(48, Enumerable.Range(0, 100).Count(room => budgets.Take(Line($"{room}")) is null));

        budgets = new ConnectorBudgets(new TeamsLimits(), machine);
        foreach (var room in new[] { "also quiet", "quiet" })
        {
            budgets.Take(Line(room));
            budgets.Limit(Line(room), machine.GetUtcNow().AddSeconds(7));
        }

        machine.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(24, Enumerable.Range(0, 100).Count(room => budgets.Take(Line($"{room}")) is null));
        Assert.Equal(machine.GetUtcNow().AddSeconds(5), budgets.Take(Line("quiet")));

        budgets = new ConnectorBudgets(new TeamsLimits(), machine);
        for (var call = 0; call < 5; call++) budgets.Take(Line("busy"));
        budgets.Limit(Line("busy"), machine.GetUtcNow().AddSeconds(7));
        machine.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(48, Enumerable.Range(0, 100).Count(room => budgets.Take(Line($"{room}")) is null));
        machine.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, Enumerable.Range(0, 20).Count(_ => budgets.Take(Line("busy")) is null));
    }

    [Fact]
    public async Task The_client_learns()
    {
        await using var world = new OutgoingWorld();
        world.Connector = (_, _) => OutgoingWorld.Answer("", HttpStatusCode.TooManyRequests, ("Retry-After", "5"));
        await Send("19:first@thread.tacv2");
        await Send("19:second@thread.tacv2");
        world.Connector = (_, _) => OutgoingWorld.Answer("""{"id":"1"}""", HttpStatusCode.Created);
        world.Machine.Advance(TimeSpan.FromSeconds(1));

        var went = 0;
        for (var room = 0; room < 100; room++) went += await Send($"19:{room}@thread.tacv2") is ConnectorDone ? 1 : 0;

        Assert.Equal(24, went);

        Task<ConnectorAnswer> Send(string room) => world.Client.Send(OutgoingWorld.In(room), [], targeted: false, default);
    }

    [Fact] // F24
    public async Task What_somebody_waits_for_goes_before_five_hundred_for_which_nobody_waits()
    {
        await using var world = new OutgoingWorld();
        ConnectorAnswer last = new ConnectorUnknown("");
        for (var room = 0; room < 500; room++) last = await world.Client.Send(OutgoingWorld.In($"19:{room}@thread.tacv2"), [], targeted: false, default);
        Assert.True(Assert.IsType<ConnectorLater>(last).NotBefore > OutgoingWorld.Now.AddSeconds(5));

        for (var answer = 0; answer < 2; answer++) Assert.IsType<ConnectorDone>(await Answer(answer));
        Assert.Equal(OutgoingWorld.Now.AddSeconds(1), Assert.IsType<ConnectorLater>(await Answer(3)).NotBefore);

        Task<ConnectorAnswer> Answer(int room) => world.Client.Send(OutgoingWorld.In($"19:answer{room}@thread.tacv2") with { Awaited = true }, [], targeted: false, default);
    }

    private static CallLine Line(string room) => new("tenant", CallKind.Write, room);
}
