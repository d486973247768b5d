using System.Globalization;
using System.Text.Json;
using CoachBot.Storage;
using Microsoft.Data.Sqlite;

namespace CoachBot.Chat.Sandbox;

/// <summary>The Sandbox's own messages, in plain SQL.</summary>
internal static class SandboxMessages
{
    private const string Columns = "id, card_key, room, thread, by, sent_at, edited_at, revision, only_for, body";

    /// <summary>
    /// The next number. It orders messages and is the cursor of "since"; a reset does not set it back, so that a cursor from
    /// before still finds all that is new.
    /// </summary>
    public static long Number(Sql sql) => sql.First(
        "insert into facts (name, value) values ('sandbox.number', '1') on conflict (name) do update set value = value + 1 returning cast(value as integer)",
        row => row.GetInt64(0));

    /// <summary>The newest number given out.</summary>
    public static long Newest(Sql sql) => sql.Number("select cast(value as integer) from facts where name = 'sandbox.number'");

    public static string IdOf(long number) => "m" + number.ToString(CultureInfo.InvariantCulture);

    public static SandboxMessageRow? Find(Sql sql, string tenant, string id) =>
        sql.First($"select {Columns} from sandbox_messages where tenant = ?1 and id = ?2", row => Row(tenant, row), tenant, id);

    public static SandboxMessageRow? OfCard(Sql sql, string tenant, string cardKey) =>
        sql.First($"select {Columns} from sandbox_messages where tenant = ?1 and card_key = ?2", row => Row(tenant, row), tenant, cardKey);

    /// <summary>Those that are new or changed since a cursor, oldest first.</summary>
    /// <param name="room">Null for all rooms.</param>
    public static List<SandboxMessageRow> Since(Sql sql, string tenant, string? room, long cursor) => sql.All(
        $"""
        select {Columns} from sandbox_messages
        where tenant = ?1 and cursor > ?2 and (?3 is null or room = ?3)
        order by sent_at, length(id), id
        """,
        row => Row(tenant, row),
        tenant,
        cursor,
        room);

    public static void Add(Sql sql, SandboxMessageRow row) => sql.Run(
        """
        insert into sandbox_messages (tenant, id, card_key, room, thread, by, sent_at, revision, only_for, cursor, body)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """,
        row.Tenant,
        row.Id,
        row.CardKey,
        row.Room,
        row.Thread,
        row.By,
        row.SentAt,
        row.Revision,
        row.OnlyFor,
        row.Cursor,
        row.Body);

    /// <summary>Edits in place; an older revision never takes the place of a newer one.</summary>
    public static void Edit(Sql sql, string tenant, string id, string body, int revision, DateTimeOffset now)
    {
        if (sql.Number("select count(*) from sandbox_messages where tenant = ?1 and id = ?2 and revision < ?3", tenant, id, revision) == 0) return;
        sql.Run(
            "update sandbox_messages set body = ?3, revision = ?4, edited_at = ?5, cursor = ?6 where tenant = ?1 and id = ?2",
            tenant,
            id,
            body,
            revision,
            now,
            Number(sql));
    }

    public static string Stored(SandboxBody body) => JsonSerializer.Serialize(body, SandboxJson.Options);

    public static SandboxBody BodyOf(SandboxMessageRow row) =>
        JsonSerializer.Deserialize<SandboxBody>(row.Body, SandboxJson.Options) ?? throw new JsonException("null where a message is needed");

    public static SandboxMessage Shown(SandboxMessageRow row)
    {
        var body = BodyOf(row);
        return new(
            row.Id,
            row.Room,
            row.Thread,
            row.By,
            row.SentAt,
            row.EditedAt,
            row.Revision,
            body.Preview,
            body.Text,
            body.Blocks,
            body.Actions,
            row.OnlyFor is { } only ? new[] { only } : "all",
            body.Content,
            body.About);
    }

    private static SandboxMessageRow Row(string tenant, SqliteDataReader row) => new()
    {
        Tenant = tenant,
        Id = row.GetString(0),
        CardKey = row.TextOrNull(1),
        Room = row.GetString(2),
        Thread = row.TextOrNull(3),
        By = row.GetString(4),
        SentAt = row.Instant(5),
        EditedAt = row.InstantOrNull(6),
        Revision = row.GetInt64(7),
        OnlyFor = row.TextOrNull(8),
        Body = row.GetString(9),
    };
}
