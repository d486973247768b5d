using CoachBot.Chat;
using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Delivery;

/// <summary>Claims cards, puts them into words, hands them to the chat platforms and records what became of them.</summary>
public sealed class DeliveryStage(
    Store store, BusinessClock clock, IEnumerable<IChatPlatform> platforms, CardRenderer render, IOptions<DeliveryOptions> options, ILogger<DeliveryStage> logger)
    : Stage(store.Signals.Outbox, clock.Machine, logger)
{
    /// <summary>How long after a store that refused it a receipt is written again.</summary>
    private static readonly TimeSpan WriteAgain = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Sender _sender =
        new(platforms.ToDictionary(platform => platform.Name, StringComparer.Ordinal), render, options.Value, clock, logger);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        base.Dispose();
    }

    protected override async Task<int> Work(CancellationToken cancel)
    {
        var (now, machineNow) = (clock.GetUtcNow(), clock.Machine.GetUtcNow());
        if (!store.Read(sql => Claim.HasWork(sql, now, machineNow))) return 0;
        using var span = Telemetry.Spans.StartActivity("delivery");
        var (cards, dropped) = await store.Write(WriteUrgency.Work, sql => Claim.Take(sql, now, machineNow, options.Value.Batch), cancel);
        if (dropped > 0) store.Signals.Inbox.Raise();
        using var places = new SemaphoreSlim(options.Value.AtOnce);

        // From here on nothing is given up half-way: what was handed over is recorded. In one room the order stays.
        await Task.WhenAll(cards.GroupBy(card => (card.Tenant, card.Platform, card.Address)).Select(room => SendAll([.. room], places)));
        return cards.Count + dropped;
    }

    protected override TimeSpan? UntilNext()
    {
        var retry = store.Read(Outbox.NextTry) - clock.Machine.GetUtcNow();
        if (clock.IsVirtual) return retry;
        var due = store.Read(sql => Outbox.Next(sql)) - clock.GetUtcNow();
        return due is null || retry < due ? retry : due;
    }

    /// <summary>The cards of one room, one after the other.</summary>
    private async Task SendAll(IReadOnlyList<ClaimedCard> cards, SemaphoreSlim places)
    {
        Dictionary<(bool IsEdit, bool IsPrivate), Later> slowDown = [];
        Later? silent = null;
        foreach (var card in cards)
        {
            // A room that asked us to wait is not asked again for the next card of the kind: new, edited, seen by one person.
            var kind = (card.WasSent, card.OnlyFor is not null);
            var isNew = !card.WasSent && !card.IsUnknown;
            var outcome = slowDown.TryGetValue(kind, out var wait) && !card.IsUnknown ? wait : isNew && silent is not null ? silent : await Handle(card, places);
            if (outcome is Later later) slowDown.TryAdd(kind, later);

            // Where a new card got no answer the next would wait as long for its own, and everybody else with it: soon, and not counted.
            else if (outcome is Unsure unsure && isNew) silent = new(unsure.At, "no answer", IsNamed: true);
            Telemetry.Sends.Add(1, new("platform", card.Platform), new("outcome", outcome.GetType().Name));

            // Before the next one: what somebody presses right away must be found by its receipt.
            await Record(card, outcome);
        }
    }

    private async Task<Outcome> Handle(ClaimedCard card, SemaphoreSlim places)
    {
        await places.WaitAsync();
        try
        {
            return await _sender.Handle(card);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Until it is written or the stage is stopped: without it the card would be on its way until the next start, which asks for it.</summary>
    private async Task Record(ClaimedCard card, Outcome outcome)
    {
        while (true)
        {
            try
            {
                var (now, machineNow) = (clock.GetUtcNow(), clock.Machine.GetUtcNow());
                var told = await store.Write(
                    WriteUrgency.Work, sql => Receipts.Record(sql, card, InTime(card, outcome, now), now, machineNow), CancellationToken.None);
                if (told) store.Signals.Inbox.Raise();
                return;
            }
            catch (StoreUnavailableException) when (!_stopping.IsCancellationRequested)
            {
                await Task.Delay(WriteAgain, clock.Machine, _stopping.Token);
            }
        }
    }

    /// <summary>A next try after the card's <i>not after</i> would be in vain: then it is dropped now, and its owner hears it now.</summary>
    private Outcome InTime(ClaimedCard card, Outcome outcome, DateTimeOffset now) =>
        outcome is Later later && !card.WasSent && !clock.IsVirtual && now + (later.At - clock.Machine.GetUtcNow()) > card.NotAfter
            ? new TooLate(later.Reason)
            : outcome;
}
