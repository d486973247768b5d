using CoachBot.Benchmarks.Support;
using CoachBot.Storage;

namespace CoachBot.Benchmarks.Start;

/// <summary>P12: from the start of the process to ready, and its memory, against an empty ASP.NET Core application built the same way.</summary>
internal static class StartToReady
{
    private const string Ready = "/health/ready";
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Figure>> Run(bool small)
    {
        var (ours, empty) = (Application("COACHBOT_APP"), Application("EMPTY_APP"));
        var (rounds, rows) = small ? (1, 10_000) : (5, 1_000_000);
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__Sqlite"] = folder.File("start.db"),
            ["Sandbox__Enabled"] = "true",
            ["Sandbox__Scene"] = "empty",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
        };
        double first, withRows;
        await using (var app = await Started.Run(ours, Ready, settings)) first = app.Took.TotalMilliseconds;
        var (starts, starting, memory, emptyMemory) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            await using (var app = await Started.Run(ours, Ready, settings))
            {
                starts.Add(app.Took.TotalMilliseconds);
                await Task.Delay(Calm, TimeProvider.System);
                memory.Add(app.Megabytes);
            }

            await using (var app = await Started.Run(empty, "/", new Dictionary<string, string>(StringComparer.Ordinal)))
            {
                starting.Add(app.Took.TotalMilliseconds);
                await Task.Delay(Calm, TimeProvider.System);
                emptyMemory.Add(app.Megabytes);
            }
        }

        Fill(folder.File("start.db"), rows);
        await using (var app = await Started.Run(ours, Ready, settings))
        {
            await Task.Delay(Calm, TimeProvider.System);
            withRows = app.Megabytes;
        }

        var how = $"{(small ? "built" : "published")} in Release, ReadyToRun where published, database is there, {rounds} rounds in turn";
        return
        [
            new(
                "start",
                Spread.Of(starts.Zip(starting, (a, b) => a / b)).Text("0.0", " x an empty ASP.NET Core app"),
                "at most 4 x, and 1 s",
                $"{Spread.Of(starts).Text("0")} ms, empty {Spread.Of(starting).Text("0")} ms, with a new database {first:0} ms",
                how),
            new(
                "memory",
                Spread.Of(memory).Text("0", " MB"),
                "under 150 MB",
                $"{Spread.Of(memory.Zip(emptyMemory, (a, b) => a / b)).Text("0.0")} x the empty app's {Spread.Of(emptyMemory).Text("0")} MB",
                "resident two seconds after ready"),
            new(
                "memory-waiting",
                $"+ {withRows - Spread.Of(memory).Median:0} MB",
                "under 50 MB",
                $"{withRows:0} MB with {rows} waiting wakeups and cards, {Spread.Of(memory).Median:0} MB without",
                "resident two seconds after ready"),
        ];
    }

    private static string Application(string variable) =>
        Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException($"{variable} is not set: run tests/Benchmarks/run.sh.");

    /// <summary>Half of them wakeups, half cards that wait for their time.</summary>
    private static void Fill(string path, int rows)
    {
        using var file = new StoreFile(path);
        using var sql = file.Open();
        sql.Run("begin immediate");
        sql.Run(
            """
            with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1)
            insert into wakeups (tenant, subject, due) select 'default', 'person:waiting-' || i || '@ours.example', ?2 + i from n
            """,
            rows / 2,
            DateTimeOffset.MaxValue.UtcTicks / 2);
        sql.Run(
            """
            with recursive n (i) as (select 1 union all select i + 1 from n where i < ?1)
            insert into outbox (tenant, card, view, zone, language, owner, platform, address, not_before, due, not_after, urgency,
                tell_when_sent, state, revision, sent_revision, attempts, possible_repeat)
            select 'default', 'waiting/' || i, printf('%0400d', i), 'Europe/Berlin', 'en', 'person:waiting', 'sandbox', 'dm:' || i, ?2 + i, ?2 + i, ?2 + i, 1,
                0, 'waiting', 1, 0, 0, 0 from n
            """,
            rows / 2,
            DateTimeOffset.MaxValue.UtcTicks / 2);
        sql.Run("commit");
    }
}
