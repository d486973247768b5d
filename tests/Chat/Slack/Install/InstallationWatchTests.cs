using CoachBot.Chat.Slack.Install;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoachBot.Tests.Chat.Slack.Install;

/// <summary>One workspace by two settings: whose the token is, Slack says; and what it said once is good for a start without Slack.</summary>
public sealed class InstallationWatchTests : IAsyncDisposable
{
    private InstallHost host = null!;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_workspace_of_the_token_is_there_when_the_start_is_over()
    {
        var token = await StartWithToken();

        var installation = Assert.Single(host.Installations.Of(Installations.Tenant));
        Assert.Equal(("T0ACME", "Acme", "A0COACH"), (installation.Team, installation.Name, installation.App));
        Assert.Contains("users:read", installation.Scopes);
        Assert.Equal(token, await host.Installations.Token(installation, default));
        Assert.Equal(0, host.Store.Read(sql => sql.Number("select count(*) from slack_installations where token is not null")));
        Assert.DoesNotContain(token, host.Store.Read(sql => sql.First("select value from facts where name = 'slack/workspace'", row => row.GetString(0)))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_without_Slack_works_with_what_was_learnt_before()
    {
        await StartWithToken();
        host.Slack.Faults.Cut("*", times: int.MaxValue);

        await host.Restart();

        Assert.True(host.Installations.Find(null, "T0ACME")!.Works);
    }

    [Fact]
    public async Task A_first_start_without_Slack_asks_again_until_it_answers()
    {
        var slack = await FakeSlack.Start();
        var token = slack.Install(slack.Workspace("Acme", team: "T0ACME")).Token;
        slack.Faults.Fail("auth.test", times: 3);
        host = await InstallHost.Start(slack, Settings(token));
        Assert.Empty(host.Installations.Of(Installations.Tenant));

        await Passes(() => host.Installations.Find(null, "T0ACME") is not null);

        Assert.Equal(4, slack.CallsOf("auth.test").Count);
    }

    [Fact]
    public async Task A_token_that_Slack_does_not_accept_is_said_without_showing_it()
    {
        var slack = await FakeSlack.Start();
        host = await InstallHost.Start(slack, Settings("xoxb-wrong-planted"));

        Assert.Empty(host.Installations.Of(Installations.Tenant));
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("Slack:BotToken", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("planted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_revoked_token_breaks_the_installation_and_a_new_one_of_the_same_workspace_mends_it()
    {
        await StartWithToken();
        host.Slack.Installations.Single().Dead = "token_revoked";
        await host.Restart();
        await Passes(() => host.Installations.Find(null, "T0ACME")!.Broken == "token_revoked");

        var token = host.Slack.Install(host.Slack.Workspaces.Single()).Token;
        await host.Restart(("Slack:BotToken", token));

        var installation = Assert.Single(host.Installations.Of(Installations.Tenant));
        Assert.True(installation.Works);
        Assert.Equal(token, await host.Installations.Token(installation, default));
    }

    [Fact]
    public async Task New_scopes_are_learnt_at_the_next_start()
    {
        await StartWithToken();
        host.Slack.Installations.Single().Scopes.Remove("dnd:read");

        await host.Restart();

        await Passes(() => !host.Installations.Find(null, "T0ACME")!.Scopes.Contains("dnd:read"));
    }

    [Fact]
    public async Task What_was_broken_for_a_while_is_well_again_within_the_hour()
    {
        host = await InstallHost.ForMany(null, "T0ACME");
        await host.Install(host.Slack.Workspace("Acme", team: "T0ACME"));
        await host.Installations.Break(host.Installations.Find(null, "T0ACME")!, "accesslimited");

        await Passes(() => host.Installations.Find(null, "T0ACME")!.Works, TimeSpan.FromMinutes(20));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_for_a_while_does_not_stop_the_service()
    {
        host = await InstallHost.ForMany(null, "T0ACME");
        await host.Install(host.Slack.Workspace("Acme", team: "T0ACME"));
        await host.Installations.Break(host.Installations.Find(null, "T0ACME")!, "accesslimited");
        await Alter("alter table slack_installations rename to away");
        await Passes(() => host.Log.Lines.Any(line => line.Contains("could not be noted", StringComparison.Ordinal)), TimeSpan.FromMinutes(20));

        await Alter("alter table away rename to slack_installations");

        await Passes(() => host.Installations.Find(null, "T0ACME")!.Works);
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("xoxb", StringComparison.Ordinal));
    }

    /// <summary>A workspace in which nobody says anything for a night.</summary>
    [Fact]
    public async Task A_token_that_runs_out_is_renewed_although_nobody_uses_it_also_after_a_restart()
    {
        host = await InstallHost.ForMany(new FakeApp { Rotation = true }, "T0ACME");
        await host.Install(host.Slack.Workspace("Acme", team: "T0ACME"));
        var first = await host.Installations.Token(host.Installations.Find(null, "T0ACME")!, default);
        Assert.StartsWith("xoxe.xoxb", first, StringComparison.Ordinal);
        await host.Restart();
        Assert.Equal(first, await host.Installations.Token(host.Installations.Find(null, "T0ACME")!, default));

        await Passes(() => host.Slack.CallsOf("oauth.v2.access").Count == 2, TimeSpan.FromMinutes(30));

        var renewal = host.Slack.CallsOf("oauth.v2.access")[1];
        Assert.Equal("refresh_token", renewal.Argument("grant_type"));
        await Passes(() => host.Slack.Installations.Last().Token == Token(), TimeSpan.Zero);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("xoxe", StringComparison.Ordinal));

        string? Token() => host.Installations.Token(host.Installations.Find(null, "T0ACME")!, default).AsTask().GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Lost_keys_stand_where_the_health_page_finds_them_until_they_are_back()
    {
        host = await InstallHost.ForMany(null, "T0ACME");
        await host.Install(host.Slack.Workspace("Acme", team: "T0ACME"));
        var keys = host.Store.Read(sql => sql.All("select xml from data_protection_keys", row => row.GetString(0)));
        await host.Store.Write(CoachBot.Storage.WriteUrgency.Work, sql => { sql.Run("delete from data_protection_keys"); }, default);
        await host.Restart();

        // The start does not wait for the first look where the workspace was known before.
        await Passes(() => Noted("broken = 'keys_lost' and broken_at is not null") == 1, TimeSpan.Zero);

        await host.Store.Write(
            CoachBot.Storage.WriteUrgency.Work,
            sql =>
            {
                foreach (var key in keys) sql.Run("insert into data_protection_keys (xml) values (?1)", key);
            },
            default);
        await host.Restart();

        Assert.True(host.Installations.Find(null, "T0ACME")!.Works);
        await Passes(() => Noted("broken is not null") == 0, TimeSpan.Zero);

        long Noted(string how) => host.Store.Read(sql => sql.Number($"select count(*) from slack_installations where {how}"));
    }

    /// <summary>[PRV-12]</summary>
    [Fact]
    public async Task Thirty_days_after_the_removal_its_people_and_rooms_are_forgotten()
    {
        host = await InstallHost.ForMany(null, "T0ACME", "T0OTHER");
        await host.Install(host.Slack.Workspace("Acme", team: "T0ACME"));
        await host.Install(host.Slack.Workspace("Other", team: "T0OTHER"));
        await host.Store.Write(
            CoachBot.Storage.WriteUrgency.Work,
            sql =>
            {
                foreach (var team in new[] { "T0ACME", "T0OTHER" })
                {
                    sql.Run("insert into slack_users (team, user_id, tenant, kind, seen_at) values (?1, 'U1', 'default', 'member', 0)", team);
                    sql.Run("insert into slack_rooms (team, room_id, tenant) values (?1, 'C1', 'default')", team);
                }
            },
            default);
        await host.Installations.Remove(host.Installations.Find(null, "T0ACME")!, default);
        var watch = host.Services.GetServices<IHostedService>().OfType<InstallationWatch>().Single();

        host.Machine.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        await watch.Look(default);
        Assert.Equal(2, Count("slack_users"));
        host.Machine.Advance(TimeSpan.FromSeconds(1));
        await watch.Look(default);

        // The other workspace's rooms are Slack's to tell, and looked up meanwhile.
        Assert.Equal((1, 1), (Count("slack_users"), Count("slack_installations")));
        Assert.Equal(1, Count("slack_users where team = 'T0OTHER'"));
        Assert.Equal(0, Count("slack_rooms where team = 'T0ACME'"));
    }

    private static Dictionary<string, string?> Settings(string token) =>
        new(StringComparer.Ordinal) { ["Slack:BotToken"] = token, ["Slack:SigningSecret"] = new string('s', 32) };

    private Task Alter(string statement) => host.Store.Write(CoachBot.Storage.WriteUrgency.Work, sql => { sql.Run(statement); }, default);

    private long Count(string table) => host.Store.Read(sql => sql.Number($"select count(*) from {table}"));

    private async Task<string> StartWithToken()
    {
        var slack = await FakeSlack.Start();
        var token = slack.Install(slack.Workspace("Acme", team: "T0ACME")).Token;
        host = await InstallHost.Start(slack, Settings(token));
        return token;
    }

    /// <summary>Lets machine time pass until it holds. After each step a call on its way has a moment to come back: its own time-out runs in machine time.</summary>
    private async Task Passes(Func<bool> holds, TimeSpan? step = null)
    {
        for (var i = 0; i < 400 && !holds(); i++)
        {
            for (var moment = 0; moment < 15 && !holds(); moment++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
                await host.Slack.ComesRound();
            }

            await Eventually.Holds(() => holds() || host.Slack.Calls.All(call => call.Outcome is not null));
            if (!holds()) host.Machine.Advance(step ?? TimeSpan.FromSeconds(1));
        }

        Assert.True(holds());
    }
}
