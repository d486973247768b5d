using System.Net;
using CoachBot.Chat.Slack.Api;
using CoachBot.Wire;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Slack.Api;

/// <summary>Whoever waits, waits for nobody else; what can be known here is not asked at Slack. F8.</summary>
public sealed class SlackBudgetsTests : IDisposable
{
    private static readonly Dictionary<string, string?> ToRoom = new(StringComparer.Ordinal) { ["channel"] = "C1" };
    private readonly ScriptedHttp http = new();
    private readonly FakeTimeProvider machine = new(ScriptedHttp.Now);

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData("7", 7)]
    [InlineData(null, 30)]
    [InlineData("86400", 3600)]
    public async Task After_a_429_the_method_of_that_workspace_waits_and_nobody_else(string? retryAfter, int seconds)
    {
        var client = http.Client();
        http.Answers("", HttpStatusCode.TooManyRequests, retryAfter);
        await client.Call("one", "chat.update", ToRoom, default);
        http.Answers("""{"ok":true}""");
        Assert.Equal(new SlackRefused("still_ratelimited", ScriptedHttp.Now.AddSeconds(seconds)), await client.Call("one", "chat.update", ToRoom, default));
        Assert.Single(http.Asked);
        Assert.IsType<SlackDone>(await client.Call("two", "chat.update", ToRoom, default));
        Assert.IsType<SlackDone>(await client.Call("one", "chat.postMessage", ToRoom, default));
        http.Machine.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.IsType<SlackRefused>(await client.Call("one", "chat.update", ToRoom, default));
        http.Machine.Advance(TimeSpan.FromTicks(1));
        Assert.IsType<SlackDone>(await client.Call("one", "chat.update", ToRoom, default));
    }

    [Fact]
    public async Task The_workspaces_of_an_organisation_share_a_token_and_no_limit()
    {
        var client = http.Client();
        http.Answers("""{"ok":false,"error":"rate_limited"}""");
        await client.Call("org", "T1", "chat.update", ToRoom, awaited: false, default);
        http.Answers("""{"ok":true}""");
        Assert.IsType<SlackRefused>(await client.Call("org", "T1", "chat.update", ToRoom, awaited: false, default));
        Assert.IsType<SlackDone>(await client.Call("org", "T2", "chat.update", ToRoom, awaited: false, default));
    }

    [Fact]
    public async Task A_used_up_budget_is_told_without_a_call_and_is_no_failure()
    {
        var client = http.Client();
        SlackAnswer last = new SlackSilent(false, "");
        for (var i = 0; i <= SlackTiers.Tier3.AtOnce; i++) last = await client.Call("one", "chat.update", ToRoom, default);
        Assert.Equal(SlackTiers.Tier3.AtOnce, http.Asked.Count);
        var again = Assert.IsType<TryAgain<int>>(SlackErrors.Result(last, _ => 1));
        Assert.Equal((ScriptedHttp.Now.AddMilliseconds(1200), "our_budget"), (again.NotBefore, again.Reason));
    }

    [Theory]
    [InlineData("users.list", 20, 10)]
    [InlineData("conversations.history", 50, 25)]
    [InlineData("users.info", 100, 50)]
    public void A_method_gets_what_its_tier_says(string method, int perMinute, int atOnce)
    {
        var budgets = new SlackBudgets(machine);
        Assert.Equal(atOnce, Enumerable.Range(0, 1000).Count(_ => budgets.Take("T1", method, null) is null));
        var later = 0;
        for (var second = 0; second < 60; second++)
        {
            machine.Advance(TimeSpan.FromSeconds(1));
            while (budgets.Take("T1", method, null) is null) later++;
        }

        Assert.Equal(perMinute, later);
    }

    [Fact]
    public void A_room_gets_one_message_a_second_and_the_other_rooms_go_on()
    {
        var budgets = new SlackBudgets(machine);
        Assert.Equal(SlackTiers.Room.AtOnce, Enumerable.Range(0, 10).Count(_ => budgets.Take("T1", "chat.postMessage", "C1") is null));
        Assert.Null(budgets.Take("T1", "chat.postMessage", "C2"));
        Assert.Null(budgets.Take("T2", "chat.postMessage", "C1"));
        Assert.Null(budgets.Take("T1", "chat.update", "C1"));
        machine.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(budgets.Take("T1", "chat.postMessage", "C1"));
        Assert.NotNull(budgets.Take("T1", "chat.postMessage", "C1"));
    }

    [Fact]
    public void Who_is_sent_away_gets_a_turn_of_his_own()
    {
        var budgets = new SlackBudgets(machine);
        for (var room = 0; budgets.Take("T1", "chat.postMessage", $"C{room}") is null; room++)
        {
        }

        var turns = Enumerable.Range(1000, 100).Select(room => budgets.Take("T1", "chat.postMessage", $"C{room}")!.Value.At).ToList();
        Assert.Equal(turns.Count, turns.Distinct().Count());
        foreach (var (turn, room) in turns.Zip(Enumerable.Range(1000, 100)))
        {
            machine.SetUtcNow(turn);
            Assert.Null(budgets.Take("T1", "chat.postMessage", $"C{room}"));
        }
    }

    [Fact]
    public void A_view_is_not_counted_for_somebody_waits_for_it()
    {
        var budgets = new SlackBudgets(machine);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Null(budgets.Take("T1", "views.open", null)));
    }

    [Fact]
    public void Its_memory_is_bounded_by_what_is_going_on()
    {
        var budgets = new SlackBudgets(machine);
        for (var room = 0; room < 100_000; room++)
        {
            if (room % 10 == 0) machine.Advance(TimeSpan.FromSeconds(1));
            budgets.Take("T1", "chat.postMessage", $"C{room}");
        }

        Assert.InRange(budgets.Count, 1, 5000);
    }
}
