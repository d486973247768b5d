using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Tokens;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.Tokens;

/// <summary>What a token of a person may be and what it may not: it opens the personal tab [INT-02, INT-13].</summary>
public sealed class PersonTokensTests
{
    private const string Ann = "7faf8ab2-3d56-4244-b585-20c8a42ed2b8";
    private const string Foreign = "11111111-2222-4333-8444-555555555555";

    [Fact]
    public async Task A_good_token_says_who_it_is()
    {
        await using var world = await Start();
        Assert.Equal(new TokenPerson(FakeKeys.Tenant, Ann), await Check(world));
        Assert.Equal(new TokenPerson(FakeKeys.Tenant, Ann), await Check(world, token => token.Set("aud", "api://coach.example.com/botid-" + FakeKeys.AppId)));
        Assert.Equal(new TokenPerson(FakeKeys.Tenant, Ann), await Check(world, token => token.Set("scp", "email access_as_user openid")));
        Assert.Equal((1, 1), (world.Keys.MetadataRequests, world.Keys.KeyRequests));
    }

    [Theory]
    [InlineData("aud", "\"00000003-0000-0000-c000-000000000000\"")]
    [InlineData("aud", "\"api://another.example.com/botid-c9e8c047-2a74-40a2-b28a-b162d5f5327c\"")]
    [InlineData("aud", "[\"c9e8c047-2a74-40a2-b28a-b162d5f5327c\"]")]
    [InlineData("iss", "\"https://api.botframework.com\"")]
    [InlineData("iss", "\"https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/\"")]
    [InlineData("scp", "\"access_as_users\"")]
    [InlineData("scp", "\"User.Read\"")]
    [InlineData("scp", "[\"access_as_user\"]")]
    [InlineData("scp", null)]
    [InlineData("ver", "\"1.0\"")]
    [InlineData("ver", null)]
    [InlineData("oid", "\"ann\"")]
    [InlineData("oid", null)]
    [InlineData("tid", "\"11111111-2222-4333-8444-555555555555\"")]
    [InlineData("tid", null)]
    [InlineData("exp", null)]
    [InlineData("nbf", null)]
    [InlineData("exp", "\"later\"")]
    public async Task Each_of_its_claims_counts(string claim, string? value)
    {
        await using var world = await Start();
        Assert.Null(await Check(world, token =>
        {
            token.Without(claim);
            if (value is not null) token.Set(claim, JsonNode.Parse(value));
        }));
        Assert.NotNull(await Check(world));
    }

    [Fact]
    public async Task A_tenant_that_is_not_served_is_refused_and_its_keys_are_never_fetched()
    {
        await using var world = await Start();
        Assert.Null(await Check(world, world.Keys.PersonToken(Ann, Foreign)));
        Assert.Null(await Check(world, token => token.Set("tid", "common")));
        Assert.Empty(world.Keys.Requests);
    }

    [Fact]
    public async Task A_tenant_cannot_speak_for_another_that_is_served_too()
    {
        await using var world = await TokensWorld.Start(("Teams:Tenants:0", FakeKeys.Tenant), ("Teams:Tenants:1", Foreign));
        Assert.Null(await Check(world, token => token.Set("tid", Foreign)));
        Assert.Equal(new TokenPerson(Foreign, Ann), await Check(world, world.Keys.PersonToken(Ann, Foreign)));
    }

    [Fact]
    public async Task A_token_of_the_service_is_none_of_a_person()
    {
        await using var world = await Start();
        Assert.Null(await Check(world, world.Keys.Token()));
        Assert.Null(await Check(world, ""));
        Assert.Null(await Check(world, "a.b.c"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    public async Task Another_algorithm_or_key_is_refused(string algorithm)
    {
        await using var world = await Start();
        Assert.Null(await Check(world, token => token.Algorithm = algorithm));
        Assert.Null(await Check(world, token => token.Key = world.Keys.New()));
        Assert.NotNull(await Check(world));
    }

    [Theory]
    [InlineData(-4, true)]
    [InlineData(-6, false)]
    public async Task It_is_good_for_five_minutes_more(int minutes, bool good)
    {
        await using var world = await Start();
        Assert.Equal(good, await Check(world, token => token.Set("exp", TokensWorld.Monday.AddMinutes(minutes)).Set("nbf", TokensWorld.Monday.AddHours(-2))) is not null);
    }

    [Fact]
    public async Task Without_a_request_only_the_keys_that_are_held_count()
    {
        await using var world = await Start();
        var token = world.Keys.PersonToken(Ann);
        Assert.Null(world.Persons.Check(token, TokensWorld.Monday));
        Assert.Empty(world.Keys.Requests);
        await world.Persons.Ready(token, TestContext.Current.CancellationToken);
        Assert.Equal(Ann, world.Persons.Check(token, TokensWorld.Monday)?.ObjectId);
    }

    [Fact]
    public async Task Unknown_keys_cost_one_request_an_hour_and_the_old_ones_go_on_where_the_server_is_down()
    {
        await using var world = await Start();
        Assert.NotNull(await Check(world));
        for (var i = 0; i < 30; i++) Assert.Null(await Check(world, token => token.Header["kid"] = $"unknown-{i}"));
        Assert.Equal(2, world.Keys.KeyRequests);
        world.Keys.Fault = http =>
        {
            http.Response.StatusCode = 503;
            return Task.FromResult(true);
        };
        world.Machine.Advance(TimeSpan.FromMinutes(30));
        Assert.NotNull(await Check(world));
    }

    private static Task<TokensWorld> Start() => TokensWorld.Start(("Teams:PublicAddress", "https://coach.example.com"));

    private static Task<TokenPerson?> Check(TokensWorld world, Action<FakeToken>? change = null) => Check(world, world.Keys.PersonToken(Ann, change: change));

    /// <summary>As at the door of the tab: first the keys, then the token.</summary>
    private static async Task<TokenPerson?> Check(TokensWorld world, string token)
    {
        await world.Persons.Ready(token, TestContext.Current.CancellationToken);
        return world.Persons.Check(token, world.Machine.GetUtcNow());
    }
}
