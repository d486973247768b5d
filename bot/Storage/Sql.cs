using Microsoft.Data.Sqlite;

namespace CoachBot.Storage;

/// <summary>
/// Plain SQL on one connection, inside the transaction that <see cref="Store"/> opened. Statements are prepared once and kept.
/// Parameters are <c>?1</c>, <c>?2</c>… Instants are UTC ticks: read them with <see cref="SqlValues"/>.
/// </summary>
public sealed class Sql : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    internal Sql(SqliteConnection connection) => _connection = connection;

    /// <summary>Every statement that was run on this connection.</summary>
    internal IReadOnlyCollection<string> Statements => _prepared.Keys;

    /// <summary>Runs a statement; answers how many rows it changed.</summary>
    public int Run(string text, params ReadOnlySpan<object?> values) => Prepare(text, values).ExecuteNonQuery();

    /// <summary>All rows.</summary>
    public List<T> All<T>(string text, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        using var reader = Prepare(text, values).ExecuteReader();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    /// <summary>The first row, or the default where there is none.</summary>
    public T? First<T>(string text, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(text, values).ExecuteReader();
        return reader.Read() ? row(reader) : default;
    }

    /// <summary>The first column of the first row as a whole number; 0 where there is none or it is null.</summary>
    public long Number(string text, params ReadOnlySpan<object?> values) =>
        First(text, row => row.IsDBNull(0) ? 0 : row.GetInt64(0), values);

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string text, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(text, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = text;
            for (var i = 1; i <= values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}" });
            _prepared.Add(text, command);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = SqlValues.Stored(values[i]);
        return command;
    }
}
