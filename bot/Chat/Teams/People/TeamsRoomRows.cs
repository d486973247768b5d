using CoachBot.Storage;

namespace CoachBot.Chat.Teams.People;

/// <summary>When who reads in a room is looked up, in plain SQL: what else is known of rooms is their conversation reference.</summary>
internal static class TeamsRoomRows
{
    private const string Room = "kind <> 'personal'";

    /// <summary>Somebody came or went there.</summary>
    /// <param name="at">Machine time; null where the bot is not there any more.</param>
    public static void LookAt(Sql sql, string tenant, string room, DateTimeOffset? at) =>
        sql.Run($"update teams_conversations set look_at = ?3 where tenant = ?1 and id = ?2 and {Room}", tenant, room, at);

    /// <summary>Rooms of which nobody knows when they are to be looked at: new ones, and those that speak again.</summary>
    public static int Adopt(Sql sql, string tenant, DateTimeOffset at) =>
        sql.Run($"update teams_conversations set look_at = ?2 where tenant = ?1 and {Room} and stopped is null and look_at is null", tenant, at);

    /// <summary>The rooms whose time has come, the longest due first.</summary>
    public static List<string> Due(Sql sql, string tenant, DateTimeOffset now, int most) => sql.All(
        $"select id from teams_conversations where tenant = ?1 and look_at is not null and look_at <= ?2 and stopped is null and {Room} order by look_at, id limit ?3", row => row.GetString(0), tenant, now, most);

    /// <summary>The rooms of a team, by id.</summary>
    public static List<string> OfTeam(Sql sql, string tenant, string team) =>
        sql.All($"select id from teams_conversations where tenant = ?1 and team = ?2 and {Room} order by id", row => row.GetString(0), tenant, team);

    /// <summary>A room was looked at; the next time is then, or never by itself. False where somebody came or went meanwhile: then it is looked at once more.</summary>
    public static bool Looked(Sql sql, string tenant, string room, DateTimeOffset planned, DateTimeOffset? next) =>
        sql.Run("update teams_conversations set look_at = ?4 where tenant = ?1 and id = ?2 and look_at = ?3", tenant, room, planned, next) > 0;

    /// <summary>The installation was welcomed, or is none to be welcomed.</summary>
    public static void Welcomed(Sql sql, string tenant, string room, DateTimeOffset now) =>
        sql.Run("update teams_conversations set welcomed_at = ?3 where tenant = ?1 and id = ?2 and welcomed_at is null", tenant, room, now);

    /// <summary>Some room of a team was welcomed.</summary>
    public static bool IsTeamWelcomed(Sql sql, string tenant, string team) =>
        sql.Number("select count(*) from teams_conversations where tenant = ?1 and team = ?2 and welcomed_at is not null", tenant, team) > 0;

    /// <summary>Deletes what is known of chats and rooms that the bot left before an instant, and of the people of those chats [PRV-12].</summary>
    public static int Forget(Sql sql, DateTimeOffset before)
    {
        const string left = "stopped in ('NotInstalled', 'Gone') and stopped_at <= ?1";
        sql.Run(
            $"""
            delete from teams_users where exists (
                select 1 from teams_conversations c where c.kind = 'personal' and c.entra_tenant = teams_users.entra_tenant and c.person = teams_users.object_id and {left})
            """,
            before);
        return sql.Run($"delete from teams_conversations where {left}", before);
    }
}
