using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Operations.Checkup;
using CoachBot.Operations.Teams;
using CoachBot.Storage;
using CoachBot.Tests.Chat.Teams.Connector;
using CoachBot.Tests.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Operations.Checkup;

/// <summary>What <c>check</c> says of Teams, and what to do about it [INT-26].</summary>
public sealed class TeamsCheckupTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(OutgoingWorld.Now);
    private FakeTeams teams = null!;

    public async ValueTask InitializeAsync() => teams = await FakeTeams.Start(time);

    public ValueTask DisposeAsync() => teams.DisposeAsync();

    [Fact]
    public async Task A_whole_registration_is_fine_and_nobody_hears_of_it()
    {
        var findings = await Look(Options());

        Assert.Equal(
            [
                $"Fine: Teams: Teams:ClientSecret buys a token in the tenant {teams.App.TenantId}.",
                $"Fine: Teams: {teams.Address}v1/.well-known/openidconfiguration has 2 keys for Teams.",
                "Fine: Teams: 127.0.0.1 answers and takes the bot's token.",
                "Note: Teams: whether it reaches this service was not tried.",
            ],
            Told(findings));
        Assert.DoesNotContain(teams.Calls, call => call.Verb != "GET" && call.Base != "login");
        Assert.DoesNotContain(findings, finding => $"{finding}".Contains("planted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_that_is_refused_is_told_with_what_to_do_and_never_the_secret()
    {
        var findings = await Look(Options() with { ClientSecret = "planted-wrong" });

        var finding = Assert.Single(findings, one => one.Kind == FindingKind.Error);
        Assert.Equal($"Teams: Teams:ClientSecret buys no token in the tenant {teams.App.TenantId} (AADSTS7000215).", finding.What);
        Assert.Contains("copy its value, not its id", finding.Do, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", string.Join('\n', findings), StringComparison.Ordinal);
        Assert.DoesNotContain(teams.Calls, call => call.Base == "teams");
    }

    [Fact]
    public async Task Another_tenant_is_told() =>
        Assert.Contains(await Look(Options() with { TenantId = OutgoingWorld.CustomerTenant }), finding => finding is { Kind: FindingKind.Error } && finding.What.Contains("AADSTS700016", StringComparison.Ordinal) && finding.Do!.Contains("not to a customer's", StringComparison.Ordinal));

    [Fact]
    public async Task A_bot_that_the_connector_does_not_know_is_told()
    {
        teams.App.Unregistered = true;

        Assert.Contains("Error: Teams: 127.0.0.1 does not take the bot's token (401 BotNotRegistered).", Told(await Look(Options())));
    }

    [Fact]
    public async Task A_tenant_of_another_cloud_is_told()
    {
        teams.Gcc = true;

        Assert.Contains("Warning: Teams: 127.0.0.1 does not serve this bot.", Told(await Look(Options())));
    }

    [Theory]
    [InlineData(307, "Error: Teams: 127.0.0.1 answers with a redirect (307, a redirect, which is not followed).")]
    [InlineData(503, "Warning: Teams: 127.0.0.1 did not answer as it should (503).")]
    public async Task A_connector_that_is_not_itself_is_told(int status, string told)
    {
        teams.Faults.Add(new FakeTeamsFault("team") { Status = status });

        Assert.Contains(told, Told(await Look(Options())));
    }

    [Fact]
    public async Task Keys_that_cannot_be_read_are_told()
    {
        teams.Faults.Fail("keys", 500, times: 10);

        Assert.Contains(Told(await Look(Options())), told => told.StartsWith($"Error: Teams: {teams.Address}v1/.well-known/openidconfiguration cannot be read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(75, "Warning: Teams: this machine's clock is 75 s ahead of Microsoft's.")]
    [InlineData(-75, "Warning: Teams: this machine's clock is 75 s behind Microsoft's.")]
    [InlineData(301, "Error: Teams: this machine's clock is 301 s ahead of Microsoft's.")]
    public async Task A_clock_that_goes_wrong_is_told(int ahead, string? told)
    {
        var findings = await Look(Options(), ahead: TimeSpan.FromSeconds(ahead));

        Assert.Equal(told, Told(findings).SingleOrDefault(one => one.Contains("clock", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_there_is_told_once_for_each_thing()
    {
        await teams.DisposeAsync();

        var findings = await Look(Options());

        Assert.Equal(2, findings.Count(finding => finding.Kind == FindingKind.Error));
        Assert.All(findings, finding => Assert.DoesNotContain("planted", $"{finding}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_door_is_told_loudly_and_nothing_is_bought()
    {
        var findings = await Look(Options() with { Unauthenticated = true, Local = null });

        Assert.Equal(FindingKind.Warning, findings[0].Kind);
        Assert.Contains("TEAMS IS NOT AUTHENTICATED", findings[0].What, StringComparison.Ordinal);
        Assert.Empty(teams.Calls);
    }

    [Fact]
    public async Task A_public_address_that_turns_strangers_away_is_ours()
    {
        await using var ours = new Listener(_ => "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await using var another = new Listener(_ => "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
        await using var open = new Listener(_ => "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        Assert.StartsWith($"Fine: Teams: http://127.0.0.1:{ours.Port}/api/messages answers", await Address(ours, running: true), StringComparison.Ordinal);
        Assert.EndsWith("does not answer from here (another page).", await Address(another, running: true), StringComparison.Ordinal);
        Assert.EndsWith("does not answer from here (200).", await Address(open, running: true), StringComparison.Ordinal);
        Assert.EndsWith("because the service does not run.", await Address(ours, running: false), StringComparison.Ordinal);

        async Task<string> Address(Listener site, bool running) => Told(await Look(Options() with { PublicAddress = new Uri($"http://127.0.0.1:{site.Port}") }, running: running))[^1];
    }

    [Theory]
    [InlineData("{\"appid\":\"99999999-9999-4999-8999-999999999999\"}", "Error: Teams: the token is of the app 99999999-9999-4999-8999-999999999999, not of Teams:AppId.")]
    [InlineData("{\"azp\":\"99999999-9999-4999-8999-999999999999\"}", "Error: Teams: the token is of the app 99999999-9999-4999-8999-999999999999, not of Teams:AppId.")]
    [InlineData("{\"tid\":\"99999999-9999-4999-8999-999999999999\"}", "Error: Teams: the token is of the tenant 99999999-9999-4999-8999-999999999999, not of Teams:TenantId.")]
    [InlineData("{\"appid\":\"11111111-1111-4111-8111-111111111111\",\"tid\":\"22222222-2222-4222-8222-222222222222\"}", null)]
    [InlineData("{}", null)]
    [InlineData("not json", null)]
    public void A_token_of_somebody_else_is_told(string payload, string? told)
    {
        var token = $"{Part("{\"alg\":\"RS256\"}")}.{Part(payload)}.AAAA";

        Assert.Equal(told, Told(TokenCheckup.Look(new TokenBought(token, OutgoingWorld.Now), OutgoingWorld.WithSecret)).SingleOrDefault());
        Assert.Empty(TokenCheckup.Look(new TokenBought("opaque", OutgoingWorld.Now), OutgoingWorld.WithSecret));

        static string Part(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    [Theory]
    [InlineData(-1, FindingKind.Error)]
    [InlineData(10, FindingKind.Warning)]
    [InlineData(100, null)]
    public async Task A_certificate_that_runs_out_is_told(int days, FindingKind? kind)
    {
        using var folder = new TempFolder();
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("cn=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(OutgoingWorld.Now.AddYears(-1), OutgoingWorld.Now.AddDays(days));
        await File.WriteAllBytesAsync(folder.File("bot.pfx"), certificate.Export(X509ContentType.Pfx, "planted"), TestContext.Current.CancellationToken);
        var options = Options() with { ClientSecret = null, Certificate = folder.File("bot.pfx"), CertificatePassword = "planted" };

        Assert.Equal(kind, TeamsCertificate.Look(options, OutgoingWorld.Now).SingleOrDefault()?.Kind);
    }

    [Fact]
    public async Task Conversations_are_counted_with_why_some_get_nothing()
    {
        await using var temp = new TempStore();
        Assert.StartsWith("Note: Teams: nobody has installed the app yet.", Assert.Single(Told(ConversationsCheckup.Look(temp.Store.FilePath))), StringComparison.Ordinal);
        foreach (var (id, why) in new[] { ("19:a", null), ("19:b", nameof(ConnectorRefusal.Blocked)), ("19:c", "Blocked"), ("19:d", "AWordOfTheFuture") })
        {
            await temp.Store.Write(
                WriteUrgency.Work,
                sql => { sql.Run("insert into teams_conversations (tenant, id, entra_tenant, kind, service_url, seen_at, stopped) values ('default', ?1, 't', 'channel', 'https://smba.trafficmanager.net/emea/', ?2, ?3)", id, OutgoingWorld.Now, why); },
                default);
        }

        Assert.Equal(
            ["Fine: Teams: the bot knows 4 conversations.", "Note: Teams: nothing is written in 2 of them. CoachBot may not write in this team or chat in Teams."],
            Told(ConversationsCheckup.Look(temp.Store.FilePath)));
        Assert.StartsWith("Note", Assert.Single(Told(ConversationsCheckup.Look("/nowhere/at-all.db"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AADSTS7000222", "has run out")]
    [InlineData("AADSTS7000229", "service principal")]
    [InlineData("AADSTS1234567", "Look the code up")]
    [InlineData("certificate: CryptographicException", "Teams:Certificate")]
    [InlineData("managed_identity_unreachable_network", "managed identity is assigned")]
    [InlineData("ConnectionError", "proxy or firewall")]
    public void Each_refusal_has_a_cure(string reason, string cure) => Assert.Contains(cure, TokenCure.Of(reason), StringComparison.Ordinal);

    private static List<string> Told(IEnumerable<Finding> findings) => [.. findings.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Kind}: {finding.What}"))];

    private TeamsOptions Options() => new() { AppId = teams.App.AppId, TenantId = teams.App.TenantId, ClientSecret = teams.App.ClientSecret, Local = teams.Address };

    private async Task<List<Finding>> Look(TeamsOptions options, TimeSpan ahead = default, bool running = false)
    {
        await using var world = new OutgoingWorld(options, scripted: false);
        world.Machine.SetUtcNow(OutgoingWorld.Now);
        var cloud = TeamsCloud.Of(options);
        var ours = new FakeTimeProvider(OutgoingWorld.Now + ahead) as TimeProvider;
        var keys = new TeamsKeysCheckup(world.Clients, cloud, options, ours);
        return [.. await new TeamsCheckup(world.Tokens, world.Client, keys, cloud, options, world.Machine, running).Look(default)];
    }
}
