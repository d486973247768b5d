using System.Globalization;
using CoachBot.Storage;
using Microsoft.Data.Sqlite;

namespace CoachBot.Operations.Checkup;

/// <summary>Whom the chat platforms could not reach, by address and date [ADM-16]. Only reads, also beside a service that runs.</summary>
public static class ReachCheckup
{
    private const int NamedAtMost = 50;

    /// <param name="path">As in <c>Storage:Sqlite</c>.</param>
    public static IEnumerable<Finding> Look(string path) => File.Exists(path) ? Read(Path.GetFullPath(path)).Select(Told) : [];

    private static List<UnreachableRow> Read(string full)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = full, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 5 };
        try
        {
            using var open = new SqliteConnection(connection.ToString());
            open.Open();
            using var sql = new Sql(open);
            return sql.Number("select count(*) from sqlite_master where name = 'unreachable'") == 0 ? [] : Unreachable.All(sql, NamedAtMost);
        }
        catch (SqliteException)
        {
            // Whether the file opens is told by the database's own checkup.
            return [];
        }
    }

    private static Finding Told(UnreachableRow row) => Finding.Warning(
        string.Create(CultureInfo.InvariantCulture, $"{row.Address} cannot be reached on {row.Platform} since {row.Since:yyyy-MM-dd} ({row.Reason})."),
        string.Create(CultureInfo.InvariantCulture, $"Correct the chat address in the CRM, or set the person inactive there; the next try is on {row.RetryAt:yyyy-MM-dd}."));
}
