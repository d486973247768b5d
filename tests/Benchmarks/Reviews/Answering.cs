using System.Diagnostics;
using CoachBot.Benchmarks.Support;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Storage;

namespace CoachBot.Benchmarks.Reviews;

/// <summary>
/// What one command takes: said, decided, kept, put into words, handed to the chat, recorded; the reading and deciding of it
/// alone; and one plain query of the rows that it looked at. The three are measured in turn.
/// </summary>
internal sealed class Answering(Service service, string name)
{
    private readonly List<double> stages = [];
    private readonly List<double> reading = [];
    private readonly List<double> query = [];
    private long rows;

    /// <param name="count">The first tenth pays for what is compiled once and is left out.</param>
    /// <param name="said">Who says what, the n-th time.</param>
    public async Task<IReadOnlyList<Figure>> Measure(int count, Func<int, (string By, string Text)> said)
    {
        for (var number = 0; number < count; number++)
        {
            var (by, text) = said(number);
            var key = $"{name}/{number}";
            var happened = new InboundEvent(Service.Tenant, Subjects.Person(by), key, service.Clock.GetUtcNow(), new Said(by, $"dm:{by}", text));
            var (subjects, links, read) = Read(happened);
            var plain = Query(subjects, links);
            var since = Stopwatch.GetTimestamp();
            await service.Put([happened]);
            await service.Pipeline.Settle(CancellationToken.None);
            var answered = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            MustBeAnswered(key, text);
            if (number < count / 10) continue;
            stages.Add(answered);
            reading.Add(read);
            query.Add(plain);
        }

        var how = $"{stages.Count} different ones, {rows / (double)stages.Count:0} rows each, SQLite, in turn";
        return
        [
            Of(name, stages, $"said to answered, all stages, each commit on disk (fdatasync p50 {Spread.Quantile(Surroundings.SyncMilliseconds(50), 0.5):0.00} ms); {how}"),
            Of($"{name}-read", reading, $"looked up and decided, nothing kept; {how}"),
        ];
    }

    private Figure Of(string figure, List<double> ours, string how)
    {
        double Ratio(double share) => Spread.Quantile(ours, share) / Spread.Quantile(query, share);
        return new(
            figure,
            $"{Ratio(0.5):0.0} x one query at p50, {Ratio(0.99):0.0} x at p99",
            "at most 3 x",
            $"p50 {Spread.Quantile(ours, 0.5):0.00} ms, p99 {Spread.Quantile(ours, 0.99):0.00} ms; one indexed query of the same rows p50 {Spread.Quantile(query, 0.5):0.00} ms, p99 {Spread.Quantile(query, 0.99):0.00} ms",
            how);
    }

    /// <summary>Decides as the stages would, one subject after the other, and keeps nothing.</summary>
    private (HashSet<string> Subjects, HashSet<string> Links, double Milliseconds) Read(InboundEvent happened)
    {
        WatchedSituation? watched = null;
        var since = Stopwatch.GetTimestamp();
        service.Situations.Ask(Service.Tenant, situation =>
        {
            watched = new WatchedSituation(situation);
            var waiting = new Queue<InboundEvent>([happened]);
            while (waiting.TryDequeue(out var next))
            {
                foreach (var tell in Coach.Coach.Decide(watched, next, next.At).OfType<Tell>())
                    waiting.Enqueue(next with { Subject = tell.Subject, What = tell.What });
            }

            return true;
        });
        var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        return (watched!.Subjects, watched.Links, took);
    }

    private double Query(HashSet<string> subjects, HashSet<string> links)
    {
        var (wanted, linked) = (StoredJson.Write(subjects), StoredJson.Write(links));
        var since = Stopwatch.GetTimestamp();

        // Left alone, SQLite may walk all links of the tenant: "cross" keeps the order of the joins.
        var found = service.Store.Read(sql => sql.All(
            """
            select r.subject, r.body from json_each(?2) w cross join records r on r.tenant = ?1 and r.subject = w.value
            union all
            select l.subject, l.link from json_each(?3) w cross join links l on l.tenant = ?1 and l.link = w.value
            """,
            row => (row.GetString(0), row.GetString(1)),
            Service.Tenant,
            wanted,
            linked));
        rows += found.Count;
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private void MustBeAnswered(string key, string text)
    {
        var content = service.Store.Read(sql => sql.First(
            "select content_id from outbox where tenant = ?1 and card = ?2 and sent_at is not null", row => row.GetString(0), Service.Tenant, CardKeys.Answer(key)));
        if (content is null || content.StartsWith("command.", StringComparison.Ordinal) || content is "deal.unknown" or "deal.notYours" or "customer.unknown")
            throw new InvalidOperationException($"\"{text}\" was answered with {content ?? "nothing"}.");
    }
}
