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

    /// <summary>Kills it so many times at random moments, rather while something is on its way; at least one kill falls then.</summary>
    /// <param name="onItsWay">Something has begun that is not noted yet.</param>
    /// <returns>How many kills fell while something was on its way.</returns>
    public static async Task<int> KillAgain(this CoachProcess coach, int kills, int shortest, int longest, Func<bool> onItsWay)
    {
        var (random, between) = (new Random(11), 0);
        for (var kill = 1; kill <= kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(shortest, longest)), TimeProvider.System);
            var must = kill == kills && between == 0;
            for (var waited = Stopwatch.StartNew(); !onItsWay() && waited.Elapsed < (must ? Patience : Moment);) await Task.Delay(Moment / 10, TimeProvider.System);
            if (onItsWay()) between++;
            Assert.False(must && between == 0, "Nothing was ever on its way.");
            await coach.Kill();
            await coach.Start();
        }

        return between;
    }

    /// <summary>Waits until nothing is on its way or waits for another try.</summary>
    public static Task Quiet(this CoachProcess coach) =>
        Repeat(() => Task.FromResult(coach.Rows("select card from outbox where state in ('ready', 'sending', 'unknown', 'retrying', 'threaded')").Count == 0));

    /// <summary>There is something in its database, as far as it can be looked into while it runs.</summary>
    public static bool Holds(this CoachProcess coach, string query)
    {
        try
        {
            return coach.Rows(query).Count > 0;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

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
