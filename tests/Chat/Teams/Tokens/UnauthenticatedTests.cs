using System.Text.Json.Nodes;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.Tokens;

/// <summary>For the Playground: no token is looked at, and only this machine is heard [INT-02].</summary>
public sealed class UnauthenticatedTests
{
    [Theory]
    [InlineData("msteams", true, 0)]
    [InlineData("emulator", true, 0)]
    [InlineData("webchat", true, 403)]
    [InlineData("msteams", false, 401)]
    public async Task Only_callers_on_this_machine_are_heard(string platform, bool loopback, int status)
    {
        await using var world = await Start();
        Assert.Equal(status, await world.Send(null, Body(world, activity => activity["channelId"] = platform), loopback));
        Assert.Equal(status, await world.Send("Bearer " + world.Keys.Token(), Body(world, activity => activity["channelId"] = platform), loopback));
        Assert.Empty(world.Keys.Requests);
    }

    [Fact]
    public async Task A_service_URL_elsewhere_is_refused_and_so_is_a_body_that_is_no_activity()
    {
        await using var world = await Start();
        Assert.Equal(403, await world.Send(null, Body(world, activity => activity["serviceUrl"] = "https://attacker.example/"), loopback: true));
        Assert.Equal(0, await world.Send(null, Body(world, activity => activity["serviceUrl"] = "http://localhost:56150/_connector"), loopback: true));
        Assert.Equal(400, await world.Send(null, Body(world, activity => activity.Remove("type")), loopback: true));
    }

    [Fact]
    public async Task Any_tenant_will_do_where_none_is_configured_and_any_bot()
    {
        await using var world = await Start();
        Assert.Equal(0, await world.Send(null, Body(world, activity => (activity["channelData"], activity["recipient"]) = (null, new JsonObject { ["id"] = "bot" })), loopback: true));
        await using var strict = await Start(("Teams:Tenants:0", "11111111-2222-4333-8444-555555555555"));
        Assert.Equal(403, await strict.Send(null, Body(strict, _ => { }), loopback: true));
    }

    [Theory]
    [InlineData("Host", "localhost:5080", 0)]
    [InlineData("Host", "LOCALHOST", 0)]
    [InlineData("Host", "[::1]:5080", 0)]
    [InlineData("Host", "attacker.example", 401)]
    [InlineData("Host", "attacker.example:5080", 401)]
    [InlineData("Host", "localhost.attacker.example", 401)]
    [InlineData("Host", "attacker.example#@localhost", 401)]
    [InlineData("Host", "", 401)]
    [InlineData("Host", null, 401)]
    [InlineData("X-Forwarded-For", "203.0.113.7", 401)]
    [InlineData("X-Forwarded-Host", "tunnel.example", 401)]
    [InlineData("Forwarded", "for=203.0.113.7", 401)]
    public async Task Nobody_comes_in_by_a_tunnel_or_by_a_name_that_points_here_since_a_moment_ago(string header, string? value, int status)
    {
        await using var world = await Start();
        var (verdict, _) = await world.Take(null, Body(world, _ => { }), loopback: true, (header, value is null ? [] : [value]));
        Assert.Equal(status, verdict.Status);
    }

    private static string Body(TokensWorld world, Action<JsonObject> change)
    {
        var body = world.Activity();
        change(body);
        return body.ToJsonString();
    }

    private static Task<TokensWorld> Start(params (string, string?)[] more) =>
        TokensWorld.Start([("Teams:Unauthenticated", "true"), ("Teams:AppId", null), ("Teams:TenantId", null), ("Teams:Local", null), .. more]);
}
