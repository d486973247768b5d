using CoachBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoachBot.Operations.Checkup;

/// <summary>The database file: whose it is, whether it opens, its schema, and the room it has. Changes nothing.</summary>
public static class DatabaseCheckup
{
    private const long TooLittleRoom = 100L << 20;
    private const long LittleRoom = 1L << 30;

    /// <param name="path">As in <c>Storage:Sqlite</c>.</param>
    public static IEnumerable<Finding> Look(string path)
    {
        var full = Path.GetFullPath(path);
        foreach (var finding in Room(full)) yield return finding;
        if (IsRunning(full))
        {
            yield return Finding.Note($"A running CoachBot has the database {full}.", "Its own view is at /health/ready.");
            yield break;
        }

        if (!File.Exists(full))
        {
            yield return Finding.Note($"There is no database {full} yet: the first start makes it.");
            yield break;
        }

        yield return Schema(full);
    }

    /// <summary>Whether a process that runs has the file.</summary>
    public static bool IsRunning(string path)
    {
        var owner = $"{Path.GetFullPath(path)}.lock";
        if (!File.Exists(owner)) return false;
        try
        {
            using var ownership = new FileStream(owner, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Finding Schema(string full)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = full, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5 };
        try
        {
            using var db = SqliteCoachDb.On(connection.ToString());
            var unknown = db.Database.GetAppliedMigrations().Except(db.Database.GetMigrations(), StringComparer.Ordinal).ToList();
            if (unknown.Count > 0)
            {
                return Finding.Error(
                    $"The database {full} was written by a newer CoachBot ({unknown[^1]}).", "Start that version, or set Storage:Sqlite to another file.");
            }

            var pending = db.Database.GetPendingMigrations().Count();
            return pending == 0
                ? Finding.Fine($"The database {full} opens and its schema is up to date.")
                : Finding.Note($"The database {full} opens; the next start brings its schema up to date ({pending} steps).", "Copy the file first.");
        }
        catch (SqliteException unreadable)
        {
            return Finding.Error($"The database {full} does not open ({unreadable.Message}).", "Restore the last copy, or set Storage:Sqlite to another file.");
        }
    }

    private static IEnumerable<Finding> Room(string full)
    {
        var folder = Path.GetDirectoryName(full)!;
        while (!Directory.Exists(folder)) folder = Path.GetDirectoryName(folder)!;
        if (!CanWrite(folder))
        {
            yield return Finding.Error($"Nothing can be written in {folder}.", "Give the user that runs CoachBot the right to write there, or set Storage:Sqlite to another place.");
            yield break;
        }

        var free = new DriveInfo(folder).AvailableFreeSpace;
        var size = $"{free >> 20} MiB are free for {full}.";
        if (free < TooLittleRoom) yield return Finding.Error(size, "Make room: a full disk stops the intake.");
        else if (free < LittleRoom) yield return Finding.Warning(size, "Make room soon: a full disk stops the intake.");
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            using var trial = new FileStream(
                Path.Combine(folder, $".coachbot-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
