using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Turns;

/// <summary>Takes events from the inbox, lets the Coach decide, and commits what was decided.</summary>
public sealed partial class TurnStage(
    Store store, SituationLoader situations, RecordCodec codec, BusinessClock clock, Decide decide, IOptions<TurnOptions> options, ILogger<TurnStage> logger)
    : Stage(store.Signals.Inbox, clock.Machine, logger)
{
    /// <summary>So few events make a batch where each looks at very much.</summary>
    private const int Fewest = 32;

    private readonly BackOff _backOff = new(clock.Machine, logger);
    private volatile int _most = options.Value.Batch;

    protected override async Task<int> Work(CancellationToken cancel)
    {
        var machineNow = clock.Machine.GetUtcNow();
        var queued = store.Read(sql => Inbox.Oldest(sql, machineNow, _most, options.Value.BatchPerSubject));
        if (queued.Count == 0) return 0;
        using var span = Telemetry.Spans.StartActivity("turns");
        try
        {
            return await Decide(queued, cancel);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            // Something in this batch cannot be loaded or written: find out what, one subject at a time.
            LogOneByOne(logger, e, queued.Count);
            var handled = 0;
            foreach (var (tenant, subject) in queued.Select(row => (row.Tenant, row.Subject)).Distinct().ToList())
                handled += await DecideAlone(tenant, subject, cancel);
            return handled;
        }
    }

    private async Task<int> Decide(IReadOnlyList<QueuedEvent> queued, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var loaded = situations.Begin();
        var batch = new TurnBatch(loaded, decide, MoreWaitThan, now);
        batch.Fold(queued);
        var commit = new TurnCommit(batch, loaded, codec, _backOff, now);
        await store.Write(WriteUrgency.Work, commit.Write, cancel);
        if (commit.ShowsSomething) store.Signals.Outbox.Raise();
        if (commit.Wakes) store.Signals.Wakeups.Raise();
        if (commit.TellsSomething) store.Signals.Inbox.Raise();
        Telemetry.Turns.Add(batch.Decided.Count);

        // What was looked at for events that were left is looked at again: take no more than can be kept at once.
        _most = Math.Min(options.Value.Batch, batch.EndedEarly ? Math.Max(Fewest, batch.Decided.Count) : _most * 2);
        return batch.Decided.Count + batch.Failed.Count;
    }

    private async Task<int> DecideAlone(string tenant, string subject, CancellationToken cancel)
    {
        var run = store.Read(sql => Inbox.OldestOf(sql, tenant, subject, options.Value.BatchPerSubject));
        if (run.Count == 0) return 0;
        try
        {
            return await Decide(run, cancel);
        }
        catch (Exception) when (run.Count > 1)
        {
            // The ones before the bad one are good: take the head alone.
            return await DecideHead(run[0], cancel);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            return await PutOff(run[0], e, cancel);
        }
    }

    private async Task<int> DecideHead(QueuedEvent head, CancellationToken cancel)
    {
        try
        {
            return await Decide([head], cancel);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            return await PutOff(head, e, cancel);
        }
    }

    private async Task<int> PutOff(QueuedEvent head, Exception cause, CancellationToken cancel)
    {
        await store.Write(WriteUrgency.Work, sql => _backOff.Apply(sql, head, cause), cancel);
        return 1;
    }

    private bool MoreWaitThan(string tenant, string subject, int count) => store.Read(sql => Inbox.HasMoreThan(sql, tenant, subject, count));

    [LoggerMessage(LogLevel.Warning, "A batch of {Count} events failed; each subject is tried alone")]
    private static partial void LogOneByOne(ILogger logger, Exception exception, int count);
}
