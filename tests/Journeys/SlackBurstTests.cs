using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using CoachBot.Operations;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Journeys;

/// <summary>
/// A burst of questions, one for each of forty people, while Slack goes wrong in the middle of it: in the end each has the
/// question once, or nobody asks any more. Never twice [ADM-14] [F8] [F9] [F17] [F18].
/// </summary>
public sealed class SlackBurstTests
{
    private const int People = 40;
    private const string Post = "chat.postMessage";
    private const string AskAt = "2026-11-20T15:30:00Z";

    /// <summary>Half a minute, as both clocks may round it.</summary>
    private static readonly TimeSpan Asked429 = TimeSpan.FromSeconds(29);

    [Fact]
    public async Task A_storm_of_429_is_waited_out_and_everybody_is_asked_once()
    {
        await using var service = await Company();
        service.Slack.Faults.Limit(Post, retryAfter: "30", times: 3);
        await Ask(service);

        Assert.All(Asked(service), count => Assert.Equal(1, count));
        var calls = service.Slack.CallsOf(Post);
        Assert.Equal(3, calls.Count(call => call.Outcome == "429"));
        foreach (var refused in calls.Where(call => call.Outcome == "429"))
        {
            var again = calls.First(call => call.At > refused.At && call.Argument("channel") == refused.Argument("channel"));
            Assert.True(again.At - refused.At > Asked429, $"{again.At - refused.At} after it was refused it came again.");
        }
    }

    /// <summary>One at a time: what begins after a 429 is told from what was on its way already.</summary>
    [Fact]
    public async Task After_a_429_nobody_else_is_asked_either_before_the_time_is_over()
    {
        await using var service = await Company(("Delivery:AtOnce", "1"));
        service.Slack.Faults.Limit(Post, retryAfter: "30", times: 3);
        await Ask(service);

        Assert.All(Asked(service), count => Assert.Equal(1, count));
        var calls = service.Slack.CallsOf(Post);
        foreach (var refused in calls.Where(call => call.Outcome == "429")) Assert.DoesNotContain(calls, call => call.At > refused.At && call.At < refused.At + Asked429);
    }

    [Theory]
    [InlineData(true)] // it was posted, and the answer says otherwise
    [InlineData(false)]
    public async Task After_errors_that_say_nothing_everybody_was_asked_once(bool effect)
    {
        await using var service = await Company(("Delivery:CallTimeout", "00:00:02")); // a call that hangs is given up soon
        service.Slack.Faults.Fail(Post, 500, effect, times: 5);
        service.Slack.Faults.Error(Post, "fatal_error", effect, times: 5);
        service.Slack.Faults.Cut(Post, effect, times: 5);
        service.Slack.Faults.Hang(Post, effect, times: 2);
        await Ask(service);
        Assert.All(Asked(service), count => Assert.Equal(1, count));
    }

    /// <summary>No second copy even then: a question that may be there is not put again where nobody can look.</summary>
    [Fact]
    public async Task Where_nobody_can_look_a_question_is_rather_missed_than_put_twice()
    {
        await using var service = await Company();
        service.Installation.Scopes.Remove("im:history");
        service.Slack.Faults.Fail(Post, 500, effect: true, times: 5);
        service.Slack.Faults.Fail(Post, 500, effect: false, times: 5);
        await Ask(service);
        Assert.All(Asked(service), count => Assert.InRange(count, 0, 1));
        Assert.Equal(People - 5, Asked(service).Sum());
        Assert.Equal(10, States(service).Count(state => state == CardStates.Lost));
    }

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("account_inactive")]
    public async Task A_token_that_dies_in_mid_burst_ends_the_burst(string code)
    {
        await using var service = await Company();
        var posted = 0;
        service.Slack.Heard = call =>
        {
            if (call.Method == Post && Interlocked.Increment(ref posted) == 5) service.Installation.Dead = code;
        };
        await Ask(service);

        var calls = service.Slack.CallsOf(Post);
        Assert.Equal(4, calls.Count(call => call.Outcome == "ok"));
        Assert.InRange(calls.Count(call => call.Outcome == code), 1, 32); // what was on its way
        Assert.All(Asked(service), count => Assert.InRange(count, 0, 1));
        var before = service.Slack.Calls.Count;
        service.Time.LeapTo(service.Time.GetUtcNow().AddMinutes(10));
        await Settle(service);
        Assert.Equal(before, service.Slack.Calls.Count); // nothing is tried again
        Assert.Equal(People - 4, States(service).Count(state => state == CardStates.Failed));
    }

    private static async Task<SlackService> Company(params (string, string?)[] settings)
    {
        var service = await SlackService.Create();
        for (var i = 0; i < People; i++) service.Workspace.Person(Email(i), $"Rep {i}");
        await service.Run([
            .. settings,
            ("Sandbox:Scene", "empty"),
            ("Sandbox:VirtualClock", "true"),
            ("Sandbox:StartAt", "2026-11-20T07:00:00Z"),
            ("Tenant:OwnDomains:0", "ours.example"),
        ]);
        await World(service, "account.upserted", new { id = "acc-1", name = "Copper Heron Foods", domains = new[] { "heron.example" } });
        for (var i = 0; i < People; i++)
        {
            await World(service, "person.upserted", new { email = Email(i), name = $"Rep {i}", role = "rep", timeZone = "Europe/Berlin" });
            await World(service, "meeting.upserted", new
            {
                id = $"mtg-{i}",
                title = $"Review {i}",
                start = "2026-11-23T10:00:00Z",
                end = "2026-11-23T11:00:00Z",
                organizer = new { email = Email(i) },
                attendees = new[] { new { email = "ann@heron.example", response = "accepted" } },
            });
        }

        return service;
    }

    /// <summary>Time comes to the question; whoever was asked to wait has waited.</summary>
    private static async Task Ask(SlackService service)
    {
        using var answer = await service.Http.PostAsJsonAsync(new Uri("/sandbox/api/clock", UriKind.Relative), new { to = AskAt });
        answer.EnsureSuccessStatusCode();
        await Settle(service);
    }

    private static async Task Settle(SlackService service)
    {
        var (store, pipeline) = (service.Services.GetRequiredService<Store>(), service.Services.GetRequiredService<Pipeline>());
        await pipeline.Settle(TestContext.Current.CancellationToken);
        while (store.Read(Outbox.NextTry) is { } retry)
        {
            service.Time.LeapTo(retry);
            await pipeline.Settle(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>How many questions each has.</summary>
    private static IReadOnlyList<int> Asked(SlackService service) =>
        [.. Enumerable.Range(0, People).Select(i => service.Slack.Screen(Email(i)).Direct.Count(message => FakeScreen.Labels(message).Contains("Name the value")))];

    private static IReadOnlyList<string> States(SlackService service) =>
        service.Services.GetRequiredService<Store>().Read(sql => sql.All("select state from outbox where card like 'ask/%'", row => row.GetString(0)));

    /// <summary>A busy service asks to be told again.</summary>
    private static Task World(SlackService service, string type, object data) => Killing.Repeat(async () =>
    {
        using var answer = await service.Http.PostAsJsonAsync(new Uri("/sandbox/api/world", UriKind.Relative), new { type, data });
        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.ServiceUnavailable, await answer.Content.ReadAsStringAsync());
        return answer.IsSuccessStatusCode;
    });

    private static string Email(int i) => string.Create(CultureInfo.InvariantCulture, $"rep{i}@ours.example");
}
