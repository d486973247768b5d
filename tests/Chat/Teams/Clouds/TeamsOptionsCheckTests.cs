using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Chat.Teams.Clouds;

/// <summary>Half of what Teams needs stops the start, and the message says which key, which rule and what to write [INT-26].</summary>
public sealed class TeamsOptionsCheckTests
{
    private const string App = "11111111-1111-4111-8111-111111111111";
    private const string Tenant = "22222222-2222-4222-8222-222222222222";
    private const string Secret = "s3cret~canary";

    private static readonly TeamsOptions Whole = new() { AppId = App, TenantId = Tenant, ClientSecret = Secret };

    public static TheoryData<string, TeamsOptions, string> Refused => new()
    {
        { "an app alone", new() { AppId = App }, "Teams:TenantId is missing" },
        { "no credential", Whole with { ClientSecret = null }, "are all missing; set one of them" },
        { "an empty credential", Whole with { ClientSecret = "" }, "are all missing; set one of them" },
        { "a secret alone", new() { ClientSecret = Secret }, "Teams:AppId is missing" },
        { "a tenant alone", new() { TenantId = Tenant }, "Teams:AppId is missing" },
        { "tenants alone", new() { Tenants = [Tenant] }, "Teams:AppId is missing" },
        { "a local cloud alone", new() { Local = new Uri("http://127.0.0.1:5300/") }, "Teams:AppId is missing" },
        { "an address alone", new() { PublicAddress = new Uri("https://coach.example.com") }, "Teams:AppId is missing" },
        { "an app's name", Whole with { AppId = "coachbot" }, "Teams:AppId is not an app id" },
        { "an app id in braces", Whole with { AppId = $"{{{App}}}" }, "without braces" },
        { "an app id without hyphens", Whole with { AppId = App.Replace("-", "", StringComparison.Ordinal) }, "Teams:AppId is not an app id" },
        { "an app id of zeroes", Whole with { AppId = Guid.Empty.ToString() }, "Teams:AppId is not an app id" },
        { "an app id with a line's end", Whole with { AppId = App + "\n" }, "Teams:AppId is not an app id" },
        { "a domain", Whole with { TenantId = "contoso.onmicrosoft.com" }, "Teams:TenantId is not a tenant's id" },
        { "every tenant", Whole with { TenantId = "common" }, "neither a domain nor 'common'" },
        { "the old authority", Whole with { TenantId = "botframework.com" }, "Teams:TenantId is not a tenant's id" },
        { "two credentials", Whole with { ManagedIdentity = true }, "more than one is set" },
        { "a secret and an identity for it", Whole with { FederatedIdentity = App }, "more than one is set" },
        { "a secret with a blank", Whole with { ClientSecret = Secret + "\n" }, "without blanks" },
        { "a secret's id", Whole with { ClientSecret = Tenant }, "is the id of a secret" },
        { "an identity's name", Whole with { ClientSecret = null, FederatedIdentity = "coach-identity" }, "Teams:FederatedIdentity is not a client id" },
        { "a password alone", Whole with { CertificatePassword = Secret }, "without Teams:Certificate" },
        { "a certificate that is not there", Whole with { ClientSecret = null, Certificate = "/nowhere/bot.pfx", CertificatePassword = Secret }, "there is no file /nowhere/bot.pfx" },
        { "a name among tenants", Whole with { Tenants = [Tenant, "contoso"] }, "'contoso', which is no tenant's id" },
        { "a tenant twice", Whole with { Tenants = [Tenant, Tenant.ToUpperInvariant()] }, "twice" },
        { "a cloud that nobody knows", Whole with { Cloud = (TeamsCloudName)9 }, "Teams:Cloud is none that we know" },
        { "an address that is not encrypted", Whole with { PublicAddress = new Uri("http://coach.example.com") }, "Teams:PublicAddress is not an address" },
        { "an address with a path", Whole with { PublicAddress = new Uri("https://coach.example.com/api/messages") }, "without a path" },
        { "an address with a query", Whole with { PublicAddress = new Uri("https://coach.example.com/?x=1") }, "without a path" },
        { "an address without a scheme", Whole with { PublicAddress = new Uri("coach.example.com", UriKind.Relative) }, "Teams:PublicAddress is not an address" },
        { "a number for an address", Whole with { PublicAddress = new Uri("https://10.1.2.3") }, "Teams:PublicAddress is not an address" },
        { "this machine for an address", Whole with { PublicAddress = new Uri("http://127.0.0.1:8080") }, "Teams:PublicAddress is not an address" },
        { "no writes", Whole with { Limits = new() { WritesPerSecond = 0 } }, "Teams:Limits:WritesPer… is not between 1 and 100000" },
        { "fewer in more time", Whole with { Limits = new() { ReadsPerTwoSeconds = 3 } }, "Teams:Limits:ReadsPer… allows less in a longer time" },
        { "no calls for a tenant", Whole with { Limits = new() { TenantPerSecond = -1 } }, "Teams:Limits:TenantPer…" },
        { "a local cloud", Whole with { Local = new Uri("http://127.0.0.1:5300/") }, "Teams:Local is for development" },
        { "no authentication", Whole with { Unauthenticated = true }, "Teams:Unauthenticated is for development" },
        { "no authentication, and nothing else", new() { Unauthenticated = true }, "Teams:Unauthenticated is for development" },
    };

