using System.Text.Json.Nodes;
using CoachBot.Tests.Chat.Slack.Socket;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Operations.Slack;

/// <summary>The real executable in Socket Mode: it is heard, comes back, and says how it stands [INT-01] [ADM-22].</summary>
public sealed class SlackProcessTests
{
    [Fact]
    public async Task A_service_in_Socket_Mode_hears_comes_back_and_says_how_it_stands()
    {
        await using var slack = await FakeSlack.Start(app: new FakeApp { SocketMode = true });
        var acme = slack.Workspace("Acme", team: "T0ACME");
        var installation = slack.Install(acme);
        installation.Scopes.Remove("dnd:read");
        (string, string)[] settings = [("Slack__BotToken", installation.Token), ("Slack__AppToken", slack.App.AppToken), ("Slack__Api", slack.Api.ToString())];
        await using var coach = new CoachProcess(settings);
        await coach.Start();
        await Connected(coach);

        var heard = await slack.Sends.Event(acme, new JsonObject { ["type"] = "something_of_next_year" });
        Assert.True(heard.Acknowledged);

        slack.Sockets.CutAll();
        await Eventually.Holds(() => slack.Sockets.Opened >= 4);
        await Connected(coach);
        Assert.True((await slack.Sends.Event(acme, new JsonObject { ["type"] = "something_of_next_year" })).Acknowledged);

        var health = (await coach.Get("/health"))["slack"]!;
        Assert.Equal(("socket", 1), ((string?)health["mode"], (int?)health["workspaces"]));

        var opened = slack.Sockets.Opened;
        var output = await Check(coach, settings);
        Assert.Contains("Slack: Slack:BotToken is that of the bot 'coachbot' in the workspace 'Acme' (T0ACME).", output, StringComparison.Ordinal);
        Assert.Contains("Slack: dnd:read is not granted (Do-not-disturb). Without it nudges follow only the working hours.", output, StringComparison.Ordinal);
        Assert.Contains("Slack: Slack:AppToken may open sockets", output, StringComparison.Ordinal);
        Assert.Equal(opened, slack.Sockets.Opened);

        await coach.Kill();
        output += await Check(coach, settings);
        Assert.True(output.Contains("Slack: Slack:AppToken opens a socket.", StringComparison.Ordinal), output);

        foreach (var secret in new[] { installation.Token, slack.App.AppToken, "ticket=" })
        {
            Assert.DoesNotContain(secret, coach.Log + output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_half_set_Slack_stops_the_start_and_is_named_by_check()
    {
        using var folder = new TempFolder();
        (string, string)[] settings = [("Slack__BotToken", "xoxb-1-canary"), ("Storage__Sqlite", folder.File("coachbot.db")), ("ASPNETCORE_URLS", "http://127.0.0.1:0")];
        await using var start = CommandRun.Start(folder.Path, [Program], settings);
        await using var check = CommandRun.Start(folder.Path, [Program, "check"], settings);

        Assert.Equal((1, 1), (await start.Ends(), await check.Ends()));
        foreach (var output in new[] { start.Output, check.Output })
        {
            Assert.Contains("Slack:AppToken and Slack:SigningSecret are both missing; set Slack:AppToken (xapp-…)", output, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", output, StringComparison.Ordinal);
        }
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "CoachBot.dll");

    private static Task Connected(CoachProcess coach) => Eventually.Holds(async () =>
        (await coach.Get("/health"))["slack"]!["sockets"]!.AsArray().All(socket => (string?)socket!["state"] == "connected"));

    private static async Task<string> Check(CoachProcess coach, (string, string)[] settings)
    {
        using var folder = new TempFolder();
        await using var check = CommandRun.Start(
            folder.Path, [Program, "check", "--urls=http://127.0.0.1:0"], [.. settings, ("Storage__Sqlite", coach.DatabasePath), ("ASPNETCORE_ENVIRONMENT", "Development"), ("Tenant__OwnDomains__0", "ours.example")]);
        await check.Ends();
        return check.Output;
    }
}
