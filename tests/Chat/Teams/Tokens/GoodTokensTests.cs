using CoachBot.Chat.Teams.Tokens;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.Tokens;

/// <summary>A signature is reckoned once for each token and key; all else is looked at with each request [INT-02].</summary>
public sealed class GoodTokensTests
{
    [Fact]
    public async Task A_token_that_comes_again_is_taken_and_known_and_one_that_was_refused_is_not()
    {
        await using var world = await TokensWorld.Start();
        var (good, body) = ("Bearer " + world.Keys.Token(), world.Activity().ToJsonString());
        for (var i = 0; i < 3; i++) Assert.Equal(0, await world.Send(good, body));
        Assert.Equal(1, world.Service.Known);
        for (var i = 0; i < 3; i++) Assert.Equal(401, await world.Send($"{good[..^10]}AAAAAAAAAA", body));
        for (var i = 0; i < 3; i++) Assert.Equal(401, await world.Send("Bearer " + world.Keys.Token(token => token.Set("aud", "x")), body));
        for (var i = 0; i < 3; i++) Assert.Equal(401, await world.Send("Bearer " + world.Keys.Token(token => token.Key = world.Keys.New()), body));
        Assert.Equal(1, world.Service.Known);
    }

    [Fact]
    public async Task A_known_token_ends_when_it_ends()
    {
        await using var world = await TokensWorld.Start();
        var (good, body) = ("Bearer " + world.Keys.Token(), world.Activity().ToJsonString());
        Assert.Equal(0, await world.Send(good, body));
        world.Machine.Advance(TimeSpan.FromMinutes(64));
        Assert.Equal(0, await world.Send(good, body));
        world.Machine.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(401, await world.Send(good, body));
    }

    [Fact]
    public async Task A_known_token_vouches_for_its_own_service_URL_tenant_platform_and_bot_alone()
    {
        await using var world = await TokensWorld.Start();
        var good = "Bearer " + world.Keys.Token();
        Assert.Equal(0, await world.Send(good, world.Activity().ToJsonString()));
        Assert.Equal(401, await Changed("serviceUrl", world.Keys.ServiceUrl + "x"));
        Assert.Equal(401, await Changed("serviceUrl", "https://attacker.example/"));
        Assert.Equal(403, await Changed("channelId", "webchat"));
        Assert.Equal(403, await Changed("recipient", null));
        Assert.Equal(403, await Changed("channelData", null));
        Assert.Equal(0, await world.Send(good, world.Activity().ToJsonString()));

        Task<int> Changed(string field, string? value)
        {
            var activity = world.Activity();
            activity[field] = value;
            if (field == "channelData") activity["conversation"]!["tenantId"] = "11111111-2222-4333-8444-555555555555";
            return world.Send(good, activity.ToJsonString());
        }
    }

    [Fact]
    public async Task A_known_token_is_good_no_longer_than_its_key()
    {
        await using var world = await TokensWorld.Start();
        var (good, body) = ("Bearer " + world.Keys.Token(token => token.Set("exp", TokensWorld.Monday.AddDays(9))), world.Activity().ToJsonString());
        Assert.Equal(0, await world.Send(good, body));
        world.Keys.Rotate(keepOld: false);

        // Whoever shows a token of the new key has the keys fetched, and the old one is gone.
        Assert.Equal(0, await world.Send());
        Assert.Equal(401, await world.Send(good, body));
    }

    [Fact]
    public async Task A_key_whose_endorsement_was_taken_back_vouches_no_more_for_a_known_token()
    {
        await using var world = await TokensWorld.Start();
        var (key, good, body) = (world.Keys.Key, "Bearer " + world.Keys.Token(), world.Activity().ToJsonString());
        Assert.Equal(0, await world.Send(good, body));
        key.Endorsements = ["webchat"];
        world.Keys.Rotate();
        Assert.Equal(0, await world.Send());
        Assert.Equal(401, await world.Send(good, body));
    }

    [Fact]
    public async Task Keys_grow_old_behind_a_known_token_too()
    {
        await using var world = await TokensWorld.Start();
        var (good, body) = ("Bearer " + world.Keys.Token(token => token.Set("exp", TokensWorld.Monday.AddDays(9))), world.Activity().ToJsonString());
        Assert.Equal(0, await world.Send(good, body));
        Assert.Equal(0, await world.Send(good, body));
        Assert.Equal(1, world.Keys.KeyRequests);
        world.Machine.Advance(TimeSpan.FromHours(25));
        Assert.Equal(0, await world.Send(good, body));
        for (var i = 0; i < 600 && world.Keys.KeyRequests < 2; i++) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(2, world.Keys.KeyRequests);
    }

    [Fact]
    public void What_is_kept_is_bounded()
    {
        var known = new GoodTokens();
        for (var i = 0; i <= GoodTokens.Most; i++) known.Keep($"token-{i}", null!);
        Assert.InRange(known.Count, 1, GoodTokens.Most);
    }
}
