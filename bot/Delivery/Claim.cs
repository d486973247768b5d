using CoachBot.Chat;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using Microsoft.Data.Sqlite;

namespace CoachBot.Delivery;

/// <summary>
/// Takes what is to be sent, most urgent first, and marks it as on its way in the same transaction. What is past its
/// <i>not after</i> is dropped here and its owner told.
/// </summary>
internal static class Claim
{
    private const int PromotedAtMost = 2048;

    /// <summary>Parents of a thread in one of these states may still come.</summary>
    private const string Open = "p.sent_at is null and p.state in ('waiting', 'retrying', 'threaded', 'ready', 'sending', 'unknown')";

    private const string Columns =
        $"""
        o.rowid, o.tenant, o.card, o.owner, o.platform, o.address, o.only_for, o.thread, o.view, o.zone, o.language, o.revision,
        o.not_after, o.tell_when_sent, o.attempts, o.attempted_at, o.sent_at is not null, o.possible_repeat, o.state = 'unknown',
        o.receipt_room, o.receipt_message, p.receipt_room, p.receipt_message, coalesce({Open}, 0), o.urgency = 0, u.retry_at
        from outbox o left join outbox p on p.tenant = o.tenant and p.card = o.thread and p.platform = o.platform
        left join unreachable u on u.tenant = o.tenant and u.platform = o.platform and u.address = o.address
        """;

    /// <summary>Whether there may be anything to do. Asked first, so that an idle service does not write.</summary>
    public static bool HasWork(Sql sql, DateTimeOffset now, DateTimeOffset machineNow) => sql.Number(
        """
        select exists (select 1 from outbox where state = 'ready')
            or exists (select 1 from outbox where state = 'waiting' and not_before <= ?1)
            or exists (select 1 from outbox where state = 'retrying' and retry_at <= ?2)
            or exists (select 1 from outbox where state = 'unknown' and (retry_at is null or retry_at <= ?2))
            or exists (select 1 from outbox where state = 'threaded')
        """,
        now,
        machineNow) > 0;

    public static (List<ClaimedCard> Cards, int Dropped) Take(Sql sql, DateTimeOffset now, DateTimeOffset machineNow, int most)
    {
        Promote(sql, now, machineNow);
        var ready = sql.All($"select {Columns} where o.state = 'ready' order by o.urgency, o.not_after, o.due, o.rowid limit ?1", Read, most);
        var late = ready.Where(card => !card.WasSent && card.NotAfter < now).ToList();
        foreach (var card in late) Receipts.Expire(sql, card, now);
        var inTime = ready.Except(late).ToList();
        var early = inTime.Where(card => !card.WasSent && card.ThreadIsOpen).ToList();
        var taken = inTime.Except(early).ToList();
        sql.Run("update outbox set state = 'threaded' where rowid in (select value from json_each(?1))", Rows(early));
        sql.Run(
            """
            update outbox set state = 'sending', attempted_at = ?2, attempts = attempts + 1, sent_revision = revision
            where rowid in (select value from json_each(?1))
            """,
            Rows(taken),
            machineNow);
        var asked = sql.All(
            $"select {Columns} where o.state = 'unknown' and (o.retry_at is null or o.retry_at <= ?1) limit ?2", Read, machineNow, most);
        return ([.. taken, .. asked], late.Count);
    }

    /// <summary>What has waited long enough becomes ready.</summary>
    private static void Promote(Sql sql, DateTimeOffset now, DateTimeOffset machineNow)
    {
        sql.Run(
            """
            update outbox set state = case when sent_at is null then 'waiting' else 'ready' end, retry_at = null
            where state = 'retrying' and retry_at <= ?1
            """,
            machineNow);
        sql.Run(
            """
            update outbox set state = 'ready' where rowid in (
                select rowid from outbox where state = 'waiting' and not_before <= ?1 order by not_before limit ?2)
            """,
            now,
            PromotedAtMost);
        sql.Run(
            $"""
            update outbox set state = 'ready' where state = 'threaded' and (not_after < ?1 or not exists (
                select 1 from outbox p where p.tenant = outbox.tenant and p.card = outbox.thread and p.platform = outbox.platform and {Open}))
            """,
            now);
    }

    private static string Rows(IEnumerable<ClaimedCard> cards) => StoredJson.Write(cards.Select(card => card.Row));

    private static ClaimedCard Read(SqliteDataReader row) => new()
    {
        Row = row.GetInt64(0),
        Tenant = row.GetString(1),
        Card = row.GetString(2),
        Owner = row.GetString(3),
        Platform = row.GetString(4),
        Address = row.GetString(5),
        OnlyFor = row.TextOrNull(6),
        Thread = row.TextOrNull(7),
        View = row.GetString(8),
        Reader = new Reader(row.GetString(9), row.GetString(10)),
        Revision = row.GetInt32(11),
        NotAfter = row.Instant(12),
        TellWhenSent = row.GetBoolean(13),
        Attempts = row.GetInt64(14),
        AttemptedAt = row.InstantOrNull(15),
        WasSent = row.GetBoolean(16),
        PossibleRepeat = row.GetBoolean(17),
        IsUnknown = row.GetBoolean(18),
        Receipt = Receipt(row.TextOrNull(19), row.TextOrNull(20)),
        ThreadReceipt = Receipt(row.TextOrNull(21), row.TextOrNull(22)) ?? Elsewhere(row.TextOrNull(7)),
        ThreadIsOpen = row.GetBoolean(23),
        IsAnswer = row.GetBoolean(24),
        UnreachableUntil = row.InstantOrNull(25),
    };

    /// <summary>A message that is none of ours, in whose thread it goes.</summary>
    private static ChatReceipt? Elsewhere(string? thread) => CardKeys.PlaceOf(thread) is { } place ? new ChatReceipt(place.Room, place.MessageId) : null;

    private static ChatReceipt? Receipt(string? room, string? message) => room is null || message is null ? null : new ChatReceipt(room, message);
}
