using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using CoachBot.Tests.Chat.Slack.Api;
using CoachBot.Tests.Support.Slack;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Chat.Slack.Workspaces;

/// <summary>A token that runs out after twelve hours is renewed in time, once for all who ask, and the one of before serves until then.</summary>
public sealed class TokenRenewalTests : IAsyncDisposable
{
    private const string First = "xoxe.xoxb-1-planted";
    private const string Second = "xoxe.xoxb-2-planted";

    private readonly SlackStore slack = new();

    public ValueTask DisposeAsync() => slack.DisposeAsync();

    [Fact]
    public async Task A_token_with_more_than_two_hours_left_is_used_as_it_is()
    {
        var installation = await Install();
        slack.Machine.Advance(TimeSpan.FromHours(10) - TimeSpan.FromSeconds(1));

        Assert.Equal(First, await slack.Installations.Token(installation, default));
    }

    [Fact]
    public async Task Two_hours_before_its_end_it_is_renewed_while_the_one_of_before_serves()
    {
        var (installation, asked) = (await Install(), new List<string>());
        var slow = new TaskCompletionSource<RenewedToken>();
        slack.Renew = (refresh, _) =>
        {
            lock (asked) asked.Add(refresh);
            return slow.Task;
        };
        slack.Machine.Advance(TimeSpan.FromHours(10));

        var meanwhile = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => slack.Installations.Token(installation, default).AsTask()));

        Assert.All(meanwhile, token => Assert.Equal(First, token));
        slow.SetResult(new(Second, "xoxe-2", slack.Machine.GetUtcNow().AddHours(12)));
        await Eventually.Holds(async () => await slack.Installations.Token(installation, default) == Second);
        Assert.Equal(["xoxe-1"], asked);
    }

    [Fact]
    public async Task After_its_end_everybody_waits_for_the_one_renewal()
    {
        var (installation, asked) = (await Install(), 0);
        slack.Renew = async (_, _) =>
        {
            Interlocked.Increment(ref asked);
            await Task.Yield();
            return new(Second, "xoxe-2", slack.Machine.GetUtcNow().AddHours(12));
        };
        slack.Machine.Advance(TimeSpan.FromHours(12));

        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => slack.Installations.Token(installation, default).AsTask()));

        Assert.All(tokens, token => Assert.Equal(Second, token));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task What_was_renewed_is_there_after_a_restart_and_renewed_again_with_its_own_refresh_token()
    {
        var installation = await Install();
        await Renewed(installation, Second, "xoxe-2");
        await Eventually.Holds(() => Task.FromResult(slack.Store.Read(sql => sql.Number("select expires_at from slack_installations")) > slack.Machine.GetUtcNow().AddHours(2).UtcTicks));
        await slack.Restart();
        var (after, asked) = (slack.Installations.Find(null, SlackStore.Team)!, "");
        slack.Renew = (refresh, _) =>
        {
            asked = refresh;
            return Task.FromResult(new RenewedToken("xoxe.xoxb-3", "xoxe-3", slack.Machine.GetUtcNow().AddHours(12)));
        };

        Assert.Equal(Second, await slack.Installations.Token(after, default));
        slack.Machine.Advance(TimeSpan.FromHours(12));
        Assert.Equal("xoxe.xoxb-3", await slack.Installations.Token(after, default));
        Assert.Equal("xoxe-2", asked);
    }

    [Fact]
    public async Task A_renewal_that_did_not_come_about_is_tried_again_after_a_minute()
    {
        var (installation, tries) = (await Install(), 0);
        slack.Renew = (_, _) => Task.FromResult(++tries == 1 ? new(null, null, null) : new RenewedToken(Second, "xoxe-2", slack.Machine.GetUtcNow().AddHours(12)));
        slack.Machine.Advance(TimeSpan.FromHours(12));

        Assert.Null(await slack.Installations.Token(installation, default));
        Assert.Null(await slack.Installations.Token(installation, default));
        Assert.Equal(1, tries);
        slack.Machine.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Second, await slack.Installations.Token(installation, default));
        Assert.True(slack.Installations.Find(null, SlackStore.Team)!.Works);
    }

    [Fact]
    public async Task A_renewal_that_Slack_refuses_breaks_the_installation_with_its_reason()
    {
        var installation = await Install();
        slack.Renew = (_, _) => Task.FromResult(new RenewedToken(null, null, null, "invalid_refresh_token"));
        slack.Machine.Advance(TimeSpan.FromHours(12));

        await slack.Installations.Token(installation, default);

        Assert.Equal("invalid_refresh_token", slack.Installations.Find(null, SlackStore.Team)!.Broken);
        Assert.DoesNotContain(slack.Log.Lines, line => line.Contains("planted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_removed_during_its_renewal_stays_removed()
    {
        var installation = await Install();
        var slow = new TaskCompletionSource<RenewedToken>();
        slack.Renew = (_, _) => slow.Task;
        slack.Machine.Advance(TimeSpan.FromHours(12));
        var waiting = slack.Installations.Token(installation, default).AsTask();

        await slack.Installations.Remove(installation, default);
        slow.SetResult(new(Second, "xoxe-2", slack.Machine.GetUtcNow().AddHours(12)));

        Assert.Null(await waiting);
        await slack.Restart();
        Assert.Null(slack.Installations.Find(null, SlackStore.Team));
        Assert.Equal(0, slack.Store.Read(sql => sql.Number("select count(*) from slack_installations where token is not null or refresh_token is not null")));
    }

    [Fact]
    public async Task What_a_call_with_the_token_of_before_was_told_does_not_break_what_was_installed_since()
    {
        var before = await Install();
        slack.Machine.Advance(TimeSpan.FromMinutes(1));
        var since = await slack.Install();

        await slack.Installations.Break(before, "token_revoked");
        Assert.True(slack.Installations.Find(null, SlackStore.Team)!.Works);
        await slack.Installations.Break(since, "token_revoked");
        Assert.False(slack.Installations.Find(null, SlackStore.Team)!.Works);
    }

    [Fact]
    public async Task What_was_noted_of_an_installation_of_before_is_not_written_over_the_one_of_now()
    {
        var before = await Install();
        slack.Machine.Advance(TimeSpan.FromHours(12));
        var slow = new TaskCompletionSource<RenewedToken>();
        slack.Renew = (_, _) => slow.Task;
        var waiting = slack.Installations.Token(before, default).AsTask();
        var since = await slack.Install();
        await slack.Installations.Break(since, "accesslimited");

        slow.SetResult(new(Second, "xoxe-2", slack.Machine.GetUtcNow().AddHours(12)));
        await waiting;
        await slack.Installations.Mend(before);

        Assert.Equal(SlackStore.Token, await slack.Installations.Token(since, default));
        Assert.Equal("accesslimited", slack.Installations.Find(null, SlackStore.Team)!.Broken);
        await slack.Restart();
        Assert.Equal(SlackStore.Token, await slack.Installations.Token(since, default));

        // Also where it was decided on before the new one came.
        await slack.Store.Write(WriteUrgency.Work, sql => InstallationRows.Break(sql, "", SlackStore.Team, null, default, before.InstalledAt), default);
        await slack.Store.Write(WriteUrgency.Work, sql => InstallationRows.Renew(sql, "", SlackStore.Team, "1", "2", null, before.InstalledAt), default);
        Assert.Equal(1, slack.Store.Read(sql => sql.Number("select count(*) from slack_installations where broken = 'accesslimited' and refresh_token is null")));
    }

    [Fact]
    public async Task With_a_token_that_has_run_out_and_was_not_renewed_yet_nothing_is_called_and_nothing_breaks()
    {
        var installation = await Install();
        using var http = new ScriptedHttp();
        http.Answer = (_, _) => Task.FromResult(ScriptedHttp.Json("""{"ok":false,"error":"token_expired"}"""));
        var workspace = new WorkspaceClient(http.Client(), slack.Installations);
        slack.Renew = (_, _) => Task.FromResult(new RenewedToken(null, null, null));

        // Slack's clock may be before ours.
        var refused = Assert.IsType<SlackRefused>(await workspace.Call(installation, SlackStore.Team, "auth.test", new Dictionary<string, string?>(), default));
        Assert.Equal((SlackErrors.NotRenewed, SlackErrorClass.NotSent), (refused.Code, SlackErrors.Of(refused.Code)));

        slack.Machine.Advance(TimeSpan.FromHours(12));
        refused = Assert.IsType<SlackRefused>(await workspace.Call(installation, SlackStore.Team, "auth.test", new Dictionary<string, string?>(), default));
        Assert.Equal(SlackErrors.NotRenewed, refused.Code);
        Assert.Single(http.Asked);
        Assert.True(slack.Installations.Find(null, SlackStore.Team)!.Works);
    }

    [Fact]
    public async Task A_token_that_Slack_says_has_run_out_is_renewed_whatever_our_clock_says()
    {
        var installation = await Install();
        using var http = new ScriptedHttp();
        http.Answer = (asked, _) => Task.FromResult(ScriptedHttp.Json(asked.Headers.Authorization!.Parameter == First ? """{"ok":false,"error":"token_expired"}""" : """{"ok":true}"""));
        slack.Renew = (_, _) => Task.FromResult(new RenewedToken(Second, "xoxe-2", slack.Machine.GetUtcNow().AddHours(12)));
        var workspace = new WorkspaceClient(http.Client(), slack.Installations);

        Assert.IsType<SlackRefused>(await Call());
        Assert.IsType<SlackDone>(await Call());
        Assert.Equal(2, http.Asked.Count);

        Task<SlackAnswer> Call() => workspace.Call(installation, SlackStore.Team, "auth.test", new Dictionary<string, string?>(), default);
    }

    private Task<Installation> Install() =>
        slack.Install(SlackStore.Grant(token: First) with { RefreshToken = "xoxe-1", ExpiresAt = slack.Machine.GetUtcNow().AddHours(12) });

    private async Task Renewed(Installation installation, string token, string refresh)
    {
        slack.Renew = (_, _) => Task.FromResult(new RenewedToken(token, refresh, slack.Machine.GetUtcNow().AddHours(12)));
        slack.Machine.Advance(TimeSpan.FromHours(12));
        Assert.Equal(token, await slack.Installations.Token(installation, default));
    }
}
