using CoachBot.Storage;
using Microsoft.Data.Sqlite;

namespace CoachBot.Chat.Slack.People;

/// <summary>A user as he is stored, and when Slack was asked last (machine time).</summary>
public sealed record StoredUser(SlackUser User, DateTimeOffset SeenAt);

/// <summary>The users of workspaces, in plain SQL.</summary>
public static class SlackUserRows
{
    private const string Columns = "team, user_id, email, kind, zone, locale, direct_room, seen_at";

    /// <summary>Stores what Slack says; a direct room that was opened stays known.</summary>
    public static void Keep(Sql sql, string tenant, SlackUser user, DateTimeOffset now) => sql.Run(
        """
        insert into slack_users (team, user_id, tenant, email, kind, zone, locale, direct_room, seen_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        on conflict (team, user_id) do update set tenant = ?3, email = ?4, kind = ?5, zone = ?6, locale = ?7, direct_room = coalesce(?8, direct_room), seen_at = ?9
        """,
        user.Team,
        user.Id,
        tenant,
        user.Email,
        Word(user.Kind),
        user.Zone,
        user.Locale,
        user.DirectRoom,
        now);

    public static void Opened(Sql sql, string team, string user, string room) =>
        sql.Run("update slack_users set direct_room = ?3 where team = ?1 and user_id = ?2", team, user, room);

    public static StoredUser? Find(Sql sql, string team, string user) =>
        sql.First($"select {Columns} from slack_users where team = ?1 and user_id = ?2", Read, team, user);

    /// <summary>Everybody of a tenant with this address, in every workspace; in order of their ids.</summary>
    /// <param name="email">Lower case.</param>
    public static List<StoredUser> WithAddress(Sql sql, string tenant, string email) =>
        sql.All($"select {Columns} from slack_users where tenant = ?1 and email = ?2 order by team, user_id", Read, tenant, email);

    /// <summary>Ids of those of a workspace who have a room with the bot.</summary>
    public static List<string> WithRoom(Sql sql, string team, int most) =>
        sql.All("select user_id from slack_users where team = ?1 and direct_room is not null limit ?2", row => row.GetString(0), team, most);

    private static StoredUser Read(SqliteDataReader row) => new(
        new SlackUser(row.GetString(0), row.GetString(1), row.TextOrNull(2), Kind(row.GetString(3)), row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6)),
        row.Instant(7));

    private static string Word(SlackUserKind kind) => kind switch
    {
        SlackUserKind.Member => "member",
        SlackUserKind.Guest => "guest",
        SlackUserKind.Outside => "outside",
        SlackUserKind.Bot => "bot",
        _ => "gone",
    };

    private static SlackUserKind Kind(string word) => word switch
    {
        "member" => SlackUserKind.Member,
        "guest" => SlackUserKind.Guest,
        "outside" => SlackUserKind.Outside,
        "bot" => SlackUserKind.Bot,
        _ => SlackUserKind.Gone,
    };
}
