using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace CoachBot.Storage;

/// <summary>
/// The store on SQLite: one writer, many readers. Everything else reaches the database by <see cref="Write{T}"/> and
/// <see cref="Read{T}"/> alone.
/// </summary>
public sealed partial class Store(IOptions<StorageOptions> options, ILogger<Store> logger) : IAsyncDisposable
{
    private readonly ConcurrentBag<Sql> _readers = [];
    private StoreFile? _file;
    private Sql? _writing;
    private GroupedWriter? _writer;
    private Task _writerRuns = Task.CompletedTask;

    /// <summary>What wakes the stages. Whoever gives a stage work raises its signal after the commit.</summary>
    public Signals Signals { get; } = new();

    /// <summary>For EF contexts on the same file.</summary>
    public string Connection => Opened.Connection;

    /// <summary>Full path of the database file.</summary>
    public string FilePath => Opened.FullPath;

    private StoreFile Opened => _file ?? throw new InvalidOperationException("The store is not started.");

    /// <summary>Takes the file, brings its schema up to date, and frees what a former process had in hand.</summary>
    /// <exception cref="StoreInUseException">Another process has the file.</exception>
    public void Start()
    {
        if (_file is not null) return;
        var opened = new StoreFile(options.Value.Sqlite);
        try
        {
            opened.Migrate();
            _writing = opened.Open();
            FreeWhatWasInHand(_writing);
        }
        catch
        {
            _writing?.Dispose();
            opened.Dispose();
            throw;
        }

        _file = opened;
        _writer = new GroupedWriter(_writing, options.Value.WaitingWrites);
        _writerRuns = Task.Run(_writer.Run);
        Started(opened.FullPath);
    }

    /// <summary>
    /// Runs <paramref name="work"/> in the next transaction and answers after its commit. If it throws, what it wrote is
    /// undone and its exception comes back; others in the same transaction are not touched. It must not wait for anything.
    /// </summary>
    /// <param name="cancel">Calls the write back while it waits: cancelled means that nothing of it is stored, ever.</param>
    /// <exception cref="StoreUnavailableException">The queue is full or the disk refuses.</exception>
    public Task<T> Write<T>(WriteUrgency urgency, Func<Sql, T> work, CancellationToken cancel)
    {
        _ = Opened;
        var write = new WaitingWrite<T>(work, cancel);
        _writer!.Add(urgency, write);
        return write.Done;
    }

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(WriteUrgency urgency, Action<Sql> work, CancellationToken cancel) => Write(
        urgency,
        sql =>
        {
            work(sql);
            return true;
        },
        cancel);

    /// <summary>Reads one consistent state, beside the writer.</summary>
    public T Read<T>(Func<Sql, T> work)
    {
        if (!_readers.TryTake(out var sql)) sql = Opened.Open(readOnly: true);
        var sound = false;
        try
        {
            sql.Run("begin");
            var result = work(sql);
            sql.Run("commit");
            sound = true;
            return result;
        }
        finally
        {
            if (sound) _readers.Add(sql);
            else sql.Dispose();
        }
    }

    /// <summary>Writes what waits, then lets the file go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_file is null) return;
        _writer!.Close();
        await _writerRuns;
        while (_readers.TryTake(out var reader)) reader.Dispose();
        _writing!.Dispose();
        _file.Dispose();
        _file = null;
    }

    /// <summary>The file has one owner and he has just started: nothing is on its way any more.</summary>
    private static void FreeWhatWasInHand(Sql sql)
    {
        // An edit can be repeated. Whether a first sending arrived has to be asked.
        sql.Run("update outbox set state = 'ready', retry_at = null where state = 'sending' and sent_at is not null");
        sql.Run("update outbox set state = 'unknown', retry_at = null where state = 'sending'");
    }

    [LoggerMessage(LogLevel.Information, "Database {Path}")]
    private partial void Started(string path);
}
