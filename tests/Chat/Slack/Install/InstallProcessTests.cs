using System.Net;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Install;

/// <summary>The real executable: an administrator installs it, it is killed and started again, and the workspace is still there.</summary>
public sealed class InstallProcessTests
{
    [Fact]
    public async Task An_installation_outlives_a_kill_and_no_secret_comes_into_the_log()
    {
        await using var slack = await FakeSlack.Start();
        var acme = slack.Workspace("Acme", team: "T0ACME");
        await using var coach = new CoachProcess(
            ("Slack__Api", slack.Api.AbsoluteUri),
            ("Slack__ClientId", slack.App.ClientId),
            ("Slack__ClientSecret", slack.App.ClientSecret),
            ("Slack__SigningSecret", slack.App.SigningSecret),
            ("Slack__Workspaces__0", "T0ACME"),
            ("Slack__PublicAddress", "https://coach.example.com"),
            ("Tenant__Chat", "sandbox"));
        await coach.Start();
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = coach.Client.BaseAddress };

        using var begun = await browser.GetAsync(new Uri("/slack/install/begin", UriKind.Relative), TestContext.Current.CancellationToken);
        var cookie = begun.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var callback = slack.Allow(begun.Headers.Location!, acme);

        // Between the begin and the end the process may be another one.
        await coach.Kill();
        await coach.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(callback.PathAndQuery, UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        using var ended = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Contains("CoachBot is in Acme", await ended.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await coach.Kill();
        await coach.Start();
        foreach (var secret in new[] { slack.Installations.Single().Token, slack.App.ClientSecret, slack.App.SigningSecret, callback.Query[1..] })
            Assert.DoesNotContain(secret, coach.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("not those that protected it", coach.Log, StringComparison.Ordinal);
    }
}
