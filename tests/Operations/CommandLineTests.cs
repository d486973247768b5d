using System.Text.Json.Nodes;
using CoachBot.Operations.Checkup;
using CoachBot.Operations.CommandLine;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Operations;

public sealed class CommandLineTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CoachBot.dll");

    [Theory]
    [InlineData("", false)]
    [InlineData("check", true)]
    [InlineData("chekc", true)]
    [InlineData("--help", true)]
    [InlineData("--urls http://127.0.0.1:1", false)]
    [InlineData("Sandbox:Enabled=true", false)]
    [InlineData("--Tenant:Name=Ours check", false)]
    public void A_bare_first_word_is_a_command_and_settings_reach_the_service(string line, bool command) =>
        Assert.Equal(command, Commands.IsCommand(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public async Task Check_names_each_wrong_setting_and_what_to_do()
    {
        var (code, output) = await Run("check", "--Tenant:TimeZone=Nowhere", "--Defaults:Day=25:99", "--urls=http://127.0.0.1:0");

        Assert.Equal(1, code);
        Assert.Contains("Tenant:OwnDomains is empty", output, StringComparison.Ordinal);
        Assert.Contains("Tenant:TimeZone is not an IANA zone", output, StringComparison.Ordinal);
        Assert.Contains("Defaults:Day is '25:99'", output, StringComparison.Ordinal);
        Assert.Contains("Set Sandbox:Enabled to turn it on.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence()
    {
        var (code, output) = await Run("--Tenant:TimeZone=Nowhere", "--Tenant:OwnDomains:0=ours.example");

        Assert.Equal(1, code);
        Assert.Contains("write it as Europe/Berlin", output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_check_names_file_and_line()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("plays"));
        await File.WriteAllTextAsync(folder.File("plays/some.en.md"), "no front matter", TestContext.Current.CancellationToken);

        var (code, output) = await Run("content", "check", folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("plays/some.en.md:1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_not_there_gets_the_nearest_one()
    {
        var (code, output) = await Run("chekc");

        Assert.Equal(1, code);
        Assert.Contains("check", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_an_error_unless_it_is_our_own()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        Uri[] taken = [new($"http://{listener.LocalEndpoint}")];

        Assert.Equal(FindingKind.Error, Assert.Single(PortCheckup.Look(taken, running: false)).Kind);
        Assert.Equal(FindingKind.Note, Assert.Single(PortCheckup.Look(taken, running: true)).Kind);
        await Task.CompletedTask;
    }

    /// <summary>[ADM-22] [PRV-20]</summary>
    [Fact]
    public async Task The_health_page_counts_and_the_log_keeps_what_was_said_to_itself()
    {
        const string phrase = "a canary that nobody logs";
        await using var coach = new CoachProcess();
        await coach.Start();
        await coach.Post("/sandbox/api/world", new { type = "person.upserted", data = new { email = "ann@ours.example", name = "Ann", role = "rep", timeZone = "Europe/Berlin" } });
        await coach.Post("/sandbox/api/world", new { type = "weather.changed", data = new { id = "1", note = phrase } });
        await coach.Post("/sandbox/api/say", new { by = "ann@ours.example", room = "dm:ann@ours.example", text = phrase });

        var health = await coach.Get("/health");

        Assert.Equal(1, (long?)health["database"]!["hooks"]!["unknownTypes"]!["weather.changed"]);
        Assert.Equal(0, (long?)health["database"]!["queues"]!["inbox"]!["count"]);
        Assert.NotNull((string?)health["content"]!["version"]);
        Assert.NotNull((string?)health["time"]!["zoneData"]);
        Assert.Contains(health["off"]!.AsArray(), off => (string?)off!["setting"] == "Otlp:Endpoint");
        Assert.DoesNotContain(phrase, health.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(phrase, coach.Log, StringComparison.Ordinal);
        Assert.Equal("live", (string?)(await coach.Get("/health/live"))["status"]);
    }

    private static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        using var folder = new TempFolder();
        await using var run = CommandRun.Start(folder.Path, [Program, .. arguments], ("ASPNETCORE_ENVIRONMENT", "Production"));
        return (await run.Ends(), run.Output);
    }
}
