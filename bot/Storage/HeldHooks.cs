using CoachBot.Wire;

namespace CoachBot.Storage;

/// <summary>Requests that cannot be read yet, as they arrived, in plain SQL. Their source looks for what they wait for and puts them through the door again.</summary>
public static class HeldHooks
{
    /// <param name="waitsFor">See <see cref="HookReading.HeldFor"/>.</param>
    /// <param name="now">Machine time.</param>
    public static void Add(Sql sql, string tenant, string source, string waitsFor, HookRequest request, DateTimeOffset now) => sql.Run(
        "insert into held_hooks (tenant, source, connection, waits_for, body, at, attempts) values (?1, ?2, ?3, ?4, ?5, ?6, 0)",
        tenant,
        source,
        request.Connection,
        waitsFor,
        request.Body.ToArray(),
        now);

    /// <summary>The oldest of a source that may be tried. What waits for the same as an older one that may not, stays behind it.</summary>
    /// <param name="now">Machine time.</param>
    public static List<HeldHookRow> Due(Sql sql, string source, DateTimeOffset now, int most) => sql.All(
        """
        with early as (
            select waits_for, min(id) as first from held_hooks where source = ?1 and coalesce(not_before, 0) > ?2 group by waits_for)
        select h.id, h.tenant, h.connection, h.waits_for, h.body, h.at, h.attempts
        from held_hooks h left join early on early.waits_for = h.waits_for
        where h.source = ?1 and coalesce(h.not_before, 0) <= ?2 and (early.first is null or h.id < early.first) order by h.id limit ?3
        """,
        row => new HeldHookRow
        {
            Id = row.GetInt64(0),
            Tenant = row.GetString(1),
            Source = source,
            Connection = row.GetString(2),
            WaitsFor = row.GetString(3),
            Body = row.GetFieldValue<byte[]>(4),
            At = row.Instant(5),
            Attempts = row.GetInt64(6),
        },
        source,
        now,
        most);

    public static void Remove(Sql sql, long id) => sql.Run("delete from held_hooks where id = ?1", id);

    /// <param name="notBefore">Machine time.</param>
    public static void PutOff(Sql sql, long id, DateTimeOffset notBefore) =>
        sql.Run("update held_hooks set attempts = attempts + 1, not_before = ?2 where id = ?1", id, notBefore);

    /// <summary>As <see cref="PutOff"/>, and it gives up its place: those who stood behind it go on.</summary>
    /// <param name="notBefore">Machine time.</param>
    public static void PutLast(Sql sql, long id, DateTimeOffset notBefore) => sql.Run(
        "update held_hooks set attempts = attempts + 1, not_before = ?2, id = (select max(id) + 1 from held_hooks) where id = ?1", id, notBefore);
}

/// <summary>A request that waits for something to be found out.</summary>
public sealed class HeldHookRow
{
    public long Id { get; init; }
    public required string Tenant { get; init; }
    public required string Source { get; init; }
    public required string Connection { get; init; }
    public required string WaitsFor { get; init; }
    public required byte[] Body { get; init; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset At { get; init; }
    public long Attempts { get; set; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset? NotBefore { get; set; }
}
