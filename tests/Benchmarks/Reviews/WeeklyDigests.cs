using System.Diagnostics;
using CoachBot.Benchmarks.Support;
using CoachBot.Coach;

namespace CoachBot.Benchmarks.Reviews;

/// <summary>All teams' digests in one run: the instant comes, and everything it causes is decided, delivered and recorded.</summary>
internal static class WeeklyDigests
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    public static async Task<Figure> Measure(Service service, BigStore company)
    {
        await service.Clock.Set(BigStore.Friday.AddMinutes(-1), CancellationToken.None);
        await service.Pipeline.Settle(CancellationToken.None);
        var sent = service.Chat.Taken.Count;
        var before = Process.GetCurrentProcess().WorkingSet64;
        var peak = before;
        using var stop = new CancellationTokenSource();
        var watching = Watch(size => peak = Math.Max(peak, size), stop.Token);
        var watch = Work.Start();
        await service.Clock.Set(BigStore.Friday, CancellationToken.None);
        await service.Pipeline.Settle(CancellationToken.None);
        var work = watch.Stop();
        await stop.CancelAsync();
        await watching;

        var told = service.Count("outbox where card like 'digest/%' and card not like '%/more' and sent_at is not null");
        if (told != company.Teams) throw new InvalidOperationException($"{told} of {company.Teams} digests were sent.");
        var (rows, plain) = Query(service);
        return new(
            "reviews-digest",
            $"{work.Took.TotalSeconds / plain.TotalSeconds:0.0} x one query",
            "at most 3 x",
            $"{rows / work.Took.TotalSeconds:0} rows/s, one query {rows / plain.TotalSeconds:0} rows/s; peak memory {peak / 1_048_576} MB ({(peak - before) / 1_048_576} MB more than before); {service.Chat.Taken.Count - sent} messages",
            $"{company.Teams} teams due at once, {rows} rows of theirs, all stages, SQLite; the query reads the same rows by index, in one go");
    }

    /// <summary>The people of every team, their deals and all their meetings.</summary>
    private static (long Rows, TimeSpan Took) Query(Service service)
    {
        long rows = 0;
        var since = Stopwatch.GetTimestamp();
        service.Store.Read(sql =>
        {
            sql.All(
                """
                select r.body from links t
                cross join links p on p.tenant = t.tenant and p.link = 'team-member:' || substr(t.subject, 6)
                cross join links o on o.tenant = t.tenant and o.link in ('deal-team:' || substr(p.subject, 8), 'attendee:' || substr(p.subject, 8))
                cross join records r on r.tenant = t.tenant and r.subject = o.subject
                where t.tenant = ?1 and t.link = ?2
                """,
                row =>
                {
                    rows++;
                    return row.GetString(0).Length; // read, and not kept
                },
                Service.Tenant,
                LinkNames.Teams);
            return true;
        });
        return (rows, Stopwatch.GetElapsedTime(since));
    }

    private static async Task Watch(Action<long> seen, CancellationToken stop)
    {
        using var look = new PeriodicTimer(LookEvery);
        try
        {
            while (await look.WaitForNextTickAsync(stop)) seen(Process.GetCurrentProcess().WorkingSet64);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
