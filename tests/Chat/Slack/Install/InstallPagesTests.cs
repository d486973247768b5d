using System.Net;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Tests.Support.Slack;
using Microsoft.AspNetCore.WebUtilities;

namespace CoachBot.Tests.Chat.Slack.Install;

/// <summary>An administrator adds the bot to his workspace in a browser: once, in one browser, and only where the workspace is on the list.</summary>
public sealed class InstallPagesTests : IAsyncLifetime
{
    private InstallHost host = null!;
    private FakeWorkspace acme = null!;

    public async ValueTask InitializeAsync()
    {
        host = await InstallHost.ForMany(null, "T0ACME", "E0GRID");
        acme = host.Slack.Workspace("Acme", team: "T0ACME");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_first_page_says_what_it_is_and_leads_to_the_begin()
    {
        var page = await host.Get("/slack/install");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Add CoachBot to Slack", page.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/slack/install/begin\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, States());
    }

    [Fact]
    public async Task Every_page_loads_nothing_else_is_framed_by_nobody_and_is_kept_nowhere()
    {
        foreach (var path in new[] { "/slack/install", "/SLACK/Install", "/slack/install/begin", "/slack/oauth/callback", "/slack/oauth/callback?error=access_denied&state=x" })
        {
            var headers = (await host.Get(path)).Headers;

            Assert.Equal("DENY", headers["X-Frame-Options"]);
            Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
            Assert.Equal("no-referrer", headers["Referrer-Policy"]);
            Assert.Equal("no-store", headers["Cache-Control"]);
            Assert.Contains("default-src 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_browser_is_sent_to_Slack_with_every_scope_and_keeps_its_secret_in_a_cookie_that_nobody_else_can_set_or_read()
    {
        var page = await host.Get("/slack/install/begin?redirect_uri=https://evil.example&state=mine", host: "evil.example");
        var location = new Uri(page.Headers["Location"]);
        var query = QueryHelpers.ParseQuery(location.Query);

        Assert.Equal(new Uri(host.Slack.Address, "/oauth/v2/authorize").AbsoluteUri, location.GetLeftPart(UriPartial.Path));
        Assert.Equal($"{InstallHost.Public}/slack/oauth/callback", query["redirect_uri"].ToString());
        Assert.Equal(host.Slack.App.ClientId, query["client_id"].ToString());
        Assert.Equal(SlackScopes.All.Where(scope => scope.Use != ScopeUse.Extra).Select(scope => scope.Name).Order(StringComparer.Ordinal), query["scope"].ToString().Split(',').Order(StringComparer.Ordinal));
        Assert.True(query["state"].ToString().Length >= 43);
        var cookie = page.Headers["Set-Cookie"];
        Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
        foreach (var part in new[] { "path=/", "secure", "httponly", "samesite=lax", "max-age=600" }) Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        var stored = host.Store.Read(sql => sql.First("select state || browser from slack_states", row => row.GetString(0)))!;
        Assert.DoesNotContain(query["state"].ToString(), stored, StringComparison.Ordinal);
        Assert.DoesNotContain(cookie.Split('=', ';')[1], stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_on_the_list_is_installed()
    {
        var page = await host.Install(acme);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("CoachBot is in Acme", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Not everything was permitted", page.Words, StringComparison.Ordinal);
        var installation = host.Installations.Find(null, "T0ACME")!;
        Assert.True(installation.Works);
        Assert.Equal(("Acme", "A0COACH", acme.Bot.Id), (installation.Name, installation.App, installation.BotUser));
        Assert.Equal(host.Slack.Installations.Single().Token, await host.Installations.Token(installation, default));
        Assert.Equal(0, States());
        Assert.Contains("expires=Thu, 01 Jan 1970", page.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_secret_goes_into_the_body_alone_and_nothing_of_it_all_into_a_log()
    {
        var (authorize, cookie) = await host.Begin();
        var callback = host.Slack.Allow(authorize, acme);
        await host.Get(callback.AbsoluteUri, cookie);

        var call = Assert.Single(host.Slack.CallsOf("oauth.v2.access"));
        Assert.Equal("/api/oauth.v2.access", call.Target);
        Assert.False(call.Headers.ContainsKey("Authorization"));
        Assert.Equal(host.Slack.App.ClientSecret, call.Argument("client_secret"));
        var query = QueryHelpers.ParseQuery(callback.Query);
        Assert.Contains(host.Log.Lines, line => line.Contains("T0ACME", StringComparison.Ordinal));
        foreach (var secret in new[] { host.Slack.App.ClientSecret, host.Slack.Installations.Single().Token, query["code"].ToString(), query["state"].ToString(), cookie.Split('=')[1] })
            Assert.DoesNotContain(host.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_permission_that_was_withheld_is_named_with_what_it_is_for()
    {
        var page = await host.Install(acme, scopes: ["chat:write", "commands", "im:write"]);

        Assert.Contains("Not everything was permitted", page.Words, StringComparison.Ordinal);
        Assert.Contains("users:read.email", page.Words, StringComparison.Ordinal);
        Assert.Contains(SlackScopes.All.Single(scope => scope.Name == "dnd:read").Without, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("im:write", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("channels:history", page.Words, StringComparison.Ordinal);
        Assert.Contains("Begin again", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_no_reads_that_nothing_happened()
    {
        var (authorize, cookie) = await host.Begin();
        var page = await host.Get(host.Slack.Refuse(authorize).AbsoluteUri, cookie);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Nothing was installed", page.Words, StringComparison.Ordinal);
        Assert.Empty(host.Slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task A_link_is_good_once()
    {
        var (authorize, cookie) = await host.Begin();
        var callback = host.Slack.Allow(authorize, acme).AbsoluteUri;

        Assert.Equal(HttpStatusCode.OK, (await host.Get(callback, cookie)).Status);
        await IsStale(callback, cookie, calls: 1);
    }

    [Fact]
    public async Task A_link_is_good_for_ten_minutes()
    {
        var (authorize, cookie) = await host.Begin();
        host.Machine.Advance(TimeSpan.FromMinutes(10));

        await IsStale(host.Slack.Allow(authorize, acme).AbsoluteUri, cookie);
    }

    /// <summary>Somebody who lures a person to his own link must not install his workspace in the person's name, or the other way round.</summary>
    [Fact]
    public async Task A_link_is_good_in_the_browser_in_which_it_was_begun_and_a_try_elsewhere_uses_it_up()
    {
        var (mine, cookie) = await host.Begin();
        var (_, other) = await host.Begin();
        var callback = host.Slack.Allow(mine, acme).AbsoluteUri;

        await IsStale(callback, other);
        await IsStale(callback, cookie);
        var (again, _) = await host.Begin();
        await IsStale(host.Slack.Allow(again, acme).AbsoluteUri, null);
        Assert.Empty(host.Installations.Of(Installations.Tenant));
    }

    [Theory]
    [InlineData("?code=c")]
    [InlineData("?code=c&state=")]
    [InlineData("?code=c&state=guessed")]
    [InlineData("?code=c&state=guessed&state=twice")]
    [InlineData("?error=access_denied")]
    [InlineData("")]
    public async Task A_state_that_is_not_ours_is_refused(string query) => await IsStale($"/slack/oauth/callback{query}", "__Host-coachbot-install=x");

    [Fact]
    public async Task A_workspace_that_is_not_on_the_list_gets_its_permission_back_at_once_and_reads_what_to_do()
    {
        var stranger = host.Slack.Workspace("Globex", team: "T0GLOBEX");

        var page = await host.Install(stranger);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("Globex is not on the list", page.Words, StringComparison.Ordinal);
        Assert.Contains("T0GLOBEX", page.Words, StringComparison.Ordinal);
        Assert.Equal("token_revoked", host.Slack.Installations.Single().Dead);
        Assert.Null(host.Installations.Find(null, "T0GLOBEX"));
        Assert.Equal(0, host.Store.Read(sql => sql.Number("select count(*) from slack_installations")));
    }

    [Fact]
    public async Task What_cannot_be_handed_back_is_said_to_whoever_runs_the_service()
    {
        host.Slack.Faults.Fail("auth.revoke");

        await host.Install(host.Slack.Workspace("Globex", team: "T0GLOBEX"));

        Assert.Contains(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("could not be handed back", StringComparison.Ordinal));
    }

    /// <summary>Enterprise Grid: the organisation stands on the list, and its one token serves each of its workspaces.</summary>
    [Fact]
    public async Task A_whole_organisation_is_installed()
    {
        var grid = new FakeOrg("E0GRID", "Grid");
        var (one, other) = (host.Slack.Workspace("One", grid, "T0ONE"), host.Slack.Workspace("Other", grid, "T0OTHER"));

        var page = await host.Install(one, wholeOrg: true);

        Assert.Contains("CoachBot is in Grid", page.Words, StringComparison.Ordinal);
        var installation = host.Installations.Find("E0GRID", other.Team)!;
        Assert.True(installation.IsOrganisation);
        Assert.Equal(installation, host.Installations.Find("E0GRID", null));
        Assert.NotNull(await host.Installations.Token(installation, default));
    }

    [Fact]
    public async Task A_workspace_of_an_organisation_on_the_list_may_install_for_itself_but_not_for_all_when_only_it_is_listed()
    {
        var (grid, foreign) = (new FakeOrg("E0GRID", "Grid"), new FakeOrg("E0FOREIGN", "Foreign"));
        host.Slack.Workspace("Acme again", foreign, "T0ACME2");

        Assert.Equal(HttpStatusCode.OK, (await host.Install(host.Slack.Workspace("One", grid, "T0ONE"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Install(host.Slack.Workspace("Two", foreign, "T0TWO"), wholeOrg: true)).Status);
    }

    [Fact]
    public async Task Installing_again_overwrites_what_was_granted_and_mends_what_was_broken()
    {
        await host.Install(acme, scopes: ["chat:write"]);
        await host.Installations.Break(host.Installations.Find(null, "T0ACME")!, "token_revoked");
        host.Slack.Installations.Single().Dead = "token_revoked";

        await host.Install(acme);

        var installation = Assert.Single(host.Installations.Of(Installations.Tenant));
        Assert.True(installation.Works);
        Assert.Contains("users:read", installation.Scopes);
        Assert.Equal(host.Slack.Installations.Last().Token, await host.Installations.Token(installation, default));
    }

    [Theory]
    [InlineData("invalid_code")]
    [InlineData("bad_client_secret")]
    public async Task Slacks_refusal_is_told_by_its_word(string code)
    {
        host.Slack.Faults.Error("oauth.v2.access", code);

        var page = await host.Install(acme);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(code, page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_the_address_is_not_believed_word_for_word()
    {
        var (authorize, cookie) = await host.Begin();
        var state = QueryHelpers.ParseQuery(authorize.Query)["state"].ToString();

        var page = await host.Get($"/slack/oauth/callback?state={state}&error=%3Cscript%3ECall%20this%20number", cookie);

        Assert.Contains("unknown_error", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Call this number", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slacks_silence_is_told_and_trying_again_does_no_harm()
    {
        host.Slack.Faults.Cut("oauth.v2.access");

        var page = await host.Install(acme);

        Assert.Equal(HttpStatusCode.BadGateway, page.Status);
        Assert.Contains("Slack did not answer", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Install(acme)).Status);
    }

    [Fact]
    public async Task The_name_of_a_workspace_is_text_and_nothing_else()
    {
        var page = await host.Install(host.Slack.Workspace("<img src=x onerror=alert(1)>", team: "T0EVIL"));

        Assert.DoesNotContain("<img", page.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;img", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_begins_a_thousand_times_fills_no_disk_and_locks_out_nobody()
    {
        for (var i = 0; i < 1005; i++) await host.Get("/slack/install/begin");

        Assert.Equal(1000, States());
        Assert.Equal(HttpStatusCode.OK, (await host.Install(acme)).Status);
        host.Machine.Advance(TimeSpan.FromMinutes(10));
        await host.Begin();
        Assert.Equal(1, States());
    }

    private long States() => host.Store.Read(sql => sql.Number("select count(*) from slack_states"));

    private async Task IsStale(string address, string? cookie, int calls = 0)
    {
        var page = await host.Get(address, cookie);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("This link is used up", page.Words, StringComparison.Ordinal);
        Assert.Equal(calls, host.Slack.CallsOf("oauth.v2.access").Count);
    }
}
