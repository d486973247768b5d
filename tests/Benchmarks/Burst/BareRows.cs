using System.Text.Json;
using CoachBot.Benchmarks.Support;
using Microsoft.Data.Sqlite;

namespace CoachBot.Benchmarks.Burst;

/// <summary>The least that can be done: rows claimed in batches and acknowledged in batches, nothing decided, nothing sent.</summary>
internal static class BareRows
{
    private const int Batch = 512;

    public static Work Work(TempFolder folder, int count)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = folder.File($"rows-{Guid.NewGuid():n}.db"), Pooling = false }.ToString();
        using var connection = new SqliteConnection(file);
        connection.Open();
        Run("pragma journal_mode = wal");
        Run("pragma synchronous = full");
        Run("create table nudges (id integer primary key, due integer not null, state integer not null, payload text not null)");
        Run("create index due on nudges (due) where state = 0");
        Run($"with recursive n (i) as (select 1 union all select i + 1 from n where i < {count}) insert into nudges select i, 0, 0, printf('%0400d', i) from n");
        using var claim = connection.CreateCommand();
        claim.CommandText = $"update nudges set state = 1 where id in (select id from nudges where state = 0 and due <= 1 order by due limit {Batch}) returning id, payload";
        using var acknowledge = connection.CreateCommand();
        acknowledge.CommandText = "update nudges set state = 2 where id in (select value from json_each($ids))";
        var ids = acknowledge.Parameters.Add("$ids", SqliteType.Text);
        var watch = Support.Work.Start();
        while (true)
        {
            var claimed = new List<long>();
            using (var reader = claim.ExecuteReader())
            {
                while (reader.Read()) claimed.Add(reader.GetInt64(0));
            }

            if (claimed.Count == 0) return watch.Stop();
            ids.Value = JsonSerializer.Serialize(claimed);
            acknowledge.ExecuteNonQuery();
        }

        void Run(string text)
        {
            using var command = connection.CreateCommand();
            command.CommandText = text;
            command.ExecuteNonQuery();
        }
    }
}
