using Microsoft.Data.Sqlite;

namespace CoachBot.Storage;

/// <summary>How our values stand in SQLite, and back.</summary>
public static class SqlValues
{
    public static DateTimeOffset Instant(this SqliteDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    public static DateTimeOffset? InstantOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    internal static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.UtcTicks,
        bool flag => flag ? 1L : 0L,
        _ => value,
    };
}
