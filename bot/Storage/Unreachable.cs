namespace CoachBot.Storage;

/// <summary>Whom a platform could not reach, in plain SQL [ADM-16].</summary>
public static class Unreachable
{
    /// <summary>So often somebody is tried again.</summary>
    public static readonly TimeSpan TriedAgainAfter = TimeSpan.FromDays(7);

    /// <param name="now">Machine time.</param>
    public static void Note(Sql sql, string tenant, string platform, string address, string reason, DateTimeOffset now) => sql.Run(
        """
        insert into unreachable (tenant, platform, address, reason, since, retry_at) values (?1, ?2, ?3, ?4, ?5, ?6)
        on conflict (tenant, platform, address) do update set reason = ?4, retry_at = ?6
        """,
        tenant,
        platform,
        address,
        reason,
        now,
        now + TriedAgainAfter);

    /// <summary>Somebody was reached.</summary>
    public static void Forget(Sql sql, string tenant, string platform, string address) => sql.Run(
        "delete from unreachable where tenant = ?1 and platform = ?2 and address = ?3", tenant, platform, address);

    /// <summary>Those who could not be reached, the newest first.</summary>
    public static List<UnreachableRow> All(Sql sql, int most) => sql.All(
        "select tenant, platform, address, reason, since, retry_at from unreachable order by since desc limit ?1",
        row => new UnreachableRow
        {
            Tenant = row.GetString(0),
            Platform = row.GetString(1),
            Address = row.GetString(2),
            Reason = row.GetString(3),
            Since = row.Instant(4),
            RetryAt = row.Instant(5),
        },
        most);
}

/// <summary>Who cannot be reached on a chat platform [ADM-16].</summary>
public sealed class UnreachableRow
{
    public required string Tenant { get; init; }
    public required string Platform { get; init; }
    public required string Address { get; init; }

    /// <summary>The platform's own reason.</summary>
    public required string Reason { get; set; }

    /// <summary>Machine time of the first refusal.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Machine time before which it is not tried again.</summary>
    public DateTimeOffset RetryAt { get; set; }
}
