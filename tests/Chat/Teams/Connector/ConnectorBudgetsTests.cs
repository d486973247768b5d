using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Teams.Connector;

/// <summary>What is published as a limit is kept here, so that Teams need not say so. [INT-03]</summary>
public sealed class ConnectorBudgetsTests
{
    private static readonly CallLine Write = new("tenant", CallKind.Write, "room");
    private static readonly CallLine Read = new("tenant", CallKind.Read, "room");

    private readonly FakeTimeProvider machine = new(OutgoingWorld.Now);

    [Theory]
    [InlineData(CallKind.Write, 7, 8, 60, 1800)]
    [InlineData(CallKind.Read, 14, 16, 120, 3600)]
    public void No_window_ever_holds_more_than_is_published(object kind, int second, int twoSeconds, int halfMinute, int hour)
    {
        // Whoever asks all the time gets exactly what is allowed.
        var budgets = new ConnectorBudgets(new TeamsLimits(), machine);
        List<DateTimeOffset> made = [];
        for (var i = 0; i < 80_000; i++)
        {
            if (budgets.Take(new CallLine("tenant", (CallKind)kind, "room")) is null) made.Add(machine.GetUtcNow());
            machine.Advance(TimeSpan.FromMilliseconds(50));
        }

        foreach (var (calls, length) in new[] { (second, 1), (twoSeconds, 2), (halfMinute, 30), (hour, 3600) })
            Assert.Equal(calls, made.Max(first => made.Count(call => call >= first && call < first.AddSeconds(length))));
    }

    [Fact]
    public void A_tenant_has_fifty_a_second_for_all_its_conversations_two_of_them_for_what_somebody_waits_for()
    {
        var budgets = new ConnectorBudgets(new TeamsLimits(), machine);

        var taken = Enumerable.Range(0, 80).Count(room => budgets.Take(Write with { Of = $"{room}" }) is null);

        Assert.Equal(48, taken);
        Assert.Null(budgets.Take(Write with { Of = "awaited" }, awaited: true));
        Assert.Null(budgets.Take(Write with { Of = "awaited" }, awaited: true));
        Assert.NotNull(budgets.Take(Write with { Of = "awaited" }, awaited: true));
        Assert.Null(budgets.Take(Write with { EntraTenant = "another" }));
        Assert.Equal((33L, OutgoingWorld.Now), budgets.Waits);
    }

    [Fact]
    public void Each_conversation_waits_for_itself_and_reads_wait_for_no_writes()
    {
        var budgets = new ConnectorBudgets(new TeamsLimits(), machine);
        for (var i = 0; i < 7; i++) Assert.Null(budgets.Take(Write));

        Assert.Equal(OutgoingWorld.Now.AddSeconds(1), budgets.Take(Write));
        Assert.Null(budgets.Take(Read));
        Assert.Null(budgets.Take(Write with { Of = "another" }));
    }

    [Fact]
    public void Those_who_are_sent_away_get_one_turn_after_the_other()
    {
        var budgets = new ConnectorBudgets(new TeamsLimits(), machine);
        for (var i = 0; i < 7; i++) budgets.Take(Write);

        DateTimeOffset[] turns = [.. Enumerable.Range(0, 20).Select(_ => budgets.Take(Write)!.Value)];

        Assert.Equal(turns.Distinct().Order(), turns);
        Assert.InRange(turns[^1] - turns[0], TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void A_turn_is_never_very_far_away()
    {
        var budgets = new ConnectorBudgets(new TeamsLimits(), machine);
        for (var i = 0; i < 7; i++) budgets.Take(Write);

        for (var i = 0; i < 10_000; i++) Assert.InRange(budgets.Take(Write)!.Value, OutgoingWorld.Now.AddSeconds(1), OutgoingWorld.Now.AddMinutes(6));
    }

    [Fact]
    public void Whoever_comes_at_his_turn_and_alone_goes()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(),
            waits =>
            {
                var time = new FakeTimeProvider(OutgoingWorld.Now);
                var budgets = new ConnectorBudgets(new TeamsLimits(), time);
                foreach (var wait in waits)
                {
                    if (budgets.Take(Write) is { } turn)
                    {
                        time.SetUtcNow(turn);
                        Assert.Null(budgets.Take(Write));
                    }

                    time.Advance(TimeSpan.FromMilliseconds(wait));
                }
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_published_can_be_set()
    {
        var budgets = new ConnectorBudgets(new TeamsLimits { WritesPerSecond = 1, TenantPerSecond = 2 }, machine);

        Assert.Null(budgets.Take(Write));
        Assert.NotNull(budgets.Take(Write));
        Assert.Null(budgets.Take(Read));
        Assert.NotNull(budgets.Take(Read));
    }

    [Fact]
    public void Conversations_that_have_been_silent_are_forgotten()
    {
        var budgets = new ConnectorBudgets(new TeamsLimits { TenantPerSecond = 100_000 }, machine);
        for (var room = 0; room < 5000; room++) budgets.Take(Write with { Of = $"{room}" });
        Assert.InRange(budgets.Count, 5000, 5001);
        machine.Advance(TimeSpan.FromHours(1));

        for (var room = 0; room < 4000; room++) budgets.Take(Write with { Of = $"new {room}" });

        Assert.InRange(budgets.Count, 4000, 4100);
    }

    [Fact]
    public void A_line_that_was_asked_to_wait_is_not_forgotten()
    {
        var budgets = new ConnectorBudgets(new TeamsLimits { TenantPerSecond = 100_000 }, machine);
        budgets.Limit(Write, OutgoingWorld.Now.AddDays(1));
        for (var room = 0; room < 5000; room++) budgets.Take(Write with { Of = $"{room}" });
        machine.Advance(TimeSpan.FromHours(1));
        for (var room = 0; room < 9000; room++) budgets.Take(Write with { Of = $"new {room}" });

        Assert.NotNull(budgets.Take(Write));
    }
}