    public static TheoryData<string, TeamsOptions, bool> Taken => new()
    {
        { "nothing", new(), false },
        { "half of it, turned off", new() { AppId = "x", ClientSecret = "", Enabled = false }, false },
        { "a secret", Whole, false },
        { "an identity for the secret", Whole with { ClientSecret = null, FederatedIdentity = App }, false },
        { "an identity", Whole with { ClientSecret = null, ManagedIdentity = true }, false },
        { "several tenants", Whole with { Tenants = [Tenant, App] }, false },
        { "a sovereign cloud", Whole with { Cloud = TeamsCloudName.GccHigh }, false },
        { "an address", Whole with { PublicAddress = new Uri("https://coach.example.com") }, false },
        { "an upper-case id", Whole with { AppId = "ABCDEFAB-1111-4111-8111-111111111111" }, false },
        { "limits", Whole with { Limits = new() { WritesPerSecond = 1, WritesPerTwoSeconds = 1 } }, false },
        { "no authentication where somebody develops", new() { Unauthenticated = true }, true },
        { "a local cloud where somebody develops", Whole with { Local = new Uri("http://127.0.0.1:5300/") }, true },
        { "this machine for an address where somebody develops", Whole with { PublicAddress = new Uri("http://127.0.0.1:8080") }, true },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Stops_the_start(string what, TeamsOptions options, string says)
    {
        var result = Check(options);

        Assert.True(result.Failed, what);
        Assert.Contains(says, result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Taken), DisableDiscoveryEnumeration = true)]
    public void Is_taken(string what, TeamsOptions options, bool development)
    {
        var result = Check(options, development ? Environments.Development : Environments.Production);

        Assert.True(result.Succeeded, $"{what}: {result.FailureMessage}");
    }

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("https://smba.trafficmanager.net/")]
    [InlineData("http://user@127.0.0.1:5300/")]
    [InlineData("http://127.0.0.1:5300")]
    [InlineData("http://127.0.0.1:5300/x")]
    [InlineData("http://127.0.0.1:5300/?x=1")]
    [InlineData("file:///tmp/")]
    public void A_local_cloud_is_on_this_machine_even_where_somebody_develops(string address)
    {
        if (address == "http://127.0.0.1:5300") address += "/x";

        Assert.Contains("Teams:Local is not an address of this machine", Check(Whole with { Local = new Uri(address) }, Environments.Development).FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Staging")]
    [InlineData("Production")]
    [InlineData("")]
    public void Development_has_one_name(string environment) => Assert.True(Check(new TeamsOptions { Unauthenticated = true }, environment).Failed);

    [Fact]
    public async Task A_certificate_needs_its_password_and_its_key()
    {
        using var folder = new TempFolder();
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("cn=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var curve = ECDsa.Create();
        using var elliptic = new CertificateRequest("cn=bot", curve, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var bare = X509CertificateLoader.LoadCertificate(certificate.RawData);
        await File.WriteAllBytesAsync(folder.File("good.pfx"), certificate.Export(X509ContentType.Pfx, Secret));
        await File.WriteAllBytesAsync(folder.File("ec.pfx"), elliptic.Export(X509ContentType.Pfx, Secret));
        await File.WriteAllBytesAsync(folder.File("bare.pfx"), bare.Export(X509ContentType.Pfx, Secret));
        await File.WriteAllTextAsync(folder.File("text.pfx"), Secret);

        Assert.True(Look("good.pfx", Secret).Succeeded);
        Assert.Contains("cannot be opened", Look("good.pfx", "canary").FailureMessage, StringComparison.Ordinal);
        Assert.Contains("holds no RSA certificate", Look("ec.pfx", Secret).FailureMessage, StringComparison.Ordinal);
        Assert.Contains("holds no RSA certificate", Look("bare.pfx", Secret).FailureMessage, StringComparison.Ordinal);
        Assert.Contains("cannot be opened", Look("text.pfx", Secret).FailureMessage, StringComparison.Ordinal);
        Assert.Contains("there is no file", Look("", Secret, folder.Path).FailureMessage, StringComparison.Ordinal);

        ValidateOptionsResult Look(string name, string password, string? path = null)
        {
            var result = Check(Whole with { ClientSecret = null, Certificate = path ?? folder.File(name), CertificatePassword = password });
            Assert.DoesNotContain("canary", result.FailureMessage ?? "", StringComparison.Ordinal);
            return result;
        }
    }

    [Theory]
    [InlineData(true, "TEAMS IS NOT AUTHENTICATED")]
    [InlineData(false, "Teams:Local is set")]
    public async Task An_open_door_is_told_at_every_start(bool unauthenticated, string told)
    {
        using var log = new CollectedLog();
        var options = unauthenticated ? new TeamsOptions { Unauthenticated = true } : Whole with { Local = new Uri("http://127.0.0.1:5300/") };
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).AddSingleton(Options.Create(options)).AddClouds(options).BuildServiceProvider();

        foreach (var hosted in services.GetServices<IHostedService>()) await hosted.StartAsync(default);

        Assert.Contains(told, log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_written_without_their_secrets() => Assert.Equal("Teams", $"{Whole}");

    [Fact]
    public async Task A_closed_door_needs_no_word()
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(Options.Create(Whole)).AddClouds(Whole).BuildServiceProvider();

        Assert.Empty(services.GetServices<IHostedService>());
    }

    private static ValidateOptionsResult Check(TeamsOptions options, string environment = "Production") =>
        new TeamsOptionsCheck(new HostingEnvironment { EnvironmentName = environment }).Validate(null, options);
}
