using System.Text;
using CoachBot.Storage;
using CoachBot.Tests.Chat.Sandbox;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Coach.Reviews;

/// <summary>[PRV-06] The store of the real service has no author for entries of rounds with four or more.</summary>
public sealed class UnnamedStoreTests
{
    private const string Marker = "violet pelican";
    private static readonly string[] People = [SandboxHost.Jonas, SandboxHost.Mira, "tomas.berg@nordwind.example", "petra.lang@nordwind.example"];

    [Fact]
    public async Task No_row_of_any_table_tells_whose_an_entry_is()
    {
        await using var host = await SandboxHost.With();
        await host.Begin();
        await Deal(host, People[..3]);
        await host.Post("clock", new { to = "2026-11-23T10:45:00Z" });
        await Say(host, People[3], "/coach contend phase two");
        await host.Post("clock", new { to = "2026-11-23T14:30:00Z" });
        await Write(host, People[1], Marker + " has no owner");

        // One has written: his words stand in the review alone, without him.
        var holding = await RowsWith(host, Marker);
        var (table, row) = Assert.Single(holding);
        Assert.Equal("records", table);
        Assert.DoesNotContain("\"by\":\"" + People[1], row, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"entries\":[{\"objection\":\"" + Marker + " has no owner\"}]", row.Replace(",\"otherWay\":null", "", StringComparison.Ordinal).Replace(",\"by\":null", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

        foreach (var person in People.Where(p => p != People[1])) await Write(host, person, "");
        foreach (var person in People)
            Assert.Contains(await host.Messages("dm:" + person, person), m => ((string)m["text"]!).Contains(Marker, StringComparison.Ordinal) && !((string)m["text"]!).Contains("Mira", StringComparison.Ordinal));
        Assert.All((await RowsWith(host, Marker)).Where(r => r.Table == "records"), r => Assert.DoesNotContain("\"wrote\":[\"", r.Row, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await RowsWith(host, Marker, "inbox", "hooks", "open_forms", "dead_letters"));
    }

    private static async Task Deal(SandboxHost host, string[] team)
    {
        var (status, body) = await host.Post(
            "world",
            new { type = "deal.upserted", data = new { id = "deal-halden-2", name = "Plant planning, phase two", accountId = "acc-halden", ownerEmail = team[0], status = "open", team, updatedAt = "2026-11-22T09:00:00Z" } });
        Assert.True(status == 202, $"{status}: {body}");
    }

    private static async Task Say(SandboxHost host, string by, string text) =>
        Assert.Equal(202, (await host.Post("say", new { by, room = "dm:" + by, text })).Status);

    private static async Task Write(SandboxHost host, string by, string objection)
    {
        var ask = (await host.Messages("dm:" + by, by)).LastOrDefault(m => m["actions"]!.AsArray().Any(a => ((string)a!["id"]!).StartsWith("contend-write@", StringComparison.Ordinal)));
        Assert.True(ask is not null, string.Join("\n", (await host.Messages("dm:" + by, by)).Concat(await host.Messages("dm:" + People[3], People[3])).Select(m => (string)m["text"]!)));
        var form = await host.Open(ask, "contend-write", by);
        var (status, body) = await host.Post("submit", new { by, formId = (string)form["id"]!, values = new { objection, way = "" } });
        Assert.True(status == 200, $"{status}: {body}");
    }

    /// <summary>Every row that holds these words, as text, with its table; of all tables where none is named.</summary>
    private static async Task<IReadOnlyList<(string Table, string Row)>> RowsWith(SandboxHost host, string words, params string[] tables)
    {
        var path = host.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Sqlite;
        await using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var names = tables.Length > 0 ? [.. tables] : await Column(connection, "select name from sqlite_master where type = 'table'");
        Assert.True(tables.Length > 0 || names.Count > 8, "The tables are no longer found.");
        var found = new List<(string, string)>();
        foreach (var name in names)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select * from \"{name}\"";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                var row = string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : reader.GetValue(i).ToString()));
                if (row.Contains(words, StringComparison.Ordinal)) found.Add((name, row));
            }
        }
        return found;
    }

    private static async Task<List<string>> Column(SqliteConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) names.Add(reader.GetString(0));
        return names;
    }
}
