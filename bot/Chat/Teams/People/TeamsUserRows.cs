using CoachBot.Storage;
using Microsoft.Data.Sqlite;

namespace CoachBot.Chat.Teams.People;

/// <summary>Somebody as he is stored, and when Teams was asked last (machine time).</summary>
internal sealed record StoredUser(TeamsUser User, DateTimeOffset SeenAt);

/// <summary>The people of Entra tenants, in plain SQL.</summary>
internal static class TeamsUserRows
{
    private const string Columns = "entra_tenant, object_id, user_id, email, kind, zone, locale, conversation, seen_at";

    /// <summary>Stores what Teams says; what it did not say this time stays known.</summary>
    public static void Keep(Sql sql, string tenant, TeamsUser user, DateTimeOffset seenAt) => sql.Run(
        """
        insert into teams_users (entra_tenant, object_id, tenant, user_id, email, kind, zone, locale, conversation, seen_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        on conflict (entra_tenant, object_id) do update set tenant = ?3, user_id = coalesce(?4, user_id), email = ?5, kind = ?6,
            zone = coalesce(?7, zone), locale = coalesce(?8, locale), conversation = coalesce(?9, conversation), seen_at = ?10
        """,
        user.EntraTenant,
        user.ObjectId,
        tenant,
        user.UserId,
        user.Email,
        Word(user.Kind),
        user.Zone,
        user.Locale,
        user.Conversation,
        seenAt);

    public static StoredUser? Find(Sql sql, string entraTenant, string objectId) =>
        sql.First($"select {Columns} from teams_users where entra_tenant = ?1 and object_id = ?2", Read, entraTenant, objectId);

    public static StoredUser? FindUser(Sql sql, string entraTenant, string userId) =>
        sql.First($"select {Columns} from teams_users where entra_tenant = ?1 and user_id = ?2", Read, entraTenant, userId);

    /// <summary>Everybody of a tenant with this address, in whichever Entra tenant; whom Teams named last comes first.</summary>
    /// <param name="email">Lower case.</param>
    public static List<StoredUser> WithAddress(Sql sql, string tenant, string email) =>
        sql.All($"select {Columns} from teams_users where tenant = ?1 and email = ?2 order by seen_at desc, entra_tenant, object_id", Read, tenant, email);

    private static StoredUser Read(SqliteDataReader row) => new(
        new TeamsUser(
            row.GetString(0), row.GetString(1), row.TextOrNull(2), row.TextOrNull(3), Kind(row.GetString(4)), row.TextOrNull(5), row.TextOrNull(6), row.TextOrNull(7)),
        row.Instant(8));

    private static string Word(TeamsUserKind kind) => kind switch
    {
        TeamsUserKind.Member => "member",
        TeamsUserKind.Guest => "guest",
        TeamsUserKind.Outside => "outside",
        _ => "gone",
    };

    private static TeamsUserKind Kind(string word) => word switch
    {
        "member" => TeamsUserKind.Member,
        "guest" => TeamsUserKind.Guest,
        "outside" => TeamsUserKind.Outside,
        _ => TeamsUserKind.Gone,
    };
}
