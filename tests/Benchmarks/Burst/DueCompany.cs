using CoachBot.Benchmarks.Support;

namespace CoachBot.Benchmarks.Burst;

/// <summary>A database in which everybody has one meeting tomorrow that is asked about at the same instant today.</summary>
internal sealed class DueCompany
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    /// <summary>D-DAY in Berlin.</summary>
    private static readonly DateTimeOffset Due = new(2026, 11, 23, 14, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(2);

    private const string Unsettled = "(select 1 from inbox union all select 1 from outbox where state <> 'sent')";

    private readonly TempFolder folder;
    private readonly string prepared;
    private readonly int count;
    private int copies;

    private DueCompany(TempFolder folder, string prepared, int count) => (this.folder, this.prepared, this.count) = (folder, prepared, count);

    public static async Task<DueCompany> Make(TempFolder folder, int count)
    {
        var file = folder.File("prepared.db");
        await using var service = new Service(file, Morning);
        await service.Put(Cast.People(count, Morning));
        await service.Put(Enumerable.Range(0, count).Select(number => Cast.Meeting(number, Morning.AddDays(1).AddMinutes(30 * (number % 18)), Morning)));
        await service.Pipeline.Settle(CancellationToken.None);
        var due = service.Count($"wakeups where due = {Due.UtcTicks} and subject like 'person:%'");
        return due == count ? new DueCompany(folder, file, count) : throw new InvalidOperationException($"{due} of {count} are due.");
    }

    private const string Recorded = "outbox where sent_at is not null and receipt_message is not null";

    /// <summary>The instant comes, on a fresh copy: until the last receipt is recorded, and until nothing is left to decide.</summary>
    public async Task<(Work Recorded, Work Settled, long Edits)> Deliver()
    {
        var file = folder.File($"burst-{copies++}.db");
        File.Copy(prepared, file);
        await using var service = new Service(file, Morning);
        await service.StartStages();
        using var patience = new CancellationTokenSource(Patience);
        var watch = Work.Start();
        await service.Clock.Set(Due, patience.Token);
        service.Store.Signals.Wakeups.Raise();
        using var look = new PeriodicTimer(LookEvery);
        while (service.Delivery.Handled < count) await look.WaitForNextTickAsync(patience.Token);
        var recorded = watch.Stop();
        while (service.Turns.Handled < 2 * count || service.Count(Unsettled) > 0) await look.WaitForNextTickAsync(patience.Token);
        var settled = watch.Stop();

        // On a machine that is busy with other things a call may have timed out: its receipt is asked for a little later.
        while (service.Count(Recorded) < count) await look.WaitForNextTickAsync(patience.Token);
        var sent = service.Count(Recorded);
        if (sent != count || service.Chat.Taken.Count != count || service.Chat.Repeats > 0)
            throw new InvalidOperationException($"{sent} of {count} recorded, {service.Chat.Taken.Count} taken, {service.Chat.Repeats} repeated.");
        return (recorded, settled, service.Chat.Edits);
    }
}
