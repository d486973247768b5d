using CoachBot.Chat.Teams.Clouds;
using CoachBot.Storage;
using Microsoft.Data.Sqlite;

namespace CoachBot.Chat.Teams.Conversations;

/// <summary>The conversation references, in plain SQL.</summary>
internal static class TeamsConversationRows
{
    private const string Columns = "tenant, id, entra_tenant, kind, service_url, team, person, stopped, stopped_at, welcomed_at, look_at, seen_at";

    /// <summary>
    /// Addresses of a conversation: its own, those of its person (records may write an object id in capitals), and those of the
    /// rooms of its team that may be written to.
    /// </summary>
    private const string Here =
        """
        (address = ?2 or lower(address) = lower(?3)
            or address in (select u.email from teams_users u where u.entra_tenant = ?4 and u.object_id = lower(?3))
            or address in (select c.id from teams_conversations c where c.tenant = ?1 and c.team = ?5 and c.stopped is null))
        """;

    public static TeamsConversationRow? Find(Sql sql, string tenant, string room) =>
        sql.First($"select {Columns} from teams_conversations where tenant = ?1 and id = ?2", Read, tenant, room);

    public static bool Any(Sql sql, string tenant) => sql.Number("select exists (select 1 from teams_conversations where tenant = ?1)", tenant) > 0;

    /// <summary>Everything but the bot's chats with single people; in order of their ids.</summary>
    public static List<TeamsConversationRow> Rooms(Sql sql, string tenant) =>
        sql.All($"select {Columns} from teams_conversations where tenant = ?1 and kind <> 'personal' order by id", Read, tenant);

    /// <summary>Service URLs of an Entra tenant, the one seen last first.</summary>
    public static List<string> ServiceUrls(Sql sql, string tenant, string entraTenant) => sql.All(
        "select service_url from teams_conversations where tenant = ?1 and entra_tenant = ?2 group by service_url order by max(seen_at) desc",
        row => row.GetString(0),
        tenant,
        entraTenant);

    /// <summary>Stores a reference; what is not part of it stays as it is, but that it may be written to again.</summary>
    public static void Keep(Sql sql, TeamsConversationRow row) => sql.Run(
        """
        insert into teams_conversations (tenant, id, entra_tenant, kind, service_url, team, person, seen_at, stopped, stopped_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        on conflict (tenant, id) do update set entra_tenant = ?3, kind = ?4, service_url = ?5, team = ?6, person = ?7, seen_at = ?8, stopped = ?9, stopped_at = ?10
        """,
        row.Tenant,
        row.Id,
        row.EntraTenant,
        row.Kind,
        row.ServiceUrl,
        row.Team,
        row.Person,
        row.SeenAt,
        row.Stopped,
        row.StoppedAt);

    /// <summary>His direct chat, where he is stored already.</summary>
    public static void Tie(Sql sql, string entraTenant, string person, string room) =>
        sql.Run("update teams_users set conversation = ?3 where entra_tenant = ?1 and object_id = ?2 and conversation is not ?3", entraTenant, person, room);

    /// <summary>Where the bot is said again not to be any more, it is not since the first time: so long is kept what is known of it [PRV-12].</summary>
    public static void Stop(Sql sql, string tenant, string room, string why, DateTimeOffset now) => sql.Run(
        """
        update teams_conversations set stopped = ?3, stopped_at = ?4
        where tenant = ?1 and id = ?2 and not (stopped is ?3 and ?3 in ('NotInstalled', 'Gone') and stopped_at is not null)
        """,
        tenant,
        room,
        why,
        now);

    /// <summary>The stop of that instant is over; one that came meanwhile stays.</summary>
    public static void Resume(Sql sql, string tenant, string room, DateTimeOffset? stoppedAt) =>
        sql.Run("update teams_conversations set stopped = null, stopped_at = null where tenant = ?1 and id = ?2 and stopped_at is ?3", tenant, room, stoppedAt);

    /// <summary>The other channels of a team that the bot has left, or come into again.</summary>
    /// <param name="why">Null where it has come.</param>
    public static void StopTeam(Sql sql, string tenant, string team, string? why, DateTimeOffset? at) =>
        sql.Run("update teams_conversations set stopped = ?3, stopped_at = ?4 where tenant = ?1 and team = ?2 and stopped is not ?3", tenant, team, why, at);

    /// <summary>Delivery leaves somebody alone who is reached here.</summary>
    public static bool IsAvoided(Sql sql, TeamsConversationRow row) => sql.Number(
        $"select exists (select 1 from unreachable where tenant = ?1 and platform = '{TeamsIds.Platform}' and {Here})", row.Tenant, row.Id, row.Person, row.EntraTenant, row.Team) > 0;

    /// <summary>Whoever is reached here need not be left alone any more [ADM-16].</summary>
    public static void Reached(Sql sql, TeamsConversationRow row) => sql.Run(
        $"delete from unreachable where tenant = ?1 and platform = '{TeamsIds.Platform}' and {Here}", row.Tenant, row.Id, row.Person, row.EntraTenant, row.Team);

    /// <returns>Whether the reference was there.</returns>
    public static bool Move(Sql sql, string tenant, string room, string serviceUrl) =>
        sql.Run("update teams_conversations set service_url = ?3 where tenant = ?1 and id = ?2", tenant, room, serviceUrl) > 0;

    private static TeamsConversationRow Read(SqliteDataReader row) => new()
    {
        Tenant = row.GetString(0),
        Id = row.GetString(1),
        EntraTenant = row.GetString(2),
        Kind = row.GetString(3),
        ServiceUrl = row.GetString(4),
        Team = row.TextOrNull(5),
        Person = row.TextOrNull(6),
        Stopped = row.TextOrNull(7),
        StoppedAt = row.InstantOrNull(8),
        WelcomedAt = row.InstantOrNull(9),
        LookAt = row.InstantOrNull(10),
        SeenAt = row.Instant(11),
    };
}
