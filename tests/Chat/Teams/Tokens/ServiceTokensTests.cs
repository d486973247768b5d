using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Tests.Support.Teams;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Tests.Chat.Teams.Tokens;

/// <summary>What a token of the service may be and what it may not, one row for each request that was tried on other bots [INT-02].</summary>
public sealed class ServiceTokensTests
{
    private static readonly string[] Me = [FakeKeys.AppId];

    [Fact]
    public async Task A_good_token_is_taken_and_the_activity_with_it()
    {
        await using var world = await TokensWorld.Start();
        var (verdict, activity) = await world.Take("Bearer " + world.Keys.Token(), world.Activity().ToJsonString());
        Assert.True(verdict.Genuine);
        Assert.Equal("help", activity!.Text);
    }

    [Theory]
    [InlineData("bearer ", 0)]
    [InlineData("BEARER ", 0)]
    [InlineData("Basic ", 401)]
    [InlineData("Bearer", 401)]
    [InlineData("Bearer  ", 401)]
    [InlineData("", 401)]
    [InlineData("Token ", 401)]
    public async Task The_scheme_is_Bearer_in_any_case(string scheme, int status)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(status, await world.Send(scheme + world.Keys.Token(), world.Activity().ToJsonString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer x")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9..")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleS0xIn0.bnVsbA.AA")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleS0xIn0.W10.AA")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleS0xIn0.e30.%%%")]
    [InlineData("Bearer a.b.c.d.e")]
    public async Task What_is_no_token_is_refused(string? authorization)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(401, await world.Send(authorization, world.Activity().ToJsonString()));
        Assert.Empty(world.Keys.Requests);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("rs256")]
    public async Task Another_algorithm_is_refused(string algorithm)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(401, await world.Send(token => token.Algorithm = algorithm));
        Assert.Equal(0, await world.Send());
    }

    [Fact]
    public async Task A_tampered_token_is_refused_wherever_it_was_touched()
    {
        await using var world = await TokensWorld.Start();
        var (body, parts) = (world.Activity().ToJsonString(), world.Keys.Token().Split('.'));
        var other = world.Keys.Token(token => token.Set("aud", "x")).Split('.');
        Assert.Equal(0, await world.Send($"Bearer {parts[0]}.{parts[1]}.{parts[2]}", body));
        Assert.Equal(401, await world.Send($"Bearer {parts[0]}.{other[1]}.{parts[2]}", body));
        Assert.Equal(401, await world.Send($"Bearer {parts[0]}.{parts[1]}.{other[2]}", body));
        Assert.Equal(401, await world.Send($"Bearer {parts[0]}.{parts[1]}.", body));
        Assert.Equal(401, await world.Send($"Bearer {parts[0]}.{parts[1]}.{parts[2][..^4]}", body));
        Assert.Equal(401, await world.Send($"Bearer {FakeToken.Part("""{"alg":"RS256","kid":"key-1","typ":"other"}""")}.{parts[1]}.{parts[2]}", body));
    }

    [Fact]
    public async Task A_known_key_id_does_not_help_another_key()
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(401, await world.Send(token => token.Key = world.Keys.New()));
    }

    [Fact]
    public async Task Keys_that_the_token_brings_along_are_never_looked_at()
    {
        await using var world = await TokensWorld.Start();
        await using var attacker = await FakeKeys.Start(world.Machine);
        var theirs = attacker.Key;
        foreach (var (name, value) in new (string, JsonNode)[]
        {
            ("jku", new Uri(attacker.Address, "v1/.well-known/keys").ToString()),
            ("x5u", new Uri(attacker.Address, "v1/.well-known/keys").ToString()),
            ("jwk", theirs.Jwk()),
        })
        {
            Assert.Equal(401, await world.Send(token =>
            {
                token.Key = theirs;
                token.Header["kid"] = "key-77";
                token.Header[name] = value;
            }));
            Assert.Equal(401, await world.Send(token =>
            {
                token.Key = theirs;
                token.Header.Remove("kid");
                token.Header[name] = value.DeepClone();
            }));
        }

        Assert.Empty(attacker.Requests);
    }

    [Fact]
    public async Task A_token_that_demands_what_nobody_knows_is_refused()
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(401, await world.Send(token => (token.Header["crit"], token.Header["b64"]) = (new JsonArray("b64"), false)));
    }

    [Theory]
    [InlineData("https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/")]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://API.botframework.com")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_issuer_is_refused_and_nothing_is_fetched_for_it(string? issuer)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(401, await world.Send(token => token.Set("iss", JsonValue.Create(issuer))));
        Assert.Empty(world.Keys.Requests);
    }

    [Theory]
    [InlineData("11111111-1111-4111-8111-111111111111")]
    [InlineData("C9E8C047-2A74-40A2-B28A-B162D5F5327C")]
    [InlineData("api://c9e8c047-2a74-40a2-b28a-b162d5f5327c")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_audience_is_refused(string? audience)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(401, await world.Send(token => token.Set("aud", JsonValue.Create(audience))));
    }

    [Fact]
    public async Task A_list_of_audiences_is_refused_even_with_us_in_it_and_so_is_none()
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(401, await world.Send(token => token.Set("aud", new JsonArray(FakeKeys.AppId, "another"))));
        Assert.Equal(401, await world.Send(token => token.Set("aud", new JsonArray([.. Me.Select(one => JsonValue.Create(one))]))));
        Assert.Equal(401, await world.Send(token => token.Without("aud")));
    }

    [Fact]
    public async Task App_id_in_capitals_in_the_settings_means_the_same_app()
    {
        await using var world = await TokensWorld.Start(("Teams:AppId", FakeKeys.AppId.ToUpperInvariant()));
        Assert.Equal(0, await world.Send());
    }

    [Theory]
    [InlineData(-4, 0)]
    [InlineData(-6, 401)]
    [InlineData(-60 * 24 * 365 * 50, 401)]
    public async Task An_expired_token_is_good_for_five_minutes_more(int minutes, int status)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(status, await world.Send(token => token.Set("nbf", TokensWorld.Monday.AddMinutes(minutes - 60)).Set("exp", TokensWorld.Monday.AddMinutes(minutes))));
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(6, 401)]
    public async Task A_token_of_the_future_is_good_five_minutes_before(int minutes, int status)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(status, await world.Send(token => token.Set("nbf", TokensWorld.Monday.AddMinutes(minutes))));
    }

    [Theory]
    [InlineData("exp", null)]
    [InlineData("nbf", null)]
    [InlineData("exp", "\"1795420800\"")]
    [InlineData("exp", "1e300")]
    [InlineData("exp", "-1")]
    [InlineData("exp", "{}")]
    [InlineData("nbf", "\"soon\"")]
    [InlineData("nbf", "99999999999999999999")]
    public async Task A_life_without_a_beginning_or_an_end_is_refused(string claim, string? value)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(401, await world.Send(token =>
        {
            token.Without(claim);
            if (value is not null) token.Set(claim, JsonNode.Parse(value));
        }));
    }

    [Fact]
    public async Task A_key_has_to_be_endorsed_for_Teams()
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(401, await world.Send(Signed(world.Keys.Publish("webchat"))));
        await using var second = await TokensWorld.Start();
        Assert.Equal(401, await second.Send(Signed(second.Keys.Publish(null))));
        await using var third = await TokensWorld.Start();
        Assert.Equal(401, await third.Send(Signed(third.Keys.Publish([]))));
        await using var fourth = await TokensWorld.Start();
        Assert.Equal(0, await fourth.Send(Signed(fourth.Keys.Publish("webchat", "msteams"))));
    }

    [Fact]
    public async Task A_header_beyond_eight_KiB_or_twice_is_refused()
    {
        await using var world = await TokensWorld.Start();
        var body = world.Activity().ToJsonString();
        Assert.Equal(401, await world.Send("Bearer " + world.Keys.Token(token => token.Set("more", new string('x', 8 * 1024))), body));
        Assert.Equal(0, await world.Send("Bearer " + world.Keys.Token(token => token.Set("more", new string('x', 4 * 1024))), body));
        var good = "Bearer " + world.Keys.Token();
        Assert.Equal(401, (await world.Take(null, body, more: ("Authorization", [good, good]))).Verdict.Status);
        Assert.Equal(401, (await world.Take(null, body, more: ("Authorization", ["Basic eDp4", good]))).Verdict.Status);
        Assert.Equal(401, (await world.Take(null, body, more: ("Authorization", [$"{good}, {good}"]))).Verdict.Status);
    }

    [Fact]
    public async Task Any_byte_of_a_token_may_be_another_and_it_is_refused_without_a_fault()
    {
        await using var world = await TokensWorld.Start();
        var (body, token) = (world.Activity().ToJsonString(), world.Keys.Token());
        Assert.Equal(0, await world.Send("Bearer " + token, body));
        for (var at = 0; at < token.Length - 1; at++)
        {
            var changed = $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
            Assert.True(await world.Send("Bearer " + changed, body) == 401, at.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("key-1/../key-1")]
    [InlineData("key-1%00")]
    [InlineData("KEY-1")]
    [InlineData(" key-1")]
    [InlineData("' or 1=1 --")]
    public async Task A_key_is_found_by_its_id_letter_by_letter(string kid)
    {
        await using var world = await TokensWorld.Start();
        Assert.Equal(401, await world.Send(token => token.Header["kid"] = kid));
        Assert.Equal(0, await world.Send());
    }

    [Theory]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("exp")]
    [InlineData("serviceurl")]
    [InlineData("more")]
    public async Task A_claim_that_stands_there_twice_is_none_even_where_both_are_good(string claim)
    {
        await using var world = await TokensWorld.Start();
        var (key, body) = (world.Keys.Key, world.Activity().ToJsonString());
        Assert.Equal(0, await world.Send("Bearer " + Twice(null), body));
        Assert.Equal(401, await world.Send("Bearer " + Twice(claim), body));

        string Twice(string? name)
        {
            var good = new FakeToken(key) { Claims = JsonNode.Parse(Base64UrlEncoder.Decode(world.Keys.Token(token => token.Set("more", "x")).Split('.')[1]))!.AsObject() };
            var claims = good.Claims.ToJsonString();
            if (name is not null) claims = $"{{\"{name}\":{good.Claims[name]!.ToJsonString()},{claims[1..]}";
            var signed = $"{FakeToken.Part(good.Header.ToJsonString())}.{FakeToken.Part(claims)}";
            return $"{signed}.{Base64UrlEncoder.Encode(key.Sign(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        }
    }

    private static Action<FakeToken> Signed(FakeKey key) => token =>
    {
        token.Key = key;
        token.Header["kid"] = key.Kid;
    };
}
