using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CoachBot.Tests.Support;

/// <summary>kill -9 of a service again and again, while whoever talks to it repeats what was not answered.</summary>
internal static class Killing
{
    /// <summary>A busy machine is no defect.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    /// <summary>What is not answered is asked again: it was killed, and is started again meanwhile.</summary>
    public static async Task Repeat(Func<Task<bool>> call)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience;)
        {
            try
            {
                if (await call()) return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or SqliteException)
            {
                // Once more.
            }

            await Task.Delay(Moment, TimeProvider.System);
        }

        throw new TimeoutException("CoachBot never answered.");
    }

    /// <summary>Kills it so many times, each at a random moment, or at once while a message is being sent.</summary>
    /// <param name="sending">A message has arrived, and the service does not know it yet: at least one kill falls then. Null where nobody can tell.</param>
    /// <param name="killed">Called after each kill, before the next start.</param>
    /// <returns>How many kills fell while a message was being sent.</returns>
    public static async Task<int> KillAgain(this CoachProcess coach, int kills, int shortest, int longest, Func<bool>? sending = null, Action? killed = null)
    {
        var (random, between, limit) = (new Random(11), 0, Stopwatch.StartNew());
        for (var kill = 0; kill < kills || (sending is not null && between == 0); kill++)
        {
            var pause = TimeSpan.FromMilliseconds(random.Next(shortest, longest));
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < pause && sending?.Invoke() is not true;) await Task.Delay(Moment / 10, TimeProvider.System);
            if (sending?.Invoke() is true) between++;
            await coach.Kill();
            killed?.Invoke();
            await coach.Start();
            Assert.True(kill < kills || limit.Elapsed < Patience, "Nothing was ever sent.");
        }

        return between;
    }

    /// <summary>Waits until nothing is on its way or waits for another try.</summary>
    public static Task Quiet(this CoachProcess coach) =>
        Repeat(() => Task.FromResult(coach.Rows("select card from outbox where state in ('ready', 'sending', 'unknown', 'retrying', 'threaded')").Count == 0));

    /// <summary>The first column of what is in its database.</summary>
    public static List<string> Rows(this CoachProcess coach, string query) => Rows(coach.DatabasePath, query);

    public static List<string> Rows(string database, string query)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the query is ours
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetString(0));
        return rows;
    }
}
