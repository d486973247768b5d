using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;

namespace CoachBot.Chat.Slack.People;

/// <summary>The rooms in which the bot is, in plain SQL. Instants are machine time.</summary>
public static class SlackRoomRows
{
    /// <summary>Who reads in a room is to be looked up then.</summary>
    public static void LookAt(Sql sql, string tenant, SlackAddress room, DateTimeOffset at) => sql.Run(
        """
        insert into slack_rooms (team, room_id, tenant, look_at) values (?1, ?2, ?3, ?4)
        on conflict (team, room_id) do update set tenant = ?3, look_at = ?4
        """,
        room.Team,
        room.Id,
        tenant,
        at);

    /// <summary>All rooms of a workspace are to be looked at then: somebody there has become another kind of reader.</summary>
    public static void LookAtAll(Sql sql, string team, DateTimeOffset at) =>
        sql.Run("update slack_rooms set look_at = ?2 where team = ?1", team, at);

    /// <summary>It was looked up; the next time is then. False where somebody came or went meanwhile: then it is looked up once more.</summary>
    public static bool Looked(Sql sql, SlackAddress room, DateTimeOffset planned, DateTimeOffset next) =>
        sql.Run("update slack_rooms set look_at = ?4 where team = ?1 and room_id = ?2 and look_at = ?3", room.Team, room.Id, planned, next) > 0;

    /// <summary>The bot is not there any more.</summary>
    public static void Remove(Sql sql, SlackAddress room) => sql.Run("delete from slack_rooms where team = ?1 and room_id = ?2", room.Team, room.Id);

    /// <summary>The rooms of a tenant whose time has come, the longest due first.</summary>
    public static List<(SlackAddress Room, DateTimeOffset Planned)> Due(Sql sql, string tenant, DateTimeOffset now, int most) => sql.All(
        "select team, room_id, look_at from slack_rooms where tenant = ?1 and look_at <= ?2 order by look_at limit ?3",
        row => (new SlackAddress(row.GetString(0), row.GetString(1)), row.Instant(2)),
        tenant,
        now,
        most);

    /// <summary>The ids of a workspace's rooms.</summary>
    public static List<string> Of(Sql sql, string team) => sql.All("select room_id from slack_rooms where team = ?1", row => row.GetString(0), team);
}
