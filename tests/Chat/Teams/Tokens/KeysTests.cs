using CoachBot.Tests.Support.Teams;
using CoachBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Teams.Tokens;

/// <summary>The keys are fetched once, each day, and early once an hour at most; whatever befalls their server, the old ones go on [INT-02].</summary>
public sealed class KeysTests
{
    [Fact]
    public async Task Keys_are_fetched_once_for_many_requests()
    {
        await using var world = await TokensWorld.Start();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Send()));
        Assert.All(statuses, status => Assert.Equal(0, status));
        Assert.Equal((1, 1), (world.Keys.MetadataRequests, world.Keys.KeyRequests));
    }

    [Fact]
    public async Task A_flood_of_unknown_keys_costs_one_request_an_hour()
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(0, await world.Send());
        for (var i = 0; i < 50; i++) Assert.Equal(401, await world.Send(Unknown(i)));
        Assert.Equal(2, world.Keys.KeyRequests);
        world.Machine.Advance(TimeSpan.FromMinutes(59));
        for (var i = 0; i < 50; i++) Assert.Equal(401, await world.Send(Unknown(i)));
        Assert.Equal(2, world.Keys.KeyRequests);

        // The manager itself takes no two refreshes within a second of the real clock.
        await Task.Delay(TimeSpan.FromSeconds(1.2), TimeProvider.System, TestContext.Current.CancellationToken);
        world.Machine.Advance(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 50; i++) Assert.Equal(401, await world.Send(Unknown(i)));
        Assert.Equal(3, world.Keys.KeyRequests);
        Assert.Equal(0, await world.Send());
    }

    [Fact]
    public async Task A_key_that_was_rotated_is_taken_with_the_first_request_that_it_signed()
    {
        await using var world = await TokensWorld.Start();
        var old = world.Keys.Key;
        Assert.Equal(0, await world.Send());
        world.Keys.Rotate(keepOld: false);
        Assert.Equal(0, await world.Send());
        Assert.Equal(401, await world.Send(token =>
        {
            token.Key = old;
            token.Header["kid"] = old.Kid;
        }));
    }

    [Fact]
    public async Task Keys_are_fetched_anew_after_a_day_while_the_old_ones_go_on()
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(0, await world.Send());
        world.Machine.Advance(TimeSpan.FromHours(23.9));
        Assert.Equal(0, await world.Send());
        Assert.Equal(1, world.Keys.KeyRequests);
        world.Machine.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal(0, await world.Send());
        await Eventually.Holds(() => world.Keys.KeyRequests == 2);
    }

    [Theory]
    [InlineData("down")]
    [InlineData("redirect")]
    [InlineData("oversized")]
    [InlineData("no keys")]
    [InlineData("no JSON")]
    [InlineData("cut")]
    public async Task Where_keys_cannot_be_fetched_nobody_gets_in_and_the_old_ones_go_on(string fault)
    {
        await using var world = await TokensWorld.Start();
        await using var elsewhere = await FakeKeys.Start(world.Machine);
        var happens = Happens(fault, elsewhere);
        world.Keys.Fault = happens;
        Assert.Equal(401, await world.Send());
        for (var i = 0; i < 20; i++) Assert.Equal(401, await world.Send());
        Assert.InRange(world.Keys.Requests.Count, 1, 2);

        world.Keys.Fault = null;
        world.Machine.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(0, await world.Send());

        world.Keys.Fault = happens;
        world.Machine.Advance(TimeSpan.FromHours(25));
        Assert.Equal(401, await world.Send(Unknown(1)));
        Assert.Equal(0, await world.Send());
        Assert.Empty(elsewhere.Requests);
        Assert.Contains("could not be fetched", world.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        await using var world = await TokensWorld.Start();
        var began = TimeProvider.System.GetTimestamp();
        world.Keys.Fault = async http =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        Assert.Equal(401, await world.Send());
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Whoever_knocks_waits_three_seconds_for_keys_and_the_fetch_goes_on()
    {
        await using var world = await TokensWorld.Start();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Keys.Fault = async _ =>
        {
            asked.TrySetResult();
            await answers.Task;
            return false;
        };
        var knocks = world.Send();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(knocks.IsCompleted);
        world.Machine.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(401, await knocks);
        Assert.DoesNotContain("could not be fetched", world.Log.Text, StringComparison.Ordinal);
        answers.SetResult();
        await Eventually.Holds(() => world.Log.Text.Contains("Keys of", StringComparison.Ordinal));
        Assert.Equal(0, await world.Send());
    }

    [Fact]
    public async Task While_keys_are_slow_to_come_nobody_waits_whose_key_is_held()
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(0, await world.Send());
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Keys.Fault = async _ =>
        {
            asked.TrySetResult();
            await answers.Task;
            return false;
        };
        var unknown = world.Send(Unknown(1));
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(unknown.IsCompleted);

        // Answered at once, and not a moment later: of a token that is known, and of one that is not.
        foreach (var more in new[] { "new", "new", "other" })
        {
            var answered = world.Send("Bearer " + world.Keys.Token(each => each.Set("more", more)), world.Activity().ToJsonString());
            Assert.True(answered.IsCompleted);
            Assert.Equal(0, await answered);
        }

        answers.SetResult();
        Assert.Equal(401, await unknown);
    }

    [Fact]
    public async Task Keys_that_the_document_says_lie_elsewhere_are_not_fetched_there()
    {
        await using var world = await TokensWorld.Start();
        await using var elsewhere = await FakeKeys.Start(world.Machine);
        world.Keys.Fault = async http =>
        {
            await http.Response.WriteAsync($$"""{"issuer":"{{FakeKeys.Issuer}}","jwks_uri":"{{elsewhere.Address}}v1/.well-known/keys"}""");
            return true;
        };
        Assert.Equal(401, await world.Send());
        Assert.Empty(elsewhere.Requests);
    }

    private static Action<FakeToken> Unknown(int number) => token => token.Header["kid"] = $"unknown-{number}";

    private static Func<HttpContext, Task<bool>> Happens(string fault, FakeKeys elsewhere) => async http =>
    {
        switch (fault)
        {
            case "down":
                http.Response.StatusCode = 503;
                break;
            case "redirect":
                http.Response.Redirect(new Uri(elsewhere.Address, http.Request.Path.Value!.TrimStart('/')).ToString());
                break;
            case "oversized":
                await http.Response.WriteAsync("{\"x\":\"" + new string('x', 2 * 1024 * 1024) + "\"}");
                break;
            case "no keys" when http.Request.Path.Value!.EndsWith("/keys", StringComparison.Ordinal):
                await http.Response.WriteAsync("""{"keys":[]}""");
                break;
            case "no keys":
                return false;
            case "no JSON":
                await http.Response.WriteAsync("<html>");
                break;
            default:
                http.Abort();
                break;
        }

        return true;
    };
}
