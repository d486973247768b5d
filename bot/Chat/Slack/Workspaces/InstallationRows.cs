using CoachBot.Storage;

namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>The table of installations, in plain SQL.</summary>
internal static class InstallationRows
{
    /// <summary>Which workspace the token of the settings is for: the hash of the token, then the workspace.</summary>
    private const string SettingsFact = "slack/workspace";

    public static List<SlackInstallationRow> All(Sql sql) => sql.All(
        """
        select enterprise, team, tenant, name, app, bot_user, scopes, token, refresh_token, expires_at, installed_by, installed_at, broken, broken_at, removed_at
        from slack_installations
        """,
        row => new SlackInstallationRow
        {
            Enterprise = row.GetString(0),
            Team = row.GetString(1),
            Tenant = row.GetString(2),
            Name = row.GetString(3),
            App = row.GetString(4),
            BotUser = row.GetString(5),
            Scopes = row.GetString(6),
            Token = row.TextOrNull(7),
            RefreshToken = row.TextOrNull(8),
            ExpiresAt = row.InstantOrNull(9),
            InstalledBy = row.TextOrNull(10),
            InstalledAt = row.Instant(11),
            Broken = row.TextOrNull(12),
            BrokenAt = row.InstantOrNull(13),
            RemovedAt = row.InstantOrNull(14),
        });

    /// <summary>Writes all of an installation over what was there: whatever was broken or removed is not any more.</summary>
    public static void Keep(Sql sql, SlackInstallationRow row) => sql.Run(
        """
        insert into slack_installations
            (enterprise, team, tenant, name, app, bot_user, scopes, token, refresh_token, expires_at, installed_by, installed_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        on conflict (enterprise, team) do update set tenant = ?3, name = ?4, app = ?5, bot_user = ?6, scopes = ?7, token = ?8, refresh_token = ?9,
            expires_at = ?10, installed_by = ?11, installed_at = ?12, broken = null, broken_at = null, removed_at = null
        """,
        row.Enterprise,
        row.Team,
        row.Tenant,
        row.Name,
        row.App,
        row.BotUser,
        row.Scopes,
        row.Token,
        row.RefreshToken,
        row.ExpiresAt,
        row.InstalledBy,
        row.InstalledAt);

    /// <summary>A new pair of tokens in place of the last; never for one that was removed, or installed again, meanwhile.</summary>
    public static void Renew(Sql sql, string enterprise, string team, string token, string refreshToken, DateTimeOffset? expiresAt, DateTimeOffset installedAt) => sql.Run(
        """
        update slack_installations set token = ?3, refresh_token = ?4, expires_at = ?5
        where enterprise = ?1 and team = ?2 and removed_at is null and installed_at = ?6
        """,
        enterprise,
        team,
        token,
        refreshToken,
        expiresAt,
        installedAt);

    /// <summary>Erases the tokens and notes when.</summary>
    /// <param name="now">Machine time.</param>
    public static void Remove(Sql sql, string enterprise, string team, DateTimeOffset now) => sql.Run(
        """
        update slack_installations set token = null, refresh_token = null, expires_at = null, removed_at = coalesce(removed_at, ?3)
        where enterprise = ?1 and team = ?2
        """,
        enterprise,
        team,
        now);

    public static bool AnyRemoved(Sql sql, DateTimeOffset before) => sql.Number("select count(*) from slack_installations where removed_at <= ?1", before) > 0;

    /// <summary>
    /// Deletes what is known of workspaces that were removed before an instant. Of an organisation's workspaces nobody knows
    /// which they were: what belongs to no installation any more goes with it.
    /// </summary>
    public static void ForgetRemoved(Sql sql, DateTimeOffset before)
    {
        foreach (var table in new[] { "slack_users", "slack_rooms" })
        {
            sql.Run($"delete from {table} where team in (select team from slack_installations where removed_at <= ?1)", before);
            sql.Run(
                $"""
                delete from {table} where exists (select 1 from slack_installations where team = '' and removed_at <= ?1)
                    and team not in (select team from slack_installations where coalesce(removed_at, ?1 + 1) > ?1)
                    and not exists (select 1 from slack_installations where team = '' and removed_at is null)
                """,
                before);
        }

        sql.Run("delete from slack_installations where removed_at <= ?1", before);
    }

    /// <param name="reason">Slack's; null where all is well again.</param>
    /// <param name="now">Machine time.</param>
    /// <param name="installedAt">Of the installation that is meant: one that came since is left alone. Null means whichever there is.</param>
    public static void Break(Sql sql, string enterprise, string team, string? reason, DateTimeOffset now, DateTimeOffset? installedAt = null) => sql.Run(
        "update slack_installations set broken = ?3, broken_at = ?4 where enterprise = ?1 and team = ?2 and installed_at = coalesce(?5, installed_at)",
        enterprise,
        team,
        reason,
        reason is null ? null : now,
        installedAt);

    /// <summary>The workspace for which the settings' token was found to be; null where nobody has asked Slack about this token yet.</summary>
    public static (string Enterprise, string Team)? OfSettings(Sql sql, string tokenHash) =>
        sql.First("select value from facts where name = ?1", row => row.GetString(0), SettingsFact)?.Split('/') is [var hash, var enterprise, var team] && hash == tokenHash
            ? (enterprise, team)
            : null;

    public static void KeepOfSettings(Sql sql, string tokenHash, string enterprise, string team) => sql.Run(
        "insert into facts (name, value) values (?1, ?2) on conflict (name) do update set value = ?2", SettingsFact, $"{tokenHash}/{enterprise}/{team}");
}
