namespace CoachBot.Storage;

/// <summary>The moments at which subjects want to be woken, in plain SQL. Business time throughout.</summary>
public static class Wakeups
{
    /// <summary>Sets, moves or (with null) drops a subject's wakeup.</summary>
    public static void Set(Sql sql, string tenant, string subject, DateTimeOffset? due)
    {
        if (due is null) sql.Run("delete from wakeups where tenant = ?1 and subject = ?2", tenant, subject);
        else
        {
            sql.Run(
                "insert into wakeups (tenant, subject, due) values (?1, ?2, ?3) on conflict (tenant, subject) do update set due = ?3",
                tenant,
                subject,
                due);
        }
    }

    /// <summary>Takes out what is due, the oldest first.</summary>
    public static List<(string Tenant, string Subject, DateTimeOffset Due)> TakeDue(Sql sql, DateTimeOffset now, int most) => sql.All(
        """
        delete from wakeups where rowid in (select rowid from wakeups where due <= ?1 order by due limit ?2)
        returning tenant, subject, due
        """,
        row => (row.GetString(0), row.GetString(1), row.Instant(2)),
        now,
        most);

    /// <summary>The earliest wakeup after an instant; with null, the earliest of all.</summary>
    public static DateTimeOffset? Next(Sql sql, DateTimeOffset? after = null) => sql.First(
        "select min(due) from wakeups where due > ?1", row => row.InstantOrNull(0), after?.UtcTicks ?? -1);
}
