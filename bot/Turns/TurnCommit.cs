using CoachBot.Coach;
using CoachBot.Storage;

namespace CoachBot.Turns;

/// <summary>Everything a batch decided, written in one transaction with its events deleted. JSON is made before the writer is taken.</summary>
internal sealed class TurnCommit
{
    private readonly TurnBatch batch;
    private readonly BackOff backOff;
    private readonly DateTimeOffset now;
    private readonly List<long> done;
    private readonly List<(string Tenant, string Subject, string Body, IReadOnlyList<string>? Links)> records;
    private readonly Dictionary<(string Tenant, string Subject), DateTimeOffset?> wakeups = [];
    private readonly List<(string Tenant, Decision Decision, string View)> cards = [];

    public TurnCommit(TurnBatch batch, SituationBatch situations, RecordCodec codec, BackOff backOff, DateTimeOffset now)
    {
        this.batch = batch;
        this.backOff = backOff;
        this.now = now;
        done = [.. batch.Decided.Where(one => one.Turn.Queued is not null).Select(one => one.Turn.Queued!.Seq)];
        records = [.. situations.Kept.Select(kept => (kept.Key.Tenant, kept.Key.Subject, codec.Write(kept.Value), situations.NewLinks(kept.Key)))];
        foreach (var (turn, decisions) in batch.Decided)
        {
            var tenant = turn.Happened.Tenant;
            foreach (var decision in decisions)
            {
                if (decision is WakeAt wake) wakeups[(tenant, wake.Subject)] = wake.Due;
                else if (decision is Show show) cards.Add((tenant, show, StoredJson.Write(show.Card.View)));
                else if (decision is Withdraw) cards.Add((tenant, decision, ""));
            }
        }
    }

    public bool ShowsSomething => cards.Count > 0;

    public bool Wakes => wakeups.Count > 0;

    public bool TellsSomething => batch.Later.Count > 0;

    public void Write(Sql sql)
    {
        // Somebody may have emptied the tenant since the batch was read. Then nothing of it may come back.
        if (Inbox.Remove(sql, done) != done.Count) throw new InvalidOperationException("The events of this batch are gone.");
        foreach (var (tenant, subject, body, links) in records) Records.Save(sql, tenant, subject, body, links, now);
        foreach (var ((tenant, subject), due) in wakeups) Wakeups.Set(sql, tenant, subject, due);
        foreach (var (tenant, decision, view) in cards)
        {
            if (decision is Show show) Outbox.Show(sql, tenant, show.Card, view, show.Quietly);
            else if (decision is Withdraw withdraw) Outbox.Withdraw(sql, tenant, withdraw.Card, withdraw.Reason);
        }

        foreach (var turn in batch.Later) Inbox.Add(sql, turn.Happened, turn.Hops);
        foreach (var (turn, cause) in batch.Failed) backOff.Apply(sql, turn.Queued!, cause);
    }
}
