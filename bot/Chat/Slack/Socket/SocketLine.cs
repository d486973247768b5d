using System.Buffers;
using System.Net.WebSockets;

namespace CoachBot.Chat.Slack.Socket;

/// <summary>
/// One connection: reads frames, has envelopes stored, and acknowledges those that were. Reading goes on while envelopes are in
/// hand; so many are in hand at most, and what comes then waits in the line.
/// </summary>
internal sealed partial class SocketLine(WebSocket socket, SocketAnswers answers, SocketPlace place, TimeProvider machine, ILogger logger)
{
    /// <summary>Bytes of a frame. A view has 250 KB at most, and may come with the one before it.</summary>
    public const int LargestFrame = 4 * 1024 * 1024;

    /// <summary>An open line on which nothing came for so long is replaced: some stay connected and hear nothing.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(15);

    /// <summary>Slack waits so long for an acknowledgement, and then sends the envelope again.</summary>
    public static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(3);

    private const int AtOnce = 256;
    private const int ReadAtOnce = 16 * 1024;
    private const long DrainedAtMost = 4L * LargestFrame;

    /// <summary>For one acknowledgement to leave, and for Slack to say goodbye.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource<bool> _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _room = new(AtOnce, AtOnce);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _gone = new();
    private ArrayBufferWriter<byte> _frame = new(ReadAtOnce);
    private Task _reading = Task.CompletedTask;
    private volatile bool _taking = true;

    /// <summary>Completes when a successor is needed; the line may well be read until then.</summary>
    public Task<SocketEnd> Leaving => _leaving.Task;

    /// <summary>Nothing comes any more.</summary>
    public bool HasEnded => _reading.IsCompleted;

    public void Start() => _reading = Task.Run(Read);

    /// <summary>Whether Slack says hello in time.</summary>
    public async Task<bool> Greeted(TimeSpan within, CancellationToken cancel)
    {
        try
        {
            await Task.WhenAny(_greeted.Task, _leaving.Task).WaitAsync(within, machine, cancel);
            return _greeted.Task.IsCompleted;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Takes nothing more, finishes and acknowledges what is in hand, and says goodbye. What came meanwhile, Slack sends again.</summary>
    public async Task Retire()
    {
        _taking = false;
        using var enough = new CancellationTokenSource(AnswersWithin + Patience, machine);
        try
        {
            for (var all = 0; all < AtOnce; all++) await _room.WaitAsync(enough.Token);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await Send(null, enough.Token);
            await _reading.WaitAsync(enough.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            LogNoGoodbye(logger, gone.GetType().Name);
        }

        Abort();
    }

    /// <summary>Lets go at once.</summary>
    public void Abort()
    {
        _taking = false;
        _leaving.TrySetResult(new(SocketEndKind.Lost, "let_go"));
        _gone.Cancel();
        socket.Abort();
        socket.Dispose();
    }

    private async Task Read()
    {
        await using var silence = machine.CreateTimer(_ => _leaving.TrySetResult(new(SocketEndKind.Replace, "silent")), null, LongestSilence, Timeout.InfiniteTimeSpan);
        try
        {
            while (await Next() is { } frame)
            {
                silence.Change(LongestSilence, Timeout.InfiniteTimeSpan);
                await Take(frame);
            }

            _leaving.TrySetResult(new(SocketEndKind.Lost, $"closed: {socket.CloseStatus}"));
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            _leaving.TrySetResult(new(SocketEndKind.Lost, $"broken: {(broken as WebSocketException)?.WebSocketErrorCode.ToString() ?? broken.GetType().Name}"));
        }
    }

    /// <summary>The next whole frame, in however many parts it comes; null where Slack says goodbye.</summary>
    private async Task<SocketFrame?> Next()
    {
        if (_frame.Capacity > LargestFrame / 4) _frame = new ArrayBufferWriter<byte>(ReadAtOnce);
        _frame.ResetWrittenCount();
        long total = 0;
        while (true)
        {
            var got = await socket.ReceiveAsync(_frame.GetMemory(ReadAtOnce), CancellationToken.None);
            if (got.MessageType == WebSocketMessageType.Close) return null;
            total += got.Count;
            if (total > DrainedAtMost) throw new IOException("A frame has no end.");
            if (total <= LargestFrame) _frame.Advance(got.Count);
            if (got.EndOfMessage) return total <= LargestFrame && got.MessageType == WebSocketMessageType.Text ? SocketFrame.Read(_frame.WrittenMemory) : new OddFrame();
        }
    }

    private async Task Take(SocketFrame frame)
    {
        switch (frame)
        {
            case HelloFrame:
                _greeted.TrySetResult(true);
                break;
            case DisconnectFrame left:
                _leaving.TrySetResult(SocketEnd.Asked(left.Reason));
                break;
            case EnvelopeFrame envelope when _taking:
                var came = machine.GetTimestamp();
                place.Taken();
                await _room.WaitAsync(_gone.Token);
                _ = Answer(envelope, came);
                break;
            case OddFrame:
                place.Odd();
                LogOdd(logger);
                break;
        }
    }

    /// <summary>The acknowledgement leaves after the commit, or not at all: then Slack sends the envelope again, and its key is known.</summary>
    private async Task Answer(EnvelopeFrame envelope, long came)
    {
        try
        {
            var acknowledgement = await Task.Run(() => answers.Of(envelope, place));
            if (acknowledgement is null || machine.GetElapsedTime(came) > AnswersWithin)
            {
                place.Left();
                LogLeft(logger, envelope.Type);
                return;
            }

            using var enough = new CancellationTokenSource(Patience, machine);
            await Send(acknowledgement, enough.Token);
            place.Acknowledged();
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The line is gone; the reader will say so. What was stored is known when Slack sends it again.
            place.Left();
            LogLeft(logger, envelope.Type);
        }
        finally
        {
            _room.Release();
        }
    }

    /// <param name="acknowledgement">Null for a goodbye.</param>
    private async Task Send(byte[]? acknowledgement, CancellationToken cancel)
    {
        await _sending.WaitAsync(cancel);
        try
        {
            if (acknowledgement is not null) await socket.SendAsync(acknowledgement, WebSocketMessageType.Text, endOfMessage: true, cancel);
            else await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancel);
        }
        finally
        {
            _sending.Release();
        }
    }

    [LoggerMessage(LogLevel.Debug, "An envelope ({Type}) was not acknowledged: Slack sends it again")]
    private static partial void LogLeft(ILogger logger, string type);

    [LoggerMessage(LogLevel.Warning, "A frame over Slack's socket is none that we know")]
    private static partial void LogOdd(ILogger logger);

    [LoggerMessage(LogLevel.Information, "A socket went without a goodbye ({Reason})")]
    private static partial void LogNoGoodbye(ILogger logger, string reason);
}
