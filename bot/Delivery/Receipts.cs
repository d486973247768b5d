using CoachBot.Coach;
using CoachBot.Storage;

namespace CoachBot.Delivery;

/// <summary>Writes down what became of a card, and tells its owner. What follows an attempt is fenced by it; <see cref="Expire"/> runs in the claim itself, before there is one.</summary>
internal static class Receipts
{
    private const string InVain = "too late";
    private const string InHand = "where rowid = ?1 and tenant = ?2 and card = ?3 and attempts = ?4 and state in ('sending', 'unknown')";

    /// <param name="now">Business time.</param>
    /// <param name="machineNow">Machine time.</param>
    /// <returns>Whether the owner was told something.</returns>
    public static bool Record(Sql sql, ClaimedCard card, Outcome outcome, DateTimeOffset now, DateTimeOffset machineNow)
    {
        if (outcome is Refused { NobodyThere: true } gone) Unreachable.Note(sql, card.Tenant, card.Platform, card.Address, gone.Reason, machineNow);
        else if (outcome is Arrived && card.UnreachableUntil is not null) Unreachable.Forget(sql, card.Tenant, card.Platform, card.Address);
        return Record(sql, card, outcome, now);
    }

    private static bool Record(Sql sql, ClaimedCard card, Outcome outcome, DateTimeOffset now) => outcome switch
    {
        Arrived arrived => Arrive(sql, card, arrived, now),
        Later { IsNamed: true } later => PutOff(sql, card, later.At, later.Reason),
        Later later => Set(sql, card, CardStates.Retrying, later.At, later.Reason),
        Undisturbed quiet => PutOff(sql, card, quiet.At, "do not disturb"),
        Unsure unsure => Set(sql, card, CardStates.Unknown, unsure.At, unsure.Reason),
        Refused refused when card.WasSent => KeepAsItIs(sql, card, refused.Reason),
        Refused refused => GiveUp(sql, card, CardStates.Failed, refused.Reason, now),
        TooLate late => GiveUp(sql, card, CardStates.Expired, $"{InVain}: {late.Reason}", now),
        NotThere => SendOnceMore(sql, card, now),
        CannotTell => GiveUp(sql, card, CardStates.Lost, "nobody can tell whether it arrived", now),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}"),
    };

    /// <summary>Drops a card that was not sent in time, and tells its owner.</summary>
    public static void Expire(Sql sql, ClaimedCard card, DateTimeOffset now)
    {
        sql.Run(
            """
            update outbox set state = case when not_after = 0 then 'withdrawn' else 'expired' end,
                reason = case when not_after = 0 then reason else ?2 end where rowid = ?1
            """,
            card.Row,
            InVain);
        Tell(sql, card, $"unsent/{card.Card}/{card.Revision}", new NotDelivered(card.Card, InVain), now);
    }

    private static bool Arrive(Sql sql, ClaimedCard card, Arrived arrived, DateTimeOffset now)
    {
        // A newer revision that came meanwhile is an edit of what is there now.
        var recorded = sql.Run(
            $"""
            update outbox set state = case when revision > sent_revision then 'ready' else 'sent' end,
                urgency = case when revision > sent_revision then 0 else urgency end,
                receipt_room = coalesce(?5, receipt_room), receipt_message = coalesce(?6, receipt_message),
                content_id = coalesce(?7, content_id), content_version = coalesce(?8, content_version),
                edited_at = case when sent_at is null then null else ?9 end, sent_at = coalesce(sent_at, ?9),
                attempts = 0, retry_at = null, reason = null {InHand}
            """,
            card.Row,
            card.Tenant,
            card.Card,
            Fence(card),
            arrived.Receipt?.Room,
            arrived.Receipt?.MessageId,
            arrived.Content?.Id,
            arrived.Content?.Version,
            now);
        if (recorded == 0 || card.WasSent || !card.TellWhenSent) return false;
        Tell(sql, card, $"sent/{card.Card}", new Delivered(card.Card, now, card.PossibleRepeat), now);
        return true;
    }

    private static bool Set(Sql sql, ClaimedCard card, string state, DateTimeOffset at, string reason)
    {
        // A question that failed counts as an attempt too.
        sql.Run(
            $"update outbox set attempts = attempts + (state = 'unknown'), state = ?5, retry_at = ?6, reason = ?7 {InHand}",
            card.Row,
            card.Tenant,
            card.Card,
            Fence(card),
            state,
            at,
            reason);
        return false;
    }

    /// <summary>Waits without having failed. The attempt's own number may be given again: only who had it writes this.</summary>
    private static bool PutOff(Sql sql, ClaimedCard card, DateTimeOffset at, string reason)
    {
        sql.Run(
            $"update outbox set attempts = attempts - 1, state = 'retrying', retry_at = ?5, reason = ?6 {InHand}",
            card.Row,
            card.Tenant,
            card.Card,
            Fence(card),
            at,
            reason);
        return false;
    }

    private static bool KeepAsItIs(Sql sql, ClaimedCard card, string reason)
    {
        sql.Run(
            $"""
            update outbox set state = case when revision > sent_revision then 'ready' else 'sent' end,
                attempts = 0, retry_at = null, reason = ?5 {InHand}
            """,
            card.Row,
            card.Tenant,
            card.Card,
            Fence(card),
            reason);
        return false;
    }

    private static bool GiveUp(Sql sql, ClaimedCard card, string state, string reason, DateTimeOffset now)
    {
        var recorded = sql.Run(
            $"update outbox set state = ?5, retry_at = null, reason = ?6 {InHand}", card.Row, card.Tenant, card.Card, Fence(card), state, reason);
        if (recorded == 0) return false;
        Tell(sql, card, $"unsent/{card.Card}/{card.Revision}", new NotDelivered(card.Card, reason), now);
        return true;
    }

    /// <summary>It did not arrive: once more, if it is not too late and was not sent once more already.</summary>
    private static bool SendOnceMore(Sql sql, ClaimedCard card, DateTimeOffset now)
    {
        if (card.PossibleRepeat) return GiveUp(sql, card, CardStates.Lost, "two attempts, and it is not there", now);
        sql.Run(
            $"update outbox set state = 'ready', possible_repeat = 1, retry_at = null {InHand}", card.Row, card.Tenant, card.Card, Fence(card));
        return false;
    }

    private static void Tell(Sql sql, ClaimedCard card, string key, Happening what, DateTimeOffset now) =>
        Inbox.Add(sql, new InboundEvent(card.Tenant, card.Owner, key, now, what));

    /// <summary>A claim adds an attempt; a question does not.</summary>
    private static long Fence(ClaimedCard card) => card.IsUnknown ? card.Attempts : card.Attempts + 1;
}
