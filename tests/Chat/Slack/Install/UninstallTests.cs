using System.Text;
using System.Text.Json;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Chat.Slack.Install;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Install;

/// <summary>Who removes the app is heard at once: the token is gone before Slack is answered [PRV-12].</summary>
public sealed class UninstallTests : IAsyncDisposable
{
    private const string OurBot = """{"type":"tokens_revoked","tokens":{"oauth":["U0ANN"],"bot":["U0BOT"]}}""";

    private readonly SlackStore slack = new();

    public ValueTask DisposeAsync() => slack.DisposeAsync();

    [Theory]
    [InlineData("app_uninstalled", """{"type":"app_uninstalled"}""", true)]
    [InlineData("tokens_revoked", OurBot, true)]
    [InlineData("tokens_revoked", """{"type":"tokens_revoked","tokens":{"oauth":["U0ANN"]}}""", false)]
    [InlineData("tokens_revoked", """{"type":"tokens_revoked","tokens":{"bot":["U0OTHER"]}}""", false)]
    [InlineData("tokens_revoked", """{"type":"tokens_revoked","tokens":["U0BOT"]}""", false)]
    [InlineData("tokens_revoked", """{"type":"tokens_revoked"}""", false)]
    public async Task The_app_is_gone_when_its_own_token_is(string type, string body, bool gone)
    {
        var installation = await slack.Install();

        await Take(installation, type, body);

        Assert.Equal(gone, slack.Installations.Find(null, SlackStore.Team) is null);
        Assert.Equal(gone ? 0 : 1, slack.Store.Read(sql => sql.Number("select count(*) from slack_installations where token is not null")));
    }

    [Fact]
    public async Task The_two_events_come_in_any_order_and_more_than_once()
    {
        var installation = await slack.Install();

        await Take(installation, "tokens_revoked", OurBot);
        await Take(installation, "app_uninstalled", "{}");
        await Take(installation, "app_uninstalled", "{}");

        Assert.Null(slack.Installations.Find(null, SlackStore.Team));
        await slack.Install();
        Assert.True(slack.Installations.Find(null, SlackStore.Team)!.Works);
    }

    /// <summary>Slack tells for a day what it could not tell in time.</summary>
    [Fact]
    public async Task News_of_a_removal_that_come_after_a_new_installation_take_nothing_away()
    {
        var removedAt = slack.Machine.GetUtcNow();
        slack.Machine.Advance(TimeSpan.FromMinutes(5));
        var since = await slack.Install();

        await Take(since, "app_uninstalled", "{}", removedAt);
        Assert.NotNull(slack.Installations.Find(null, SlackStore.Team));

        await Take(since, "app_uninstalled", "{}", slack.Machine.GetUtcNow());
        Assert.Null(slack.Installations.Find(null, SlackStore.Team));
    }

    /// <summary>A third token of one installation revokes the first: that is no goodbye.</summary>
    [Fact]
    public async Task Where_tokens_are_renewed_a_revoked_one_says_nothing()
    {
        var installation = await slack.Install(SlackStore.Grant() with { RefreshToken = "xoxe-1", ExpiresAt = slack.Machine.GetUtcNow().AddHours(12) });

        await Take(installation, "tokens_revoked", OurBot);
        Assert.NotNull(slack.Installations.Find(null, SlackStore.Team));

        await Take(installation, "app_uninstalled", "{}");
        Assert.Null(slack.Installations.Find(null, SlackStore.Team));
    }

    /// <summary>The workspace has an installation of its own beside that of its organisation.</summary>
    [Fact]
    public async Task A_workspace_that_removes_the_app_leaves_the_installation_of_its_organisation_alone()
    {
        await slack.Install(SlackStore.Grant(team: "", enterprise: "E0ORG"));
        await slack.Install(SlackStore.Grant(enterprise: "E0ORG"));

        await Come("Ev1", """{"type":"app_uninstalled"}""", isOrganisation: false);
        await Come("Ev2", OurBot, isOrganisation: false);
        await Come("Ev1", """{"type":"app_uninstalled"}""", isOrganisation: false);

        Assert.Equal("E0ORG", Assert.Single(slack.Installations.Of(Installations.Tenant)) is { IsOrganisation: true } left ? left.Enterprise : "");
        Assert.Equal(1, slack.Store.Read(sql => sql.Number("select count(*) from slack_installations where token is not null")));

        await Come("Ev3", """{"type":"app_uninstalled"}""", isOrganisation: true);
        Assert.Empty(slack.Installations.Of(Installations.Tenant));
    }

    [Fact]
    public async Task A_removal_that_cannot_be_written_is_found_again_when_Slack_repeats_it()
    {
        var installation = await slack.Install();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slack.Installations.Remove(installation, new CancellationToken(canceled: true)));

        await Take(slack.Installations.Find(null, SlackStore.Team)!, "app_uninstalled", "{}");
        Assert.Null(slack.Installations.Find(null, SlackStore.Team));
        Assert.Equal(0, slack.Store.Read(sql => sql.Number("select count(*) from slack_installations where token is not null")));
    }

    [Fact]
    public async Task One_closed_workspace_of_an_organisation_does_not_break_the_others()
    {
        var organisation = await slack.Install(SlackStore.Grant(team: "", enterprise: "E0ORG"));

        await slack.Installations.Break(organisation, "team_access_not_granted");
        Assert.True(slack.Installations.Find("E0ORG", "T0ANY")!.Works);
        await slack.Installations.Break(organisation, "token_revoked");
        Assert.False(slack.Installations.Find("E0ORG", "T0ANY")!.Works);
    }

    /// <summary>An event as it comes, through the reader of everything that Slack sends.</summary>
    private async Task Come(string id, string inner, bool isOrganisation)
    {
        var inbox = new SlackInbox(slack.Installations, null!, [], [new UninstallEvents(slack.Installations)], null!, slack.Store, slack.Machine);
        var team = isOrganisation ? "null" : $"\"{SlackStore.Team}\"";
        var body = $$"""
            {"type":"event_callback","team_id":{{team}},"enterprise_id":"E0ORG","event_id":"{{id}}","event_time":{{slack.Machine.GetUtcNow().ToUnixTimeSeconds()}},"event":{{inner}},
             "authorizations":[{"enterprise_id":"E0ORG","team_id":{{team}},"user_id":"U0BOT","is_bot":true,"is_enterprise_install":{{(isOrganisation ? "true" : "false")}}}]}
            """;
        var request = new HookRequest(SlackConnections.Events, "/hooks/slack/events", new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body), IsHttps: true, RemoteIsLoopback: false);
        if (inbox.Recognize(request).Tenant is not { Length: > 0 }) return;
        inbox.Read(request, slack.Machine.GetUtcNow());
        await inbox.Reply(request, null!, late: false, default);
    }

    private Task Take(Installation installation, string type, string body, DateTimeOffset? sentAt = null) => new UninstallEvents(slack.Installations).Take(
        new SlackEvent(installation, installation.Team, type, JsonElement.Parse(body), "event/Ev1", slack.Machine.GetUtcNow(), sentAt ?? slack.Machine.GetUtcNow()), default);
}
