using System.Text;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using CoachBot.Tests.Support.Slack;

namespace CoachBot.Tests.Chat.Slack.Workspaces;

/// <summary>Who has installed the app: found by what a request says, kept over restarts, with tokens that nobody can read in the file.</summary>
public sealed class InstallationsTests : IAsyncDisposable
{
    private readonly SlackStore slack = new();

    public ValueTask DisposeAsync() => slack.DisposeAsync();

    [Fact]
    public async Task A_workspace_is_found_with_its_token_also_after_a_restart()
    {
        await slack.Install();
        await slack.Restart();

        var found = slack.Installations.Find(null, SlackStore.Team)!;
        Assert.True(found.Works);
        Assert.Equal("Workspace T0ACME", found.Name);
        Assert.Contains("chat:write", found.Scopes);
        Assert.Equal(SlackStore.Token, await slack.Installations.Token(found, default));
    }

    [Fact]
    public async Task A_token_cannot_be_read_in_the_database_file()
    {
        await slack.Install(SlackStore.Grant() with { RefreshToken = "xoxe-1-planted-refresh" });
        var stored = slack.Store.Read(sql => sql.First("select token || refresh_token from slack_installations", row => row.GetString(0)))!;

        Assert.DoesNotContain("planted", stored, StringComparison.Ordinal);
        await slack.Restart();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(slack.Store.FilePath)!).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var reading = new FileStream(file, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete });
            using var all = new MemoryStream();
            await reading.CopyToAsync(all, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("planted", Encoding.Latin1.GetString(all.ToArray()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_lost_key_ring_says_what_to_do_and_installing_again_mends_it()
    {
        await slack.Install();
        await slack.Store.Write(WriteUrgency.Work, sql => { sql.Run("delete from data_protection_keys"); }, default);
        await slack.Restart();

        var broken = slack.Installations.Find(null, SlackStore.Team)!;

        Assert.Equal(Installations.KeysLost, broken.Broken);
        Assert.Null(await slack.Installations.Token(broken, default));
        Assert.Contains(slack.Log.Lines, line => line.Contains("Restore the whole database from one backup, or install the app there again at /slack/install", StringComparison.Ordinal));
        await slack.Install();
        Assert.True(slack.Installations.Find(null, SlackStore.Team)!.Works);
    }

    [Fact]
    public async Task A_token_that_was_moved_into_the_row_of_another_workspace_opens_nothing()
    {
        var closed = slack.Vault.Close("", "T0ACME", TokenKind.Bot, SlackStore.Token);

        Assert.Equal(SlackStore.Token, slack.Vault.Open("", "T0ACME", TokenKind.Bot, closed));
        Assert.Null(slack.Vault.Open("", "T0OTHER", TokenKind.Bot, closed));
        Assert.Null(slack.Vault.Open("", "T0ACME", TokenKind.Refresh, closed));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Two_workspaces_have_a_token_each()
    {
        slack.Options = slack.Options with { Workspaces = [SlackStore.Team, "T0OTHER"] };
        await slack.Restart();
        var one = await slack.Install();
        var other = await slack.Install(SlackStore.Grant("T0OTHER", token: "xoxb-2-planted-token"));

        Assert.Equal(SlackStore.Token, await slack.Installations.Token(one, default));
        Assert.Equal("xoxb-2-planted-token", await slack.Installations.Token(other, default));
        Assert.Equal(2, slack.Installations.Of(Installations.Tenant).Count);
        Assert.Null(slack.Installations.Find(null, "T0THIRD"));
    }

    [Fact]
    public async Task An_organisation_is_found_for_each_of_its_workspaces_unless_one_has_its_own()
    {
        await slack.Install(SlackStore.Grant(team: "", enterprise: "E0ORG", token: "xoxb-org"));
        await slack.Install(SlackStore.Grant(team: "T0OWN", enterprise: "E0ORG", token: "xoxb-own"));

        Assert.True(slack.Installations.Find("E0ORG", "T0ANY")!.IsOrganisation);
        Assert.True(slack.Installations.Find("E0ORG", null)!.IsOrganisation);
        Assert.Equal("T0OWN", slack.Installations.Find("E0ORG", "T0OWN")!.Team);
        Assert.Null(slack.Installations.Find("E0STRANGE", "T0ANY"));
        Assert.Null(slack.Installations.Find(null, null));
    }

    [Fact]
    public async Task A_workspace_that_joined_an_organisation_later_is_still_found()
    {
        await slack.Install();

        Assert.Equal(SlackStore.Team, slack.Installations.Find("E0NEW", SlackStore.Team)!.Team);
    }

    [Fact]
    public async Task What_is_broken_is_noted_once_and_mended_by_installing_again()
    {
        var installation = await slack.Install();

        await slack.Installations.Break(installation, "token_revoked");
        await slack.Installations.Break(installation, "account_inactive");

        Assert.Equal("token_revoked", slack.Installations.Find(null, SlackStore.Team)!.Broken);
        Assert.Single(slack.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        await slack.Restart();
        Assert.Equal("token_revoked", slack.Installations.Find(null, SlackStore.Team)!.Broken);
        Assert.True((await slack.Install()).Works);
        await slack.Restart();
        Assert.True(slack.Installations.Find(null, SlackStore.Team)!.Works);
    }

    [Fact]
    public async Task What_was_mended_works_also_after_a_restart()
    {
        var installation = await slack.Install();
        await slack.Installations.Break(installation, "accesslimited");

        await slack.Installations.Mend(installation);
        await slack.Restart();

        Assert.True(slack.Installations.Find(null, SlackStore.Team)!.Works);
    }

    /// <summary>[PRV-12]</summary>
    [Fact]
    public async Task What_was_removed_is_not_found_and_its_tokens_are_erased()
    {
        var installation = await slack.Install(SlackStore.Grant() with { RefreshToken = "xoxe-1" });

        await slack.Installations.Remove(installation, default);

        Assert.Null(slack.Installations.Find(null, SlackStore.Team));
        Assert.Null(await slack.Installations.Token(installation, default));
        await slack.Restart();
        Assert.Null(slack.Installations.Find(null, SlackStore.Team));
        Assert.Equal(1, slack.Store.Read(sql => sql.Number("select count(*) from slack_installations where token is null and refresh_token is null and removed_at is not null")));
        await slack.Install();
        Assert.True(slack.Installations.Find(null, SlackStore.Team)!.Works);
    }

    [Fact]
    public async Task A_workspace_that_was_taken_off_the_list_is_not_found_any_more()
    {
        await slack.Install();
        slack.Options = slack.Options with { Workspaces = ["T0OTHER"] };
        await slack.Restart();

        Assert.Null(slack.Installations.Find(null, SlackStore.Team));
        Assert.Empty(slack.Installations.Of(Installations.Tenant));
    }

    [Fact]
    public async Task The_workspace_of_the_settings_is_known_after_a_restart_and_its_token_is_never_stored()
    {
        slack.Options = new SlackOptions { BotToken = "xoxb-settings-planted", AppToken = "xapp-1" };
        await slack.Restart();
        Assert.Empty(slack.Installations.Of(Installations.Tenant));

        await slack.Install(SlackStore.Grant(token: null));
        await slack.Restart();

        var found = slack.Installations.Find(null, SlackStore.Team)!;
        Assert.Equal("xoxb-settings-planted", await slack.Installations.Token(found, default));
        Assert.Equal(0, slack.Store.Read(sql => sql.Number("select count(*) from slack_installations where token is not null")));
    }

    [Fact]
    public async Task Another_token_in_the_settings_is_another_workspace_until_Slack_has_said_which()
    {
        slack.Options = new SlackOptions { BotToken = "xoxb-one", AppToken = "xapp-1" };
        await slack.Restart();
        await slack.Install(SlackStore.Grant(token: null));

        slack.Options = slack.Options with { BotToken = "xoxb-two" };
        await slack.Restart();

        Assert.Null(slack.Installations.Find(null, SlackStore.Team));
        await slack.Install(SlackStore.Grant("T0OTHER", token: null));
        Assert.Equal("T0OTHER", Assert.Single(slack.Installations.Of(Installations.Tenant)).Team);
    }

    [Fact]
    public async Task No_log_line_holds_a_token()
    {
        var installation = await slack.Install();
        await slack.Installations.Break(installation, "token_revoked");
        await slack.Installations.Mend(installation);
        await slack.Installations.Remove(installation, default);

        Assert.DoesNotContain(slack.Log.Lines, line => line.Contains("planted", StringComparison.Ordinal));
        Assert.NotEmpty(slack.Log.Lines);
    }
}
