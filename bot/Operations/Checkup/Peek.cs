using CoachBot.Storage;
using Microsoft.Data.Sqlite;

namespace CoachBot.Operations.Checkup;

/// <summary>Looks into a database, also beside a service that runs, and changes nothing.</summary>
internal static class Peek
{
    /// <summary>What is read; empty where there is no such file or table, or where it cannot be opened: that the database's own checkup tells.</summary>
    /// <param name="path">As in <c>Storage:Sqlite</c>.</param>
    /// <param name="table">It has to be there.</param>
    public static List<T> Into<T>(string path, string table, Func<Sql, List<T>> read)
    {
        if (!File.Exists(path)) return [];
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 5 };
        try
        {
            using var open = new SqliteConnection(connection.ToString());
            open.Open();
            using var sql = new Sql(open);
            return sql.Number("select count(*) from sqlite_master where name = ?1", table) == 0 ? [] : read(sql);
        }
        catch (SqliteException)
        {
            return [];
        }
    }
}
