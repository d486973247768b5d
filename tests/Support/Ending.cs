using Microsoft.Data.Sqlite;

namespace CoachBot.Tests.Support;

/// <summary>What a run has come to: every card with its instant, state and view; how often each was posted; what died.</summary>
public sealed record Ending(List<string> Cards, List<string> Messages, int Dead)
{
    public static Ending Of(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var cards = Rows(connection, "select card || ' @ ' || coalesce(sent_at, '-') || ' ' || state || char(10) || view from outbox order by card");
        var messages = Rows(connection, "select card_key || ' ' || count(*) from sandbox_messages where card_key is not null group by card_key order by card_key");
        return new(cards, messages, Rows(connection, "select cause from dead_letters").Count);
    }

    private static List<string> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetString(0));
        return rows;
    }
}
