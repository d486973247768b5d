using CoachBot.Coach.Cards;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage;

/// <summary>What is to be shown, in plain SQL. A row is (card, revision): a newer revision takes the place of an older one that was not sent.</summary>
public static class Outbox
{
    /// <summary>Shows a card: a new message, a changed one that still waits, or an edit of the one that is there.</summary>
    /// <param name="view"><see cref="Card.View"/> as JSON.</param>
    /// <param name="quietly">A message that is there stays as it is; only what we store of it changes [PRE-11].</param>
    public static void Show(Sql sql, string tenant, Card card, string view, bool quietly = false)
    {
        var stored = sql.First(
            """
            select state, sent_at is not null, view, zone, language, owner, platform, address, only_for, thread,
                not_before, due, not_after, urgency, tell_when_sent from outbox where tenant = ?1 and card = ?2
            """,
            Read,
            tenant,
            card.Key);
        if (stored is null)
        {
            Write(sql, Insert, tenant, card, view, CardStates.Waiting);
            return;
        }

        var sameView = (stored.View, stored.Zone, stored.Language) == (view, card.Reader.Zone, card.Reader.Language);
        if (stored.WasSent)
        {
            // Where it is and when it was due no longer matter: the message is there.
            if (!sameView && quietly) sql.Run("update outbox set view = ?3 where tenant = ?1 and card = ?2 and sent_revision = revision", tenant, card.Key, view);
            else if (!sameView) Edit(sql, tenant, card, view);
            return;
        }

        var same = sameView && stored.Rest == Rest(card);
        var state = stored.State switch
        {
            CardStates.Lost => null,
            CardStates.Withdrawn => CardStates.Waiting,
            _ when same => null,
            CardStates.Sending or CardStates.Unknown or CardStates.Retrying => stored.State,
            _ => CardStates.Waiting,
        };
        if (state is not null) Write(sql, Replace, tenant, card, view, state);
    }

    /// <summary>Drops a card that was not sent yet. One on its way cannot be called back: it is only not tried again.</summary>
    public static void Withdraw(Sql sql, string tenant, string card, string reason)
    {
        sql.Run(
            """
            update outbox set state = 'withdrawn', reason = ?3
            where tenant = ?1 and card = ?2 and sent_at is null and state in ('waiting', 'retrying', 'threaded', 'ready')
            """,
            tenant,
            card,
            reason);
        sql.Run(
            """
            update outbox set not_after = 0, reason = ?3
            where tenant = ?1 and card = ?2 and sent_at is null and state in ('sending', 'unknown')
            """,
            tenant,
            card,
            reason);
    }

    /// <summary>The earliest <i>not before</i> after an instant, business time; with null, the earliest of all.</summary>
    public static DateTimeOffset? Next(Sql sql, DateTimeOffset? after = null) => sql.First(
        "select min(not_before) from outbox where state = 'waiting' and not_before > ?1", row => row.InstantOrNull(0), after?.UtcTicks ?? -1);

    /// <summary>The earliest next try, machine time.</summary>
    public static DateTimeOffset? NextTry(Sql sql) => sql.First(
        "select min(at) from (select min(retry_at) at from outbox where state = 'retrying' union all select min(retry_at) from outbox where state = 'unknown')",
        row => row.InstantOrNull(0));

    private const string Insert =
        """
        insert into outbox (tenant, card, view, zone, language, owner, platform, address, only_for, thread,
            not_before, due, not_after, urgency, tell_when_sent, state, revision, sent_revision, attempts, possible_repeat)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 1, 0, 0, false)
        """;

    private const string Replace =
        """
        update outbox set view = ?3, zone = ?4, language = ?5, owner = ?6, only_for = ?9, thread = ?10,
            platform = case when state in ('sending', 'unknown') then platform else ?7 end,
            address = case when state in ('sending', 'unknown') then address else ?8 end,
            not_before = ?11, due = ?12, not_after = ?13, urgency = ?14, tell_when_sent = ?15, state = ?16, revision = revision + 1,
            reason = null, attempts = case when state in ('expired', 'failed', 'withdrawn') then 0 else attempts end
        where tenant = ?1 and card = ?2
        """;

    private static void Write(Sql sql, string statement, string tenant, Card card, string view, string state) => sql.Run(
        statement,
        tenant,
        card.Key,
        view,
        card.Reader.Zone,
        card.Reader.Language,
        card.Owner,
        card.To.Platform,
        card.To.Address,
        card.To.OnlyFor,
        card.Thread,
        card.Timing.NotBefore,
        card.Timing.Due,
        card.Timing.NotAfter,
        (long)card.Timing.Urgency,
        card.TellWhenSent,
        state);

    private static void Edit(Sql sql, string tenant, Card card, string view) => sql.Run(
        """
        update outbox set view = ?3, zone = ?4, language = ?5, revision = revision + 1, urgency = 0, reason = null,
            state = case when state in ('sending', 'retrying') then state else 'ready' end
        where tenant = ?1 and card = ?2
        """,
        tenant,
        card.Key,
        view,
        card.Reader.Zone,
        card.Reader.Language);

    private static StoredCard Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetBoolean(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        (row.GetString(5), row.GetString(6), row.GetString(7), row.TextOrNull(8), row.TextOrNull(9),
            row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), row.GetInt64(13), row.GetBoolean(14)));

    private static (string, string, string, string?, string?, long, long, long, long, bool) Rest(Card card) => (
        card.Owner, card.To.Platform, card.To.Address, card.To.OnlyFor, card.Thread,
        card.Timing.NotBefore.UtcTicks, card.Timing.Due.UtcTicks, card.Timing.NotAfter.UtcTicks, (long)card.Timing.Urgency, card.TellWhenSent);

    private sealed record StoredCard(
        string State,
        bool WasSent,
        string View,
        string Zone,
        string Language,
        (string, string, string, string?, string?, long, long, long, long, bool) Rest);
}
