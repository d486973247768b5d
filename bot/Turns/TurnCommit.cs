using CoachBot.Coach;
using CoachBot.Storage;

namespace CoachBot.Turns;

/// <summary>Everything a batch decided, written in one transaction with its events deleted. JSON is made before the writer is taken.</summary>
internal sealed class TurnCommit
{
    private readonly TurnBatch _batch;
    private readonly BackOff _backOff;
    private readonly DateTimeOffset _now;
    private readonly List<long> _done;
    private readonly List<(string Tenant, string Subject, string Body, IReadOnlyList<string>? Links)> _records;
    private readonly Dictionary<(string Tenant, string Subject), DateTimeOffset?> _wakeups = [];
    private readonly List<(string Tenant, Decision Decision, string View)> _cards = [];

    public TurnCommit(TurnBatch batch, SituationBatch situations, RecordCodec codec, BackOff backOff, DateTimeOffset now)
    {
        _batch = batch;
        _backOff = backOff;
        _now = now;
        _done = [.. batch.Decided.Where(one => one.Turn.Queued is not null).Select(one => one.Turn.Queued!.Seq)];
        _records = [.. situations.Kept.Select(kept => (kept.Key.Tenant, kept.Key.Subject, codec.Write(kept.Value), situations.NewLinks(kept.Key)))];
        foreach (var (turn, decisions) in batch.Decided)
        {
            var tenant = turn.Happened.Tenant;
            foreach (var decision in decisions)
            {
                if (decision is WakeAt wake) _wakeups[(tenant, wake.Subject)] = wake.Due;
                else if (decision is Show show) _cards.Add((tenant, show, StoredJson.Write(show.Card.View)));
                else if (decision is Withdraw) _cards.Add((tenant, decision, ""));
            }
        }
    }

    public bool ShowsSomething => _cards.Count > 0;

    public bool Wakes => _wakeups.Count > 0;

    public bool TellsSomething => _batch.Later.Count > 0;

    public void Write(Sql sql)
    {
        // Somebody may have emptied the tenant since the batch was read. Then nothing of it may come back.
        if (Inbox.Remove(sql, _done) != _done.Count) throw new InvalidOperationException("The events of this batch are gone.");
        foreach (var (tenant, subject, body, links) in _records) Records.Save(sql, tenant, subject, body, links, _now);
        foreach (var ((tenant, subject), due) in _wakeups) Wakeups.Set(sql, tenant, subject, due);
        foreach (var (tenant, decision, view) in _cards)
        {
            if (decision is Show show) Outbox.Show(sql, tenant, show.Card, view, show.Quietly);
            else if (decision is Withdraw withdraw) Outbox.Withdraw(sql, tenant, withdraw.Card, withdraw.Reason);
        }

        foreach (var turn in _batch.Later) Inbox.Add(sql, turn.Happened, turn.Hops);
        foreach (var (turn, cause) in _batch.Failed) _backOff.Apply(sql, turn.Queued!, cause);
    }
}
