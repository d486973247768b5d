using CoachBot.Delivery;
using CoachBot.Schedule;
using CoachBot.Storage;
using CoachBot.Turns;

namespace CoachBot.Operations;

/// <summary>All stages together: for whoever must see done what is due now, and for virtual time.</summary>
public sealed class Pipeline(Store store, BusinessClock clock, ScheduleStage schedule, TurnStage turns, DeliveryStage delivery) : IDisposable
{
    private readonly Stage[] _stages = [schedule, turns, delivery];
    private readonly SemaphoreSlim _advancing = new(1, 1);

    /// <summary>The next instant, after now, at which something is due. Business time; null where nothing is.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            var now = clock.GetUtcNow();
            return store.Read(sql => Earlier(Wakeups.Next(sql, now), Outbox.Next(sql, now)));
        }
    }

    /// <summary>Returns when nothing is left that is due now. The stages' own loops may run beside it.</summary>
    public async Task Settle(CancellationToken cancel)
    {
        long before;
        do
        {
            // What a loop had in hand counts too: it may have given work to a stage that was asked before.
            before = Handled();
            foreach (var stage in _stages) await stage.RunOnce(cancel);
        }
        while (Handled() != before);
    }

    /// <summary>Moves the virtual clock from due instant to due instant, settling at each, and stops at the target. Calls are serialized.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The target lies in the past.</exception>
    /// <exception cref="InvalidOperationException">The clock is real.</exception>
    public async Task AdvanceTo(DateTimeOffset target, CancellationToken cancel)
    {
        await _advancing.WaitAsync(cancel);
        try
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(target, clock.GetUtcNow());
            await Settle(cancel);
            while (NextDue is { } next && next < target)
            {
                await clock.Set(next, cancel);
                await Settle(cancel);
            }

            await clock.Set(target, cancel);
            await Settle(cancel);
        }
        finally
        {
            _advancing.Release();
        }
    }

    public void Dispose() => _advancing.Dispose();

    private long Handled() => _stages.Sum(stage => stage.Handled);

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
