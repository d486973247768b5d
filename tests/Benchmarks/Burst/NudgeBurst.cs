using CoachBot.Benchmarks.Support;

namespace CoachBot.Benchmarks.Burst;

/// <summary>
/// P2: many wakeups due at once are decided by the real Coach, put into words, delivered to a null chat and recorded; against
/// Quartz's bare one-shots, which do nothing when they fire, and against a bare loop over rows.
/// </summary>
internal static class NudgeBurst
{
    public static Func<bool, Task<IReadOnlyList<Figure>>> Of(int count) => small => small ? Run(200, 1) : Run(count, 3);

    private static async Task<IReadOnlyList<Figure>> Run(int count, int rounds)
    {
        using var folder = new TempFolder();
        var company = await DueCompany.Make(folder, count);
        var triggers = Math.Min(count, 5_000); // its rate does not rise with more
        if (rounds > 1) await company.Deliver(); // what is compiled once is not measured
        var (ours, done, quartz, bare) = (new List<Work>(), new List<Work>(), new List<Work>(), new List<Work>());
        long edits = 0;
        for (var round = 0; round < rounds; round++)
        {
            var (recorded, settled, edited) = await company.Deliver();
            edits = Math.Max(edits, edited);
            ours.Add(recorded);
            done.Add(settled);
            quartz.Add(await QuartzBurst.Fire(folder, triggers));
            bare.Add(BareRows.Work(folder, count));
        }

        var ratio = Spread.Of(ours.Zip(quartz, (a, b) => a.PerSecond(count) / b.PerSecond(triggers)));
        var processor = Spread.Of(ours.Zip(quartz, (a, b) => b.ProcessorEach(triggers) / a.ProcessorEach(count)));
        var all = Spread.Of(done.Zip(quartz, (a, b) => a.PerSecond(count) / b.PerSecond(triggers)));
        var rows = Spread.Of(ours.Zip(bare, (a, b) => a.PerSecond(count) / b.PerSecond(count)));
        return
        [
            new(
                $"burst-{count}",
                ratio.Text("0.0", " x Quartz"),
                "at least 15 x",
                $"{PerSecond(ours, count)} nudges/s, {PerSecond(quartz, triggers)} one-shots/s, bare rows {PerSecond(bare, count)}/s, ours {rows.Text("0.000")} of bare rows",
                $"due to recorded, all stages, SQLite WAL synchronous=FULL, {count} due at once, Quartz 4.7.3 ADO store with {triggers} on the same disk, {rounds} rounds in turn"),
            new(
                $"burst-{count}-processor",
                processor.Text("0.0", " x less than Quartz"),
                "at least 10 x",
                $"{Each(ours, count)} ms each, Quartz {Each(quartz, triggers)} ms, bare rows {Each(bare, count)} ms",
                "processor time of this process until the last receipt is recorded"),
            new(
                $"burst-{count}-settled",
                all.Text("0.0", " x Quartz"),
                "no goal",
                $"{PerSecond(done, count)} nudges/s, {Each(done, count)} ms each, {edits / (double)count:0.00} edits each",
                "as above, until everything that followed is decided too: person and meeting heard that it arrived"),
        ];
    }

    private static string PerSecond(IEnumerable<Work> works, int count) => Spread.Of(works.Select(work => work.PerSecond(count))).Text("0");

    private static string Each(IEnumerable<Work> works, int count) => Spread.Of(works.Select(work => work.ProcessorEach(count))).Text("0.000");
}
