using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Tests.Code;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Operations;

/// <summary><c>manifest teams</c>, as somebody types it.</summary>
public sealed class TeamsManifestCommandTests
{
    private const string App = "c9e8c047-2a74-40a2-b28a-b162d5f5327c";

    [Fact]
    public async Task The_copy_in_infra_is_what_the_command_writes()
    {
        var (code, output, made) = await Run("--app-id", "11111111-1111-4111-8111-111111111111", "--address", "https://coach.example.com", "--publisher", "Example", "--website", "https://example.com");
        Assert.True(code == 0, output);
        Assert.Contains("api://coach.example.com/botid-11111111-1111-4111-8111-111111111111", output, StringComparison.Ordinal);
        var copy = Path.Combine(Repository.Root, "infra/teams/manifest.json");
        if (Environment.GetEnvironmentVariable("COACHBOT_APPROVE") == "1") await File.WriteAllTextAsync(copy, made, TestContext.Current.CancellationToken);

        Assert.Equal((await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), made);
    }

    [Fact]
    public async Task What_the_settings_say_need_not_be_said_again()
    {
        var (code, output, made) = await Run(
            [],
            ("Teams__AppId", App), ("Teams__TenantId", "72f988bf-86f1-41af-91ab-2d7cd011db47"), ("Teams__ClientSecret", "a~secret"), ("Teams__PublicAddress", "https://coach.nordwind.example"), ("Teams__Cloud", "Gcc"), ("Tenant__Name", "Nordwind"), ("Tenant__OwnDomains__0", "nordwind.example"));

        Assert.True(code == 0, output);
        var manifest = JsonNode.Parse(made!)!;
        Assert.Equal(App, (string)manifest["id"]!);
        Assert.Equal(("Nordwind", "https://nordwind.example/"), ((string)manifest["developer"]!["name"]!, (string)manifest["developer"]!["privacyUrl"]!));
        Assert.Equal("https://coach.nordwind.example/teams/home", (string)manifest["staticTabs"]![0]!["contentUrl"]!);
    }

    [Fact]
    public async Task The_administrator_raises_the_version()
    {
        var (code, output, made) = await Run("--app-id", App, "--website", "https://example.com", "--privacy", "https://example.com/privacy", "--version", "2.10.0", "--slash");

        Assert.True(code == 0, output);
        Assert.Contains("version 2.10.0", output, StringComparison.Ordinal);
        var manifest = JsonNode.Parse(made!)!;
        Assert.Equal("2.10.0", (string)manifest["version"]!);
        Assert.Equal("1.29", (string)manifest["manifestVersion"]!);
        Assert.Equal(("https://example.com/privacy", "https://example.com/"), ((string)manifest["developer"]!["privacyUrl"]!, (string)manifest["developer"]!["termsOfUseUrl"]!));
    }

    [Theory]
    [InlineData("Say which bot it is: --app-id")]
    [InlineData("'coachbot' is not an app id", "--app-id", "coachbot")]
    [InlineData("'1.0' is not a version", "--app-id", App, "--version", "1.0")]
    [InlineData("'01.0.0' is not a version", "--app-id", App, "--version", "01.0.0")]
    [InlineData("'http://coach.example.com' is not an address that Teams opens", "--app-id", App, "--address", "http://coach.example.com")]
    [InlineData("'https://example.com/coach' is not an address that Teams opens", "--app-id", App, "--address", "https://example.com/coach")]
    [InlineData("Say whose app it is", "--app-id", App)]
    [InlineData("'example.com' is not a page", "--app-id", App, "--website", "example.com")]
    [InlineData("--slash is a preview of the public cloud: leave it out for Dod", "--app-id", App, "--website", "https://example.com", "--slash", "--cloud", "Dod")]
    public async Task What_is_missing_is_said(string says, params string[] arguments)
    {
        var (code, output, made) = await Run(arguments);

        Assert.Equal(1, code);
        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.Null(made);
    }

    [Fact]
    public async Task Half_of_the_settings_are_refused_in_plain_words()
    {
        var (code, output, made) = await Run([], ("Teams__AppId", App), ("Tenant__OwnDomains__0", "nordwind.example"));

        Assert.Equal(1, code);
        Assert.Contains("Teams:TenantId is missing", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at CoachBot.", output, StringComparison.Ordinal);
        Assert.Null(made);
    }

    [Theory]
    [InlineData("teams", "--app-id", App, "--website", "https://example.com")]
    [InlineData("slack", "--socket")]
    public async Task A_file_that_cannot_be_written_is_said_in_one_sentence(params string[] arguments)
    {
        using var folder = new TempFolder();
        await using var run = CommandRun.Start(
            folder.Path, [Path.Combine(AppContext.BaseDirectory, "CoachBot.dll"), "manifest", .. arguments, "--out", "missing/made"], ("Content__Path", Shipped.Folder));
        Assert.Equal(1, await run.Ends());
        Assert.Contains("'missing/made' cannot be written", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output, string? Manifest)> Run(params string[] arguments) => Run(arguments, []);

    private static async Task<(int Code, string Output, string? Manifest)> Run(string[] arguments, params (string Name, string Value)[] settings)
    {
        using var folder = new TempFolder();
        await using var run = CommandRun.Start(
            folder.Path, [Path.Combine(AppContext.BaseDirectory, "CoachBot.dll"), "manifest", "teams", .. arguments, "--out", "made.zip"], [("Content__Path", Shipped.Folder), .. settings]);
        var code = await run.Ends();
        return (code, run.Output, File.Exists(folder.File("made.zip")) ? Manifest(folder.File("made.zip")) : null);
    }

    private static string Manifest(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
