using System.Text.Json;
using CoachBot.Coach;
using CoachBot.Coach.Reviews;

namespace CoachBot.Storage;

/// <summary>The queue of events, in plain SQL.</summary>
public static class Inbox
{
    /// <summary>Adds an event; one whose key waits already is the same event. Raise <see cref="Signals.Inbox"/> after the commit.</summary>
    public static void Add(Sql sql, InboundEvent happened, long hops = 0) => sql.Run(
        """
        insert into inbox (tenant, subject, key, at, body, hops, attempts) values (?1, ?2, ?3, ?4, ?5, ?6, 0)
        on conflict (tenant, subject, key) do nothing
        """,
        happened.Tenant,
        happened.Subject,
        happened.Key,
        happened.At,
        StoredJson.Write(happened.What),
        hops);

    /// <summary>The oldest events, in order, except those of subjects whose head is in back-off.</summary>
    /// <param name="now">Machine time.</param>
    public static List<QueuedEvent> Oldest(Sql sql, DateTimeOffset now, int most, int mostPerSubject)
    {
        // One subject may hold up a long stretch of the queue: look a little further than what is taken.
        var heads = sql.All(
            """
            select seq, tenant, subject from inbox i where not exists (
                select 1 from inbox b where b.tenant = i.tenant and b.subject = i.subject and b.not_before > ?1)
            order by seq limit ?2
            """,
            row => (Seq: row.GetInt64(0), Subject: (row.GetString(1), row.GetString(2))),
            now,
            most * 4);
        var perSubject = new Dictionary<(string, string), int>();
        var taken = new List<long>();
        foreach (var (seq, subject) in heads)
        {
            var before = perSubject.GetValueOrDefault(subject);
            if (before == mostPerSubject) continue;
            perSubject[subject] = before + 1;
            taken.Add(seq);
            if (taken.Count == most) break;
        }

        return Load(sql, taken);
    }

    /// <summary>The oldest events of one subject.</summary>
    public static List<QueuedEvent> OldestOf(Sql sql, string tenant, string subject, int most) => Load(sql, sql.All(
        "select seq from inbox where tenant = ?1 and subject = ?2 order by seq limit ?3", row => row.GetInt64(0), tenant, subject, most));

    /// <summary>Whether more than so many events of a subject wait.</summary>
    public static bool HasMoreThan(Sql sql, string tenant, string subject, int count) => sql.Number(
        "select count(*) from (select 1 from inbox where tenant = ?1 and subject = ?2 limit ?3)", tenant, subject, count + 1) > count;

    /// <summary>Deletes events that were decided on; answers how many were still there.</summary>
    public static int Remove(Sql sql, IReadOnlyCollection<long> seqs) =>
        seqs.Count == 0 ? 0 : sql.Run("delete from inbox where seq in (select value from json_each(?1))", StoredJson.Write(seqs));

    /// <summary>Puts off an event that failed, and with it the later ones of its subject.</summary>
    /// <param name="notBefore">Machine time.</param>
    public static void PutOff(Sql sql, long seq, DateTimeOffset notBefore, string error) => sql.Run(
        "update inbox set attempts = attempts + 1, not_before = ?2, error = ?3 where seq = ?1", seq, notBefore, error);

    /// <summary>Takes an event out of the queue for good, with the cause.</summary>
    /// <param name="now">Machine time.</param>
    public static void Bury(Sql sql, QueuedEvent row, string cause, DateTimeOffset now)
    {
        if (Remove(sql, [row.Seq]) == 0) return;
        sql.Run(
            "insert into dead_letters (tenant, subject, key, body, cause, attempts, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            row.Tenant,
            row.Subject,
            row.Key,
            Kept(row.Body),
            cause,
            row.Attempts + 1,
            now);
    }

    /// <summary>A form of a round is buried without what was written in it [PRV-06]; what cannot be read stays as it is, for whoever looks into it.</summary>
    private static string Kept(string body)
    {
        try
        {
            return StoredJson.Read<Happening>(body) is Submitted sent && ContentionForms.WithoutWords(sent) is { } kept ? StoredJson.Write<Happening>(kept) : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static List<QueuedEvent> Load(Sql sql, List<long> seqs) => sql.All(
        """
        select i.seq, i.tenant, i.subject, i.key, i.at, i.body, i.hops, i.attempts
        from json_each(?1) s join inbox i on i.seq = s.value order by i.seq
        """,
        row => new QueuedEvent(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Instant(4), row.GetString(5), row.GetInt64(6), row.GetInt64(7)),
        StoredJson.Write(seqs));
}

/// <summary>An event as it stands in the inbox; its body is not read yet.</summary>
public sealed record QueuedEvent(
    long Seq, string Tenant, string Subject, string Key, DateTimeOffset At, string Body, long Hops, long Attempts);
