namespace CoachBot.Storage;

/// <summary>Idempotency keys of hooks, in plain SQL.</summary>
public static class HookKeys
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(35);

    /// <summary>Notes a key. False where it is there already; another body under the same key is counted.</summary>
    /// <param name="now">Machine time.</param>
    public static bool IsNew(Sql sql, string tenant, string source, string key, string? bodyHash, DateTimeOffset now)
    {
        var added = sql.Run(
            """
            insert into hooks (tenant, source, key, body_hash, at, collisions) values (?1, ?2, ?3, ?4, ?5, 0)
            on conflict (tenant, source, key) do nothing
            """,
            tenant,
            source,
            key,
            bodyHash,
            now);
        if (added == 1) return true;
        var other = sql.Run(
            "update hooks set collisions = collisions + 1 where tenant = ?1 and source = ?2 and key = ?3 and body_hash is not ?4",
            tenant,
            source,
            key,
            bodyHash);
        if (other == 1) Notices.Count(sql, tenant, NoticeKinds.KeyCollision, source, now);
        return false;
    }

    /// <summary>Drops the keys that are older than 35 days.</summary>
    public static void Forget(Sql sql, DateTimeOffset now) => sql.Run("delete from hooks where at < ?1", now - KeptFor);
}

/// <summary>What the health page counts, in plain SQL.</summary>
public static class Notices
{
    private const int LongestName = 200;

    public static void Count(Sql sql, string tenant, string kind, string name, DateTimeOffset now) => sql.Run(
        """
        insert into notices (tenant, kind, name, count, first_at, last_at) values (?1, ?2, ?3, 1, ?4, ?4)
        on conflict (tenant, kind, name) do update set count = count + 1, last_at = ?4
        """,
        tenant,
        kind,
        name.Length > LongestName ? name[..LongestName] : name,
        now);
}
