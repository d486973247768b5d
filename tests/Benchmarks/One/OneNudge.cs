using CoachBot.Benchmarks.Support;
using CoachBot.Coach.Cards;
using CoachBot.Storage;

namespace CoachBot.Benchmarks.One;

/// <summary>P7: an idle service; one nudge comes due and is handed to the chat. Real clock, the stages' own loops.</summary>
internal static class OneNudge
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(97);
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Figure>> Run(bool small)
    {
        var count = small ? 10 : 200;
        using var folder = new TempFolder();
        var clock = new ShiftedClock(Morning);
        await using var service = new Service(folder.File("one.db"), startAt: null, clock);
        await service.Put(Cast.People(count, Morning));
        await service.Pipeline.Settle(CancellationToken.None);

        // A meeting booked for today is asked about five minutes after it was last changed: so each is due at an instant of its own.
        var began = clock.GetUtcNow();
        for (var person = 0; person < count; person++)
        {
            await Task.Delay(Apart, TimeProvider.System);
            await service.Put([Cast.Meeting(person, Morning.AddHours(5), clock.GetUtcNow())]);
            await service.Pipeline.Settle(CancellationToken.None);
        }

        var due = service.Store.Read(sql => sql.All(
            "select subject, due from wakeups where subject like 'person:%'", row => (Subject: row.GetString(0), Due: row.Instant(1))))
            .ToDictionary(row => row.Subject, row => row.Due, StringComparer.Ordinal);
        if (due.Count != count) throw new InvalidOperationException($"{due.Count} of {count} are due.");
        clock.Forward(Settling - Lead - (clock.GetUtcNow() - began));
        await service.StartStages();
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (service.Chat.Taken.Count < count) await look.WaitForNextTickAsync(patience.Token);

        // The first ones pay for what is compiled once.
        var late = Enumerable.Range(0, count)
            .Select(person => (service.Chat.Taken[CardKeys.Ask($"meeting-{person}", Cast.Email(person))] - due[$"person:{Cast.Email(person)}"]).TotalMilliseconds)
            .ToList();
        var warm = late.Skip(count / 10).ToList();
        var sync = Surroundings.SyncMilliseconds(count);
        var p99 = Spread.Quantile(warm, 0.99);
        return
        [
            new(
                "one-nudge-p99",
                $"{p99:0.0} ms",
                "at most 50 ms",
                $"median {Spread.Quantile(warm, 0.5):0.0} ms [{warm.Min():0.0}–{warm.Max():0.0}], {p99 / Spread.Quantile(sync, 0.99):0.0} x the disk's fdatasync p99 of {Spread.Quantile(sync, 0.99):0.0} ms",
                $"due to handed over, {count} nudges {Apart.TotalMilliseconds:0} ms apart on an idle service, real clock, SQLite; the first tenth left out"),
        ];
    }
}
