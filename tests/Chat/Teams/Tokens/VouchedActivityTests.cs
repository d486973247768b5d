using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Storage;
using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.Tokens;

/// <summary>A good token does for the activity that it comes with, and for no other: platform, service URL, tenant and bot have to fit [INT-02].</summary>
public sealed class VouchedActivityTests
{
    [Fact]
    public async Task Another_platform_is_none_of_ours_even_with_a_key_of_its_own()
    {
        await using var world = await TokensWorld.Start();
        var webchat = world.Keys.Publish("webchat");
        Assert.Equal(403, await world.Send(token => (token.Key, token.Header["kid"]) = (webchat, webchat.Kid), activity => activity["channelId"] = "webchat"));
        Assert.Equal(403, await world.Send(null, activity => activity["channelId"] = "emulator"));
        Assert.Equal(403, await world.Send(null, activity => activity["channelId"] = "MSTEAMS"));
    }

    [Theory]
    [InlineData("type")]
    [InlineData("serviceUrl")]
    [InlineData("channelId")]
    public async Task What_every_activity_has_is_missing(string field)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(400, await world.Send(null, activity => activity.Remove(field)));
        Assert.Equal(400, await world.Send(null, activity => activity[field] = ""));
        Assert.Equal(400, await world.Send(null, activity => activity[field] = 7));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"type":"message" """)]
    [InlineData("""{"type":"\ud800"}""")]
    public async Task A_body_that_is_no_object_of_JSON_is_refused_after_the_token(string body)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(400, await world.Send("Bearer " + world.Keys.Token(), body));
        Assert.Equal(401, await world.Send("Bearer " + world.Keys.Token(token => token.Set("aud", "x")), body));
    }

    [Fact]
    public async Task The_claim_of_the_service_URL_has_to_be_there_and_to_be_the_activitys()
    {
        await using var world = await TokensWorld.Start();
        var url = world.Keys.ServiceUrl;
        Assert.Equal(401, await world.Send(token => token.Without("serviceurl")));
        Assert.Equal(401, await world.Send(token => token.Without("serviceurl").Set("serviceUrl", url)));
        Assert.Equal(401, await world.Send(token => token.Set("serviceurl", url + "x")));
        Assert.Equal(401, await world.Send(token => token.Set("serviceurl", new JsonArray(url))));
        Assert.Equal(401, await world.Send(null, activity => activity["serviceUrl"] = url.Replace("/teams", "/other", StringComparison.Ordinal)));
        Assert.Equal(401, await world.Send(null, activity => activity["serviceUrl"] = url.ToUpperInvariant()));
        Assert.Equal(0, await world.Send(token => token.Set("serviceurl", url.TrimEnd('/'))));
        Assert.Equal(0, await world.Send(null, activity => activity["serviceUrl"] = url.TrimEnd('/')));
    }

    [Theory]
    [InlineData("https://attacker.example/teams/")]
    [InlineData("https://169.254.169.254/latest/")]
    [InlineData("https://smba.trafficmanager.net.attacker.example/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("not an address")]
    public async Task A_service_URL_of_another_host_is_refused_even_with_its_claim(string url)
    {
        await using var world = await TokensWorld.Start();
        var expected = Uri.TryCreate(url, UriKind.Absolute, out _) ? 403 : 401;
        Assert.Equal(expected, await world.Send(token => token.Set("serviceurl", url), activity => activity["serviceUrl"] = url));
    }

    [Fact]
    public async Task An_activity_of_a_tenant_that_is_not_served_is_refused_and_counted()
    {
        const string Foreign = "11111111-2222-4333-8444-555555555555";
        await using var world = await TokensWorld.Start();
        Assert.Equal(403, await world.Send(null, activity => activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Foreign } }));
        Assert.Equal(403, await world.Send(null, activity => activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Foreign } }));
        Assert.Equal(403, await world.Send(null, activity => (activity["channelData"], activity["conversation"]) = (null, new JsonObject { ["id"] = "a:17I" })));
        Assert.Equal(0, await world.Send(null, activity => activity["channelData"] = null));

        // The writer goes on by itself: what comes after it in the same queue is written later.
        await world.Store.Write(WriteUrgency.Hook, _ => 0, TestContext.Current.CancellationToken);
        Assert.Equal([(Foreign, 2), ("?", 1)], Counted(world));
    }

    [Fact]
    public async Task Several_tenants_may_be_served_in_any_case()
    {
        const string Second = "abcdef01-2222-4333-8444-555555555555";
        await using var world = await TokensWorld.Start(("Teams:Tenants:0", FakeKeys.Tenant), ("Teams:Tenants:1", Second.ToUpperInvariant()));
        Assert.Equal(0, await world.Send());
        Assert.Equal(0, await world.Send(null, activity => activity["channelData"]!["tenant"]!["id"] = Second));
    }

    [Theory]
    [InlineData("28:11111111-1111-4111-8111-111111111111", 403)]
    [InlineData("c9e8c047-2a74-40a2-b28a-b162d5f5327c", 403)]
    [InlineData(null, 403)]
    [InlineData("28:C9E8C047-2A74-40A2-B28A-B162D5F5327C", 0)]
    public async Task What_is_addressed_to_another_bot_is_not_ours(string? recipient, int status)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(status, await world.Send(null, activity => activity["recipient"] = new JsonObject { ["id"] = recipient }));
    }

    [Fact]
    public async Task Of_a_service_URL_that_stands_there_twice_the_same_one_is_checked_and_used()
    {
        await using var world = await TokensWorld.Start();
        var (good, body) = (world.Keys.ServiceUrl, world.Activity().ToJsonString());
        Assert.Equal(401, await world.Send("Bearer " + world.Keys.Token(), $"{body[..^1]},\"serviceUrl\":\"https://attacker.example/\"}}"));
        var (verdict, activity) = await world.Take("Bearer " + world.Keys.Token(), $"{{\"serviceUrl\":\"https://attacker.example/\",{body[1..]}");
        Assert.True(verdict.Genuine);
        Assert.Equal(good, activity!.ServiceUrl);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_after_the_token()
    {
        await using var world = await TokensWorld.Start();
        var body = Encoding.UTF8.GetBytes(world.Activity().ToJsonString());
        foreach (var bad in new byte[][] { [0xEF, 0xBB, 0xBF, .. body], [.. body[..^1], .. ",\"x\":\"\xFF\"}".Select(letter => (byte)letter)], [0xFF, 0xFE], [.. body.SelectMany(each => new byte[] { each, 0 })], [0x1F, 0x8B, 8, 0] })
        {
            Assert.Equal(400, (await world.Take("Bearer " + world.Keys.Token(), bad)).Verdict.Status);
            Assert.Equal(401, (await world.Take(null, bad)).Verdict.Status);
        }
    }

    private static List<(string Name, int Count)> Counted(TokensWorld world) => world.Store.Read(sql => sql.All(
        "select name, count from notices where kind = ?1 order by name", row => (row.GetString(0), row.GetInt32(1)), NoticeKinds.TeamsForeign));
}
