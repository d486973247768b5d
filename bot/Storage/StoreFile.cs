using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Storage;

/// <summary>The database file: it has one owner, the newest schema, a write-ahead log, and syncs every commit.</summary>
internal sealed class StoreFile : IDisposable
{
    /// <summary>The newest migration. Written down, because to look for it would load every type that there is, at every start.</summary>
    internal const string Newest = "20261130104657_Teams";

    private readonly FileStream _ownership;

    /// <exception cref="StoreInUseException">Another process has it.</exception>
    public StoreFile(string path)
    {
        FullPath = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath)!);
        Connection = new SqliteConnectionStringBuilder { DataSource = FullPath, Pooling = false, DefaultTimeout = 5 }.ToString();
        _ownership = Own(FullPath);
    }

    public string FullPath { get; }

    /// <summary>Connection string.</summary>
    public string Connection { get; }

    public Sql Open(bool readOnly = false)
    {
        var connection = new SqliteConnection(Connection);
        connection.Open();
        var sql = new Sql(connection);
        sql.Run("pragma journal_mode = wal");
        sql.Run("pragma synchronous = full");
        sql.Run("pragma busy_timeout = 5000");
        sql.Run("pragma temp_store = memory");
        if (!readOnly)
        {
            // A burst's own pages stay in memory (KiB), and the log goes into the file every 32 MB instead of every 4.
            sql.Run("pragma cache_size = -32768");
            sql.Run("pragma wal_autocheckpoint = 8192");
        }

        if (readOnly) sql.Run("pragma query_only = 1");
        return sql;
    }

    /// <summary>Brings the schema up to date, under EF's lock. A file that is up to date costs one query.</summary>
    public void Migrate()
    {
        using (var sql = Open())
        {
            if (IsUpToDate(sql)) return;

            // A process killed during a migration leaves EF's lock behind. We alone own the file: it is nobody's.
            sql.Run("drop table if exists __EFMigrationsLock");
        }

        using var db = SqliteCoachDb.On(Connection);
        db.Database.Migrate();
    }

    public void Dispose() => _ownership.Dispose();

    private static bool IsUpToDate(Sql sql)
    {
        if (sql.Number("select count(*) from sqlite_master where name = '__EFMigrationsHistory'") == 0) return false;
        return sql.Number("select count(*) from __EFMigrationsHistory where MigrationId = ?1", Newest) == 1;
    }

    private static FileStream Own(string path)
    {
        try
        {
            return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new StoreInUseException(path, e);
        }
    }
}
