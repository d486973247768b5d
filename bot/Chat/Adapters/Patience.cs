namespace CoachBot.Chat.Adapters;

/// <summary>How long something may take, machine time, for a caller who may give up before.</summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _enough;
    private readonly CancellationTokenSource _either;

    public Patience(TimeSpan most, TimeProvider machine, CancellationToken cancel)
    {
        _caller = cancel;
        _enough = new CancellationTokenSource(most, machine);
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _enough.Token);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>What was cancelled took too long: the caller has not given up.</summary>
    public bool IsOver => !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _enough.Dispose();
    }
}
