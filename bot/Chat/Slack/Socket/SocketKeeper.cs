namespace CoachBot.Chat.Slack.Socket;

/// <summary>
/// Keeps one socket open: the next one is opened before the one in use is let go, and whatever does not open is tried again. It
/// never gives up, and says on the board what it waits for.
/// </summary>
internal sealed partial class SocketKeeper(SocketOpener opener, SocketPlace place, TimeProvider machine, ILogger logger)
{
    /// <summary>A line that ends sooner than this counts as one that did not open.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    private readonly List<Task> _goodbyes = [];
    private SocketLine? _line;
    private int _failures;

    /// <summary>Until the service stops; then what is in hand has been finished and acknowledged.</summary>
    public async Task Keep(CancellationToken stop)
    {
        try
        {
            while (true) await Once(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The service stops.
        }
        finally
        {
            if (_line is not null) _goodbyes.Add(_line.Retire());
            await Task.WhenAll(_goodbyes);
            (_line, _failures) = (null, 0);
            _goodbyes.Clear();
            place.Off();
        }
    }

    private bool Still => _line is { HasEnded: false };

    /// <summary>Opens one, and stays with it until it needs a successor.</summary>
    private async Task Once(CancellationToken stop)
    {
        place.Opening(Still);
        var (next, failure) = await opener.Open(place, stop);
        if (next is null)
        {
            _failures++;
            await Pause(failure!, stop);
            return;
        }

        var opened = machine.GetTimestamp();
        Replace(next);
        var end = await next.Leaving.WaitAsync(stop);
        place.Leaving(end.Reason, Still);
        LogLeaving(logger, place.Number, end.Reason);
        _failures = machine.GetElapsedTime(opened) < Short ? _failures + 1 : 0;
        if (_failures > 0 || end.Kind == SocketEndKind.Disabled) await Pause(end.AsFailure(), stop);
    }

    private void Replace(SocketLine next)
    {
        var former = _line;
        _line = next;
        place.Connected();
        LogConnected(logger, place.Number);
        _goodbyes.RemoveAll(goodbye => goodbye.IsCompletedSuccessfully);
        if (former is not null) _goodbyes.Add(former.Retire());
    }

    private async Task Pause(SocketFailure failure, CancellationToken stop)
    {
        var now = machine.GetUtcNow();
        var pause = SocketPauses.After(failure, _failures, now);
        if (failure.Kind == SocketFailureKind.Hopeless)
        {
            place.Stopped(failure.Reason, now + pause, Still);
            LogStopped(logger, place.Number, failure.Reason, pause);
        }
        else
        {
            place.Waiting(failure.Reason, now + pause, Still);
            LogWaiting(logger, place.Number, failure.Reason, pause);
        }

        await Task.Delay(pause, machine, stop);
    }

    [LoggerMessage(LogLevel.Information, "Slack's socket {Number} is connected")]
    private static partial void LogConnected(ILogger logger, int number);

    [LoggerMessage(LogLevel.Information, "Slack's socket {Number} gets a successor: {Reason}")]
    private static partial void LogLeaving(ILogger logger, int number, string reason);

    [LoggerMessage(LogLevel.Warning, "Slack's socket {Number} did not open: {Reason}. Tried again in {Pause}")]
    private static partial void LogWaiting(ILogger logger, int number, string reason, TimeSpan pause);

    [LoggerMessage(LogLevel.Error, "Slack's socket {Number} cannot open before somebody changes something: {Reason}. Tried again in {Pause}")]
    private static partial void LogStopped(ILogger logger, int number, string reason, TimeSpan pause);
}
