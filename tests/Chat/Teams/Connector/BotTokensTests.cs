using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Web;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Tests.Support;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Connector;

/// <summary>The bot's token is bought in its own tenant, in each of the four ways, and nothing of it is ever written down.</summary>
public sealed class BotTokensTests
{
    private const string Scope = "https://api.botframework.com/.default";
    private const string Exchanged = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    [Fact]
    public async Task A_secret_buys_a_token_of_the_bot_s_own_tenant()
    {
        await using var world = new OutgoingWorld();

        var bought = Assert.IsType<TokenBought>(await world.Tokens.Get(Scope, default));

        var asked = Assert.Single(world.Asked);
        var form = HttpUtility.ParseQueryString(asked.Body);
        Assert.Equal($"{OutgoingWorld.Token}-1", bought.Value);
        Assert.Equal($"https://login.microsoftonline.com/{OutgoingWorld.OwnTenant}/oauth2/v2.0/token", asked.To.GetLeftPart(UriPartial.Path));
        Assert.Equal(("client_credentials", OutgoingWorld.App, OutgoingWorld.Secret, Scope), (form["grant_type"], form["client_id"], form["client_secret"], form["scope"]));
        Assert.Null(world.Tokens.Trouble);
    }

    [Theory]
    [InlineData(TeamsCloudName.Gcc, "https://login.microsoftonline.com", "https://api.botframework.com/.default")]
    [InlineData(TeamsCloudName.GccHigh, "https://login.microsoftonline.us", "https://api.botframework.us/.default")]
    [InlineData(TeamsCloudName.Dod, "https://login.microsoftonline.us", "https://api.botframework.us/.default")]
    [InlineData(TeamsCloudName.China, "https://login.partner.microsoftonline.cn", "https://api.botframework.azure.cn/.default")]
    public async Task Each_cloud_has_its_own_login(TeamsCloudName cloud, string login, string scope)
    {
        await using var world = new OutgoingWorld(OutgoingWorld.WithSecret with { Cloud = cloud });

        Assert.IsType<TokenBought>(await world.Tokens.Get(TeamsCloud.Of(OutgoingWorld.WithSecret with { Cloud = cloud }).Scope, default));

        var asked = Assert.Single(world.Asked);
        Assert.Equal($"{login}/{OutgoingWorld.OwnTenant}/oauth2/v2.0/token", asked.To.GetLeftPart(UriPartial.Path));
        Assert.Equal(scope, HttpUtility.ParseQueryString(asked.Body)["scope"]);
    }

    [Fact]
    public async Task A_cloud_on_this_machine_sells_the_token_there()
    {
        await using var world = new OutgoingWorld(OutgoingWorld.WithSecret with { Local = new Uri("http://127.0.0.1:5300/") });

        Assert.IsType<TokenBought>(await world.Tokens.Get(Scope, default));

        Assert.Equal($"http://127.0.0.1:5300/login/{OutgoingWorld.OwnTenant}/oauth2/v2.0/token", Assert.Single(world.Asked).To.GetLeftPart(UriPartial.Path));
    }

