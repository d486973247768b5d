using System.Globalization;
using CoachBot.Coach;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Schedule;

/// <summary>Turns a due wakeup into an event to its subject. What was missed while the service was down comes due once.</summary>
public sealed class ScheduleStage(Store store, BusinessClock clock, ILogger<ScheduleStage> logger)
    : Stage(store.Signals.Wakeups, clock.Machine, logger)
{
    private const int Batch = 2048;
    private static readonly TimeSpan BetweenTidying = TimeSpan.FromHours(1);

    private DateTimeOffset _tidiedAt;

    protected override async Task<int> Work(CancellationToken cancel)
    {
        await Tidy(cancel);
        var now = clock.GetUtcNow();
        if (store.Read(sql => Wakeups.Next(sql)) is not { } next || next > now) return 0;
        using var span = Telemetry.Spans.StartActivity("schedule");
        var woken = await store.Write(WriteUrgency.Work, sql => Wake(sql, now), cancel);
        store.Signals.Inbox.Raise();
        Telemetry.Wakeups.Add(woken);
        return woken;
    }

    protected override TimeSpan? UntilNext() => clock.IsVirtual ? null : store.Read(sql => Wakeups.Next(sql)) - clock.GetUtcNow();

    private static int Wake(Sql sql, DateTimeOffset now)
    {
        var due = Wakeups.TakeDue(sql, now, Batch);
        foreach (var (tenant, subject, at) in due)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"wake/{subject}/{at:O}");
            Inbox.Add(sql, new InboundEvent(tenant, subject, key, now, new WokeUp()));
        }

        return due.Count;
    }

    /// <summary>Idempotency keys go after 35 days, forms that nobody sent after two.</summary>
    private async Task Tidy(CancellationToken cancel)
    {
        var now = clock.Machine.GetUtcNow();
        if (now - _tidiedAt < BetweenTidying) return;
        var businessNow = clock.GetUtcNow();
        await store.Write(
            WriteUrgency.Work,
            sql =>
            {
                HookKeys.Forget(sql, now);
                OpenForms.Forget(sql, businessNow);
            },
            cancel);
        _tidiedAt = now;
    }
}
