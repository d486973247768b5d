using CoachBot.Coach;
using CoachBot.Coach.Digests;
using CoachBot.Operations.Tenants;
using CoachBot.Storage;

namespace CoachBot.Operations.Health;

/// <summary>Looks at the tables. Counts stop at a bound, so that a question to a full database stays cheap.</summary>
internal static class QueueReader
{
    private const int CountedAtMost = 100_000;
    private const int HooksLookedAt = 1000;

    private static readonly string[] OnTheirWay = [CardStates.Ready, CardStates.Retrying, CardStates.Sending, CardStates.Unknown];

    public static DatabaseHealth Read(Sql sql, DateTimeOffset now) => new(true, Queues(sql, now), Hooks(sql), Silent(sql), Unreached(sql), WithoutZone(sql));

    private static long WithoutZone(Sql sql) => sql.Number(
        $"select count(*) from (select 1 from links where tenant = ?1 and link = ?2 limit {CountedAtMost})", TenantOptions.Id, LinkNames.NoZone);

    /// <summary>Without their addresses: whoever may read the health page need not know who left.</summary>
    private static List<UnreachableHealth> Unreached(Sql sql) =>
    [
        .. Unreachable.All(sql, CountedAtMost)
            .GroupBy(row => (row.Platform, row.Reason))
            .Select(group => new UnreachableHealth(group.Key.Platform, group.Key.Reason, group.Count(), group.Min(row => row.Since)))
            .OrderBy(one => one.Since),
    ];

    /// <summary>Teams whose digest had nothing to say, and when it last had not [DIG-05].</summary>
    private static Dictionary<string, DateTimeOffset> Silent(Sql sql) => sql
        .All(
            "select l.subject, r.body from links l join records r on r.tenant = l.tenant and r.subject = l.subject where l.tenant = ?1 and l.link = ?2 limit 1000",
            row => (Team: Subjects.IdOf(row.GetString(0)), Record: StoredJson.Read<TeamRecord>(row.GetString(1))),
            TenantOptions.Id,
            LinkNames.Teams)
        .Where(team => team.Record.LastSilence is not null)
        .ToDictionary(team => team.Team, team => team.Record.LastSilence!.Value, StringComparer.Ordinal);

    private static QueueHealth Queues(Sql sql, DateTimeOffset now) => new(
        Inbox: Due(sql, "inbox", "at", "true", now),
        Wakeups: Due(sql, "wakeups", "due", "due <= ?1", now),
        Outbox: Outbox(sql, now),
        Waiting: Count(sql, "wakeups", "true"),
        DeadLetters: Count(sql, "dead_letters", "true"),
        Failed: sql.Number($"select count(*) from outbox where rowid > (select max(rowid) from outbox) - {CountedAtMost} and state in ('failed', 'lost')"));

    private static Waiting Due(Sql sql, string table, string instant, string which, DateTimeOffset now) => sql.First(
        $"select count(*), min({instant}), ?1 from (select {instant} from {table} where {which} limit {CountedAtMost})",
        row => new Waiting(row.GetInt64(0), row.InstantOrNull(1) is { } oldest && oldest < now ? (long)(now - oldest).TotalSeconds : 0),
        now)!;

    /// <summary>State by state, because each has an index of its own.</summary>
    private static Waiting Outbox(Sql sql, DateTimeOffset now)
    {
        Waiting[] each = [.. OnTheirWay.Select(state => Due(sql, "outbox", "due", $"state = '{state}' and due <= ?1", now))];
        return new(each.Sum(waiting => waiting.Count), each.Max(waiting => waiting.OldestSeconds));
    }

    private static long Count(Sql sql, string table, string which) =>
        sql.Number($"select count(*) from (select 1 from {table} where {which} limit {CountedAtMost})");

    private static HookHealth Hooks(Sql sql)
    {
        var last = sql.All($"select source, at from hooks order by at desc limit {HooksLookedAt}", row => (Source: row.GetString(0), At: row.Instant(1)));
        return new(
            last.GroupBy(hook => hook.Source, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(hook => hook.At), StringComparer.Ordinal),
            Notices(sql, NoticeKinds.UnknownHookType),
            Notices(sql, NoticeKinds.KeyCollision));
    }

    private static Dictionary<string, long> Notices(Sql sql, string kind) => sql
        .All("select name, sum(count) from notices where kind = ?1 group by name order by name limit 100", row => (Name: row.GetString(0), Count: row.GetInt64(1)), kind)
        .ToDictionary(notice => notice.Name, notice => notice.Count, StringComparer.Ordinal);
}