    [Fact]
    public async Task A_certificate_signs_and_is_sent_along()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "bot.pfx");
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("cn=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, OutgoingWorld.Secret));
        await using var world = new OutgoingWorld(OutgoingWorld.WithSecret with { ClientSecret = null, Certificate = path, CertificatePassword = OutgoingWorld.Secret });

        Assert.IsType<TokenBought>(await world.Tokens.Get(Scope, default));

        var asked = Assert.Single(world.Asked);
        var form = HttpUtility.ParseQueryString(asked.Body);
        var parts = form["client_assertion"]!.Split('.');
        var (header, claims) = (Part(parts[0]), Part(parts[1]));
        Assert.Equal(Exchanged, form["client_assertion_type"]);
        Assert.Null(form["client_secret"]);
        Assert.Equal(Convert.ToBase64String(certificate.RawData), header.TextAt("x5c"));
        Assert.Equal((OutgoingWorld.App, OutgoingWorld.App), (claims.TextAt("iss"), claims.TextAt("sub")));
        Assert.Equal($"https://login.microsoftonline.com/{OutgoingWorld.OwnTenant}/oauth2/v2.0/token", claims.TextAt("aud"));
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Bytes(parts[2]), HashAlgorithmName.SHA256, header.TextAt("alg") == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1));
    }

    [Theory]
    [InlineData(TeamsCloudName.Public, "api://AzureADTokenExchange")]
    [InlineData(TeamsCloudName.GccHigh, "api://AzureADTokenExchangeUSGov")]
    [InlineData(TeamsCloudName.China, "api://AzureADTokenExchangeChina")]
    public async Task An_identity_s_token_stands_for_the_secret(TeamsCloudName cloud, string audience)
    {
        var identity = Guid.NewGuid().ToString();
        await using var world = new OutgoingWorld(OutgoingWorld.WithSecret with { ClientSecret = null, FederatedIdentity = identity, Cloud = cloud });

        Assert.IsType<TokenBought>(await world.Tokens.Get(Scope, default));

        var (first, second) = (world.Asked.First(), world.Asked.Last());
        var form = HttpUtility.ParseQueryString(second.Body);
        Assert.Equal("169.254.169.254", first.To.Host);
        Assert.Equal((audience, identity), (HttpUtility.ParseQueryString(first.To.Query)["resource"], HttpUtility.ParseQueryString(first.To.Query)["client_id"]));
        Assert.Equal((Exchanged, $"{OutgoingWorld.Token}-identity-1", OutgoingWorld.App), (form["client_assertion_type"], form["client_assertion"], form["client_id"]));
        Assert.StartsWith($"{TeamsCloud.Of(OutgoingWorld.WithSecret with { Cloud = cloud }).Login}{OutgoingWorld.OwnTenant}/", second.To.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_is_an_identity_asks_its_machine()
    {
        var identity = Guid.NewGuid().ToString();
        await using var world = new OutgoingWorld(OutgoingWorld.WithSecret with { ClientSecret = null, ManagedIdentity = true, AppId = identity });

        Assert.Equal($"{OutgoingWorld.Token}-identity-1", Assert.IsType<TokenBought>(await world.Tokens.Get(Scope, default)).Value);

        var asked = Assert.Single(world.Asked);
        Assert.Equal("http://169.254.169.254/metadata/identity/oauth2/token", asked.To.GetLeftPart(UriPartial.Path));
        Assert.Equal(("https://api.botframework.com", identity), (HttpUtility.ParseQueryString(asked.To.Query)["resource"], HttpUtility.ParseQueryString(asked.To.Query)["client_id"]));
        Assert.Contains("Metadata: true", asked.Headers, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_token_is_bought_once_and_again_when_it_was_dropped()
    {
        await using var world = new OutgoingWorld();
        var first = Assert.IsType<TokenBought>(await world.Tokens.Get(Scope, default));
        Assert.Equal(first, await world.Tokens.Get(Scope, default));
        Assert.Single(world.Asked);

        Assert.True(world.Tokens.Drop(Scope, first));
        var second = Assert.IsType<TokenBought>(await world.Tokens.Get(Scope, default));

        Assert.Equal($"{OutgoingWorld.Token}-2", second.Value);
        Assert.True(world.Tokens.Drop(Scope, first));
        Assert.Equal(second, await world.Tokens.Get(Scope, default));
        Assert.Equal(2, world.Asked.Count);
    }

    [Fact]
    public async Task A_token_that_was_only_now_renewed_is_not_bought_again()
    {
        await using var world = new OutgoingWorld();
        var first = Assert.IsType<TokenBought>(await world.Tokens.Get(Scope, default));
        world.Tokens.Drop(Scope, first);
        var second = Assert.IsType<TokenBought>(await world.Tokens.Get(Scope, default));

        Assert.False(world.Tokens.Drop(Scope, second));
        world.Machine.Advance(TimeSpan.FromMinutes(2));
        Assert.True(world.Tokens.Drop(Scope, second));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "invalid_client", "AADSTS7000215", false)]
    [InlineData(HttpStatusCode.BadRequest, "unauthorized_client", "AADSTS700016", false)]
    [InlineData(HttpStatusCode.BadRequest, "invalid_request", "", false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable", "AADSTS90033", true)]
    [InlineData(HttpStatusCode.InternalServerError, "server_error", "", true)]
    [InlineData(HttpStatusCode.TooManyRequests, "slow", "", true)]
    public async Task A_refusal_is_a_code_and_may_pass_or_not(HttpStatusCode status, string error, string code, bool passes)
    {
        await using var world = new OutgoingWorld();
        world.Login = (_, _) => OutgoingWorld.Answer($$"""{"error":"{{error}}","error_description":"{{code}}: your secret is {{OutgoingWorld.Secret}}\r\nTrace: 1","error_codes":[1]}""", status);

        var answer = await world.Tokens.Get(Scope, default);

        if (passes) Assert.IsType<TokenLater>(answer);
        else Assert.Equal(new TokenRefused(code.Length > 0 ? code : error), answer);
        Assert.NotNull(world.Tokens.Trouble);
        Assert.DoesNotContain("canary", $"{answer}{world.Tokens.Trouble}", StringComparison.Ordinal);
        world.Log.HoldsNone(["canary"]);
        Assert.Single(world.Asked);
    }

    [Fact]
    public async Task Whatever_a_login_says_is_no_exception()
    {
        string[] bodies = ["", "<html>", "{}", "[]", "null", """{"access_token":""}""", """{"access_token":1}""", """{"error":"\u0000\n"}"""];
        foreach (var body in bodies)
        {
            foreach (var status in new[] { 200, 204, 302, 400, 401, 404, 429, 500, 503 })
            {
                await using var world = new OutgoingWorld();
                world.Login = (_, _) => OutgoingWorld.Answer(body, (HttpStatusCode)status, ("Location", "https://evil.example/"));

                var answer = await world.Tokens.Get(Scope, default);

                Assert.True(answer is TokenLater or TokenRefused, $"{status} {body}: {answer}");
                Assert.Single(world.Asked);
            }
        }
    }

    [Fact]
    public async Task A_login_that_does_not_answer_is_waited_for_a_while()
    {
        await using var world = new OutgoingWorld();
        var asked = new TaskCompletionSource();
        world.Login = async (_, cancel) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return null!;
        };

        var answer = world.Tokens.Get(Scope, default);
        await asked.Task;
        world.Machine.Advance(TimeSpan.FromSeconds(6));

        Assert.IsType<TokenLater>(await answer);
    }

    [Fact]
    public async Task A_broken_wire_is_told_by_its_kind()
    {
        await using var world = new OutgoingWorld();
        world.Login = (_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host canary");

        Assert.Equal(new TokenLater(null, "NameResolutionError"), await world.Tokens.Get(Scope, default));
        world.Log.HoldsNone(["canary"]);
    }

    [Fact]
    public async Task Credentials_go_to_the_login_and_to_no_other_host()
    {
        await using var world = new OutgoingWorld();
        using var client = world.Clients.CreateClient(HttpNames.Login);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("https://login.microsoftonline.com.evil.example/x"), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://login.microsoftonline.com/x"), TestContext.Current.CancellationToken));
        Assert.Empty(world.Asked);
    }

    [Fact]
    public async Task A_token_is_never_part_of_a_text()
    {
        await using var world = new OutgoingWorld();

        var bought = await world.Tokens.Get(Scope, default);

        Assert.DoesNotContain("canary", $"{bought}", StringComparison.Ordinal);
    }

    private static JsonElement Part(string part) => JsonElement.Parse(Bytes(part));

    private static byte[] Bytes(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);
}
