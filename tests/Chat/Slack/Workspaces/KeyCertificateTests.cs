using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Tests.Chat.Slack.Install;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Chat.Slack.Workspaces;

/// <summary>A certificate outside the database: a copy of the database alone opens no token.</summary>
public sealed class KeyCertificateTests
{
    private const string Password = "planted-password";

    [Fact]
    public async Task The_keys_in_the_database_open_nothing_without_it()
    {
        using var folder = new TempFolder();
        await using var host = await InstallHost.ForMany(null, "T0ACME");
        await host.Restart(("Slack:KeyCertificate", Pfx(folder)), ("Slack:KeyCertificatePassword", Password));
        await host.Store.Write(CoachBot.Storage.WriteUrgency.Work, sql => { sql.Run("delete from data_protection_keys"); }, default);
        await host.Restart();
        await host.Install(host.Slack.Workspace("Acme", team: "T0ACME"));

        await host.Restart();
        Assert.True(host.Installations.Find(null, "T0ACME")!.Works);
        Assert.Contains("EncryptedData", Keys(host), StringComparison.Ordinal);

        await host.Restart(("Slack:KeyCertificate", null), ("Slack:KeyCertificatePassword", null));
        Assert.Equal(Installations.KeysLost, host.Installations.Find(null, "T0ACME")!.Broken);
    }

    [Theory]
    [InlineData("wrong-password")]
    [InlineData(null)]
    public void One_that_cannot_be_opened_stops_the_start_and_shows_no_password(string? password)
    {
        using var folder = new TempFolder();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Slack:KeyCertificate", Pfx(folder)), new("Slack:KeyCertificatePassword", password)]).Build();

        var refused = Assert.Throws<OptionsValidationException>(() => KeyCertificate.Load(settings));

        Assert.Contains("Slack:KeyCertificate", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Slack:KeyCertificate", "/nowhere/keys.pfx")]).Build();

        Assert.Contains("/nowhere/keys.pfx", Assert.Throws<OptionsValidationException>(() => KeyCertificate.Load(settings)).Message, StringComparison.Ordinal);
    }

    private static string Keys(InstallHost host) =>
        string.Concat(host.Store.Read(sql => sql.All("select xml from data_protection_keys", row => row.GetString(0))));

    private static string Pfx(TempFolder folder)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=coachbot-keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var path = folder.File("keys.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }
}
