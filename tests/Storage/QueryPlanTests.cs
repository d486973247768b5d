using System.Text.RegularExpressions;
using CoachBot.Coach;
using CoachBot.Storage;
using static CoachBot.Tests.Storage.StageWorld;

namespace CoachBot.Tests.Storage;

public sealed class QueryPlanTests(ITestOutputHelper output)
{
    private static readonly Regex Parameter = new(@"\?\d+", RegexOptions.NonBacktracking);

    [Fact]
    public async Task No_statement_of_the_stages_reads_a_whole_table()
    {
        await using var world = new StageWorld(Everything);
        await world.Put(Event("thing:a", "1"), Event("thing:b", "2"));
        await world.Pipeline.AdvanceTo(Monday.AddHours(2), default);

        var read = world.Store.Read(sql => sql.Statements.ToList());
        var written = await world.Store.Write(WriteUrgency.Work, sql => sql.Statements.ToList(), default);
        var scans = new List<string>();
        foreach (var statement in read.Concat(written).Where(IsQuery).Distinct(StringComparer.Ordinal))
        {
            var bare = Parameter.Replace(statement, "'x'");
            var plan = world.Store.Read(sql => sql.All($"explain query plan {bare}", row => row.GetString(3)));
            output.WriteLine($"{statement}\n    {string.Join("\n    ", plan)}");
            scans.AddRange(plan.Where(IsScan).Select(step => $"{step}: {statement}"));
        }

        Assert.True(read.Count + written.Count > 20);
        Assert.Empty(scans);
    }

    private static bool IsQuery(string statement) =>
        statement.StartsWith("select", StringComparison.Ordinal) || statement.StartsWith("update", StringComparison.Ordinal)
        || statement.StartsWith("delete", StringComparison.Ordinal) || statement.StartsWith("insert", StringComparison.Ordinal);

    /// <summary>
    /// A list of ours, what an inner query found (whose own steps are looked at, too), the few rows of a partial index, or the
    /// head of the inbox may be read from end to end; a whole table
    /// may not, nor everything that a tenant has.
    /// </summary>
    private static bool IsScan(string step) =>
        step.EndsWith("(tenant=?)", StringComparison.Ordinal)
        || (step.StartsWith("SCAN", StringComparison.Ordinal)
            && !step.StartsWith("SCAN (subquery", StringComparison.Ordinal)
            && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
            && !step.Contains("INDEX outbox_", StringComparison.Ordinal)
            && step is not "SCAN CONSTANT ROW" and not "SCAN i");

    private static IReadOnlyList<Decision> Everything(Situation situation, InboundEvent happened, DateTimeOffset now)
    {
        var others = situation.LinkedAll(["name:x", "name:y"], 5).Concat(situation.Linked("name:x"));
        var diary = situation.Find<Diary>(happened.Subject);
        return
        [
            new Keep(happened.Subject, new Diary([.. diary?.Heard ?? [], .. others], ["name:x", "name:y"])),
            new Show(Card(happened.Subject, $"{now}", tell: true, thread: "root") with { Owner = happened.Subject }),
            new Withdraw("nothing", "no reason"),
            new WakeAt(happened.Subject, happened.What is WokeUp ? null : now.AddHours(1)),
        ];
    }
}
