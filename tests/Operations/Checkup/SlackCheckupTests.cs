using System.Globalization;
using System.Net;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Operations.Checkup;
using CoachBot.Tests.Chat.Slack.Api;
using CoachBot.Tests.Chat.Slack.Socket;
using CoachBot.Tests.Support.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Operations.Checkup;

/// <summary>What <c>check</c> says of Slack, and what to do about it.</summary>
public sealed class SlackCheckupTests
{
    private const string Everything = "app_mentions:read,channels:read,chat:write,commands,groups:read,im:history,im:write,users:read,users:read.email,dnd:read,channels:history,groups:history";

    private static readonly SlackOptions Http = new() { BotToken = "xoxb-1-canary", SigningSecret = new string('s', 32) };
    private static readonly SlackOptions SocketMode = new() { BotToken = "xoxb-1-canary", AppToken = "xapp-1-canary" };

    private readonly ScriptedHttp http = new();

    [Fact]
    public async Task A_whole_installation_is_fine()
    {
        Answers(Everything);

        var findings = await Look(Http);

        Assert.Equal(
            [
                "Fine: Slack: Slack:BotToken is that of the bot 'coachbot' in the workspace 'Acme' (T0ACME).",
                "Fine: Slack: all that the bot needs is granted.",
                "Note: Slack: whether it reaches this service was not tried.",
            ],
            findings.Select(finding => $"{finding.Kind}: {finding.What}"));
        Assert.Equal("auth.test", Assert.Single(http.Asked).Request.RequestUri!.Segments[^1]);
        Assert.DoesNotContain("canary", string.Join('\n', findings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dnd:read", FindingKind.Warning, "Slack: dnd:read is not granted (Do-not-disturb). Without it nudges follow only the working hours.")]
    [InlineData("chat:write", FindingKind.Error, "Slack: chat:write is not granted (Every message). Without it nothing can be sent.")]
    [InlineData("users:read.email", FindingKind.Error, "Slack: users:read.email is not granted (Who is who). Without it a user cannot be matched with the people of calendar and CRM, so everybody is a stranger.")]
    [InlineData("groups:history", FindingKind.Note, "Slack: groups:history is not granted (Certainty in private rooms). Without it a message to a private room whose sending broke off is not looked for, and not sent again.")]
    public async Task A_missing_scope_is_told_by_its_feature_with_the_reason(string scope, FindingKind kind, string told)
    {
        Answers(string.Join(',', Everything.Split(',').Where(one => one != scope)));

        var finding = Assert.Single(await Look(Http), one => one.What.Contains("not granted", StringComparison.Ordinal));

        Assert.Equal((kind, told), (finding.Kind, finding.What));
        Assert.Equal(kind == FindingKind.Note, finding.Do is null);
    }

    [Theory]
    [InlineData(59, true, null)]
    [InlineData(-59, true, null)]
    [InlineData(75, true, FindingKind.Warning)]
    [InlineData(-75, true, FindingKind.Warning)]
    [InlineData(301, true, FindingKind.Error)]
    [InlineData(-301, true, FindingKind.Error)]
    [InlineData(301, false, FindingKind.Warning)]
    public void A_clock_that_goes_wrong_is_told(int ahead, bool signed, FindingKind? kind)
    {
        var told = SlackClock.Look(ScriptedHttp.Now, ScriptedHttp.Now.AddSeconds(ahead), signed).ToList();

        Assert.Equal(kind, told.SingleOrDefault()?.Kind);
        if (kind is null) return;
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"Slack: this machine's clock is {Math.Abs(ahead)} s {(ahead > 0 ? "ahead of" : "behind")} Slack's."), told[0].What);
    }

    [Fact]
    public async Task Slack_s_clock_is_that_of_its_answer()
    {
        Answers(Everything, date: ScriptedHttp.Now.AddMinutes(-6));

        Assert.Contains(await Look(Http), finding => finding is { Kind: FindingKind.Error } && finding.What.Contains("360 s ahead of", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("invalid_auth", FindingKind.Error, "Slack: Slack:BotToken is refused (invalid_auth).")]
    [InlineData("account_inactive", FindingKind.Error, "Slack: Slack:BotToken is refused (account_inactive).")]
    [InlineData("ratelimited", FindingKind.Warning, "Slack: it could not be asked (ratelimited).")]
    public async Task A_token_that_is_refused_is_told(string code, FindingKind kind, string told)
    {
        http.Answers($$"""{"ok":false,"error":"{{code}}"}""");

        Assert.Contains(await Look(Http), finding => finding.Kind == kind && finding.What == told && finding.Do is not null);
    }

    [Fact]
    public async Task A_Slack_that_does_not_answer_is_told_once()
    {
        http.Answer = (_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host canary");

        var finding = Assert.Single(await Look(Http));

        Assert.Equal((FindingKind.Error, "Slack: https://slack.com/api/ does not answer (NameResolutionError)."), (finding.Kind, finding.What));
    }

    [Fact]
    public async Task Many_workspaces_are_told_by_what_each_has_granted()
    {
        var set = new SlackOptions { ClientId = "1.2", ClientSecret = "c", SigningSecret = new string('s', 32), Workspaces = [SlackStore.Team, "T0OTHER"] };
        await using var store = new SlackStore(set);
        await store.Install(SlackStore.Grant(scopes: Everything));
        var broken = await store.Install(SlackStore.Grant(team: "T0OTHER", scopes: Everything.Replace("dnd:read,", "", StringComparison.Ordinal)));
        await store.Installations.Break(broken, "token_revoked");
        var options = set with { Workspaces = [SlackStore.Team], PublicAddress = new Uri("https://coach.example.com") };

        var findings = InstalledCheckup.Look(store.Store.FilePath, options).ToList();

        Assert.Equal(
            [
                "Fine: Slack, Workspace T0ACME (T0ACME): all that the bot needs is granted.",
                "Warning: Slack, Workspace T0OTHER (T0OTHER): it is not in Slack:Workspaces, so it is left alone.",
                "Error: Slack, Workspace T0OTHER (T0OTHER): nothing can be sent since 2026-11-23 (token_revoked).",
                "Warning: Slack, Workspace T0OTHER (T0OTHER): dnd:read is not granted (Do-not-disturb). Without it nudges follow only the working hours.",
                "Fine: Slack, Workspace T0OTHER (T0OTHER): all that the bot needs is granted.",
            ],
            findings.Select(finding => $"{finding.Kind}: {finding.What}"));
    }

    [Fact]
    public void Nobody_who_has_installed_is_told_where_to_do_it()
    {
        var finding = Assert.Single(InstalledCheckup.Look("/nowhere/at-all.db", new SlackOptions { PublicAddress = new Uri("https://coach.example.com") }));

        Assert.Equal("Open https://coach.example.com/slack/install in a browser.", finding.Do);
    }

    [Fact]
    public async Task An_app_s_token_that_opens_a_socket_is_fine_and_the_socket_is_closed_again()
    {
        await using var slack = new SocketSlack();
        await slack.Start();
        await using var trial = new Trial(slack.Api);

        Assert.Null(await trial.Socket.Run(addressOnly: false, default));

        var line = await slack.Next();
        await line.Closed.WaitAsync(ServerLine.Patience);
        Assert.True(line.SaidGoodbye);
    }

    [Fact]
    public async Task While_the_service_runs_no_other_socket_takes_what_is_meant_for_it()
    {
        await using var slack = new SocketSlack();
        await slack.Start();
        await using var trial = new Trial(slack.Api);

        Assert.Null(await trial.Socket.Run(addressOnly: true, default));

        Assert.Equal((1, 0), (slack.Opened, slack.Lines.Count));
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"invalid_auth"}""", "invalid_auth", "Make a new token")]
    [InlineData("""{"ok":false,"error":"missing_scope","needed":"connections:write","provided":"none"}""", "missing_scope", "scope connections:write")]
    [InlineData("""{"ok":false,"error":"a_code_nobody_knows"}""", "a_code_nobody_knows", "Look at the log")]
    [InlineData("""{"ok":true,"url":"ws://127.0.0.1:1/?ticket=canary"}""", "not_connected", "proxy or firewall")]
    [InlineData("""{"ok":true,"url":"wss://evil.example/?ticket=canary"}""", "address_is_not_slacks", "Slack:Api")]
    public async Task An_app_s_token_that_opens_none_is_told_with_what_to_do(string body, string reason, string cure)
    {
        await using var slack = new SocketSlack { Answers = _ => (200, body, null) };
        await slack.Start();
        await using var trial = new Trial(slack.Api);

        var told = await trial.Socket.Run(addressOnly: false, default);

        Assert.StartsWith(reason, told, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", told, StringComparison.Ordinal);
        Assert.Contains(cure, CoachBot.Operations.Slack.SocketCure.Of(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "", FindingKind.Fine)]
    [InlineData(200, "Welcome", FindingKind.Warning)]
    [InlineData(404, "", FindingKind.Warning)]
    public async Task A_public_address_is_asked_as_Slack_asks_it(int status, string body, FindingKind kind)
    {
        Answers(Everything);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var site = builder.Build();
        var asked = "";
        site.MapPost("/hooks/slack/commands", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            asked = await reader.ReadToEndAsync();
            return Results.Text(body, statusCode: status);
        });
        await site.StartAsync(TestContext.Current.CancellationToken);
        var options = Http with { PublicAddress = new Uri(site.Urls.Single()) };

        var findings = await new SlackCheckup(http.Client(), null, options, http.Machine, running: true).Look(default);

        Assert.Equal(kind, Assert.Single(findings, finding => finding.What.Contains("127.0.0.1", StringComparison.Ordinal)).Kind);
        Assert.Equal("ssl_check=1", asked);
    }

    private Task<IReadOnlyList<Finding>> Look(SlackOptions options) =>
        new SlackCheckup(http.Client(), null, options, http.Machine, running: false).Look(default);

    private void Answers(string scopes, DateTimeOffset? date = null) => http.Answer = (_, _) =>
    {
        var response = ScriptedHttp.Json("""{"ok":true,"url":"https://acme.slack.com/","team":"Acme","user":"coachbot","team_id":"T0ACME","user_id":"U0BOT","bot_id":"B1"}""", HttpStatusCode.OK);
        response.Headers.Add("x-oauth-scopes", scopes);
        response.Headers.Date = date ?? ScriptedHttp.Now;
        return Task.FromResult(response);
    };
}
