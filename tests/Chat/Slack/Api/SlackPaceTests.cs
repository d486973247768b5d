using System.Net;
using CoachBot.Chat.Slack.Api;
using CoachBot.Tests.Chat.Adapters;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Slack.Api;

/// <summary>What Slack really grants is learnt, for each method of each workspace; and what somebody waits for comes first. P9, F24.</summary>
public sealed class SlackPaceTests
{
    private const string Post = "chat.postMessage";
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private readonly FakeTimeProvider machine = new(ScriptedHttp.Now);

    [Theory] // P9
    [InlineData(120, 60, 30)]
    [InlineData(200, 60, 30)]
    [InlineData(360, 60, 10)]
    [InlineData(3, 1, 1)]
    public void Of_a_limit_that_nobody_tells_nine_tenths_are_used_and_a_hundredth_is_refused(int calls, int seconds, int retryAfter)
    {
        var hidden = new HiddenLimit(calls, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(retryAfter));
        var budgets = new SlackBudgets(machine);
        var time = TimeSpan.FromHours(4);
        var room = 0;
        for (var until = machine.GetUtcNow() + time; machine.GetUtcNow() < until; machine.Advance(Tick))
        {
            while (budgets.Take("T1", Post, $"D{room++ % 3000}") is null)
            {
                if (hidden.Ask(machine.GetUtcNow()) is { } wait) budgets.Limit("T1", Post, wait);
            }
        }

        var (used, tooMuch) = hidden.In(time);
        Assert.InRange(used, 0.9, 1.01);
        Assert.InRange(tooMuch, 0, 0.01);
    }

    [Fact]
    public async Task The_client_learns_and_another_workspace_and_another_method_learn_nothing_from_it()
    {
        using var http = new ScriptedHttp();
        var client = http.Client();
        http.Answers("", HttpStatusCode.TooManyRequests, "10");
        await Call("T1", Post);
        http.Answers("""{"ok":true}""");
        http.Machine.Advance(TimeSpan.FromSeconds(10));

        // While it waits it saves nothing up; then two a second.
        Assert.Equal(1, await Went("T1", Post));
        Assert.Equal(40, await Went("T2", Post));
        Assert.Equal(SlackTiers.Tier4.AtOnce, await Went("T1", "users.info"));
        http.Machine.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((2, 4), (await Went("T1", Post), await Went("T2", Post)));

        async Task<int> Went(string team, string method)
        {
            var went = 0;
            while (await Call(team, method) is SlackDone) went++;
            return went;
        }

        Task<SlackAnswer> Call(string team, string method) =>
            client.Call("token", team, method, new Dictionary<string, string?> { ["channel"] = method == Post ? $"D{http.Asked.Count}" : null }, awaited: false, default);
    }

    [Fact]
    public async Task A_token_that_is_renewed_begins_no_budget_anew()
    {
        using var http = new ScriptedHttp();
        var client = http.Client();
        http.Answers("", HttpStatusCode.TooManyRequests, "600");
        await client.Call("before", "T1", Post, new Dictionary<string, string?>(), awaited: false, default);
        http.Answers("""{"ok":true}""");

        Assert.IsType<SlackRefused>(await client.Call("renewed", "T1", Post, new Dictionary<string, string?>(), awaited: false, default));
    }

    [Fact] // F24
    public void What_somebody_waits_for_goes_before_five_hundred_for_which_nobody_waits()
    {
        var budgets = new SlackBudgets(machine);
        DateTimeOffset last = default;
        for (var nudge = 0; nudge < 500; nudge++) last = budgets.Take("T1", Post, $"D{nudge}")?.At ?? last;
        Assert.True(last > machine.GetUtcNow().AddMinutes(1));

        Assert.Equal(SlackTiers.Posting.AtOnce / 4, Enumerable.Range(0, 100).Count(answer => budgets.Take("T1", Post, $"A{answer}", awaited: true) is null));
        Assert.InRange(budgets.Take("T1", Post, "A200", awaited: true)!.Value.At, machine.GetUtcNow(), machine.GetUtcNow().AddSeconds(1));

        // Whoever comes when there is room goes: the next to go is an answer, not a nudge.
        machine.Advance(TimeSpan.FromMilliseconds(250));
        Assert.NotNull(budgets.Take("T1", Post, "D1000"));
        Assert.Null(budgets.Take("T1", Post, "A201", awaited: true));
    }

    [Fact]
    public void In_a_room_too_an_answer_goes_before_nudges()
    {
        var budgets = new SlackBudgets(machine);
        for (var nudge = 0; nudge < 20; nudge++) budgets.Take("T1", Post, "D1");

        Assert.Null(budgets.Take("T1", Post, "D1", awaited: true));
        Assert.Equal(machine.GetUtcNow().AddSeconds(1), budgets.Take("T1", Post, "D1", awaited: true)!.Value.At);
    }
}
