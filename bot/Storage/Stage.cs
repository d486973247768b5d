namespace CoachBot.Storage;

/// <summary>
/// A stage: <see cref="RunOnce"/> plus repetition. It sleeps until its signal, its next due instant, or 250 ms. A test, or
/// whoever must see all that is due done, calls <see cref="RunOnce"/> beside the loop: they never run at the same time.
/// </summary>
public abstract partial class Stage(Signal signal, TimeProvider machine, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterAnError = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestAfterErrors = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _running = new(1, 1);
    private long _handled;

    /// <summary>How much this stage has handled since it started, by whoever's call.</summary>
    public long Handled => Interlocked.Read(ref _handled);

    /// <summary>Handles one batch of what is due now; answers how much it was.</summary>
    public async Task<int> RunOnce(CancellationToken cancel)
    {
        await _running.WaitAsync(cancel);
        try
        {
            var done = await Work(cancel);
            Interlocked.Add(ref _handled, done);
            return done;
        }
        finally
        {
            _running.Release();
        }
    }

    public override void Dispose()
    {
        _running.Dispose();
        base.Dispose();
    }

    /// <summary>One batch. Never called twice at the same time.</summary>
    protected abstract Task<int> Work(CancellationToken cancel);

    /// <summary>How long until something is due, as far as it is known; null where it is not.</summary>
    protected virtual TimeSpan? UntilNext() => null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var errors = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = TimeSpan.Zero;
            try
            {
                // The batch in hand is finished even when the service stops.
                pause = await RunOnce(CancellationToken.None) > 0 ? TimeSpan.Zero : Sleep();
                errors = 0;
            }
            catch (Exception e)
            {
                // The loop outlives whatever a batch throws; what waits is tried again.
                LogFailed(logger, e, GetType().Name);
                pause = TimeSpan.FromTicks(Math.Min(AfterAnError.Ticks << Math.Min(errors++, 8), LongestAfterErrors.Ticks));
            }

            try
            {
                if (errors > 0) await Task.Delay(pause, machine, stoppingToken);
                else if (pause > TimeSpan.Zero) await signal.Wait(pause, machine, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private TimeSpan Sleep()
    {
        var next = UntilNext() ?? LongestSleep;
        return next < LongestSleep ? TimeSpan.FromTicks(Math.Max(next.Ticks, TimeSpan.TicksPerMillisecond)) : LongestSleep;
    }

    [LoggerMessage(LogLevel.Error, "{Stage} failed and goes on in a moment")]
    private static partial void LogFailed(ILogger logger, Exception exception, string stage);
}
