using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CoachBot.Storage;

/// <summary>
/// The one writer. Whatever waits when the last commit returns goes into the next transaction: no timer, one flush in
/// flight. Each write stands in a savepoint, so that a failing one fails alone, and is answered only after the commit.
/// </summary>
internal sealed class GroupedWriter(Sql sql, int waitingAtMost)
{
    private const int MostPerFlush = 512;
    private const int FullDisk = 13;
    private const int BrokenDisk = 10;
    private const int OutOfMemory = 7;
    private static readonly TimeSpan LongestFlush = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Queue<WaitingWrite>[] _queues = [new(), new(), new()];
    private readonly Signal _arrived = new();
    private int _waiting;
    private bool _closed;
    private bool _hooksBeforeWork;

    /// <exception cref="StoreUnavailableException">The queue is full, or the store is closing.</exception>
    public void Add(WriteUrgency urgency, WaitingWrite write)
    {
        lock (_gate)
        {
            if (_closed) throw new StoreUnavailableException("The store is closing.");
            if (_waiting >= waitingAtMost) throw new StoreUnavailableException("Too many writes are waiting.");
            _queues[(int)urgency].Enqueue(write);
            _waiting++;
        }

        _arrived.Raise();
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    public void Close()
    {
        lock (_gate) _closed = true;
        _arrived.Raise();
    }

    public async Task Run()
    {
        while (true)
        {
            while (Take() is { } first) Flush(first);
            lock (_gate)
            {
                if (_closed && _waiting == 0) return;
            }

            await _arrived.Wait(CancellationToken.None);
        }
    }

    private WaitingWrite? Take()
    {
        lock (_gate)
        {
            // Answers first. The other two take turns from flush to flush, so that neither starves.
            ReadOnlySpan<WriteUrgency> order = _hooksBeforeWork
                ? [WriteUrgency.Answer, WriteUrgency.Hook, WriteUrgency.Work]
                : [WriteUrgency.Answer, WriteUrgency.Work, WriteUrgency.Hook];
            foreach (var urgency in order)
            {
                if (!_queues[(int)urgency].TryDequeue(out var write)) continue;
                _waiting--;
                return write;
            }

            return null;
        }
    }

    private void Flush(WaitingWrite first)
    {
        List<WaitingWrite> written = [];
        var started = Stopwatch.GetTimestamp();
        var taken = 0;
        try
        {
            sql.Run("begin immediate");
            for (var next = first; next is not null; next = MayGoOn() ? Take() : null)
            {
                taken++;
                if (next.GivenUp()) continue;
                written.Add(next);
                if (!WriteOne(next)) written.Remove(next);
            }

            sql.Run("commit");
        }
        catch (SqliteException e)
        {
            Undo();
            if (taken == 0) written.Add(first);
            foreach (var write in written) write.Fail(Unavailable(e));
            return;
        }

        _hooksBeforeWork = !_hooksBeforeWork;
        foreach (var write in written) write.Succeed();

        bool MayGoOn() => taken < MostPerFlush && Stopwatch.GetElapsedTime(started) < LongestFlush;
    }

    private bool WriteOne(WaitingWrite write)
    {
        sql.Run("savepoint one");
        try
        {
            write.Run(sql);
            sql.Run("release one");
            return true;
        }
        catch (Exception e)
        {
            // Whatever one write throws is its own caller's business; the others of this flush go on.
            sql.Run("rollback to one");
            sql.Run("release one");
            write.Fail(e is SqliteException { SqliteErrorCode: FullDisk or BrokenDisk or OutOfMemory } refused ? Unavailable(refused) : e);
            return false;
        }
    }

    private void Undo()
    {
        try
        {
            sql.Run("rollback");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself.
        }
    }

    private static StoreUnavailableException Unavailable(SqliteException e) =>
        new($"The database cannot be written (SQLite {e.SqliteErrorCode}).", e);
}

/// <summary>A write that waits for its flush.</summary>
internal abstract class WaitingWrite
{
    /// <summary>Begins it, unless its caller has called it back: then it is dropped. What has begun cannot be called back.</summary>
    public abstract bool GivenUp();

    public abstract void Run(Sql sql);

    public abstract void Succeed();

    public abstract void Fail(Exception cause);
}

/// <summary>A write with its result.</summary>
internal sealed class WaitingWrite<T> : WaitingWrite
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int CalledBack = 2;

    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<Sql, T> _work;
    private readonly CancellationTokenRegistration _callsBack;
    private int _state;
    private T? _result;

    /// <param name="cancel">Calls it back: answered at once, however long the writer is busy, and only where it has not begun.</param>
    public WaitingWrite(Func<Sql, T> work, CancellationToken cancel)
    {
        _work = work;
        _callsBack = cancel.UnsafeRegister(
            (write, token) =>
            {
                var me = (WaitingWrite<T>)write!;
                if (Interlocked.CompareExchange(ref me._state, CalledBack, Waiting) == Waiting) me._done.TrySetCanceled(token);
            },
            this);
    }

    public Task<T> Done => _done.Task;

    public override bool GivenUp()
    {
        _callsBack.Unregister();
        return Interlocked.CompareExchange(ref _state, Begun, Waiting) == CalledBack;
    }

    public override void Run(Sql sql) => _result = _work(sql);

    public override void Succeed() => _done.TrySetResult(_result!);

    public override void Fail(Exception cause) => _done.TrySetException(cause);
}
