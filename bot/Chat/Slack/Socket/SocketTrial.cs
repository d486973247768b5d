using System.Net.WebSockets;

namespace CoachBot.Chat.Slack.Socket;

/// <summary>Whether a socket can be opened, for the check: it is closed again after the hello.</summary>
internal sealed class SocketTrial(SocketDialer dialer, TimeProvider machine)
{
    private const int LongestHello = 64 * 1024;

    /// <summary>Null where it opens, else a code of Slack's, or of ours.</summary>
    /// <param name="addressOnly">Nothing is connected, because a service that runs shares what comes with every socket of its app.</param>
    public async Task<string?> Run(bool addressOnly, CancellationToken cancel)
    {
        if (addressOnly) return (await dialer.Ask(cancel)).Refused?.Reason;
        var (socket, failed) = await dialer.Dial(cancel);
        if (socket is null) return failed!.Reason;
        using var open = socket;
        using var enough = new CancellationTokenSource(SocketDialer.Patience, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, enough.Token);
        try
        {
            var first = SocketFrame.Read(await First(open, either.Token));
            await open.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, either.Token);
            return first switch { HelloFrame => null, DisconnectFrame left => left.Reason, _ => SocketCodes.NoHello };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return SocketCodes.NoHello;
        }
        catch (WebSocketException broken)
        {
            return $"broken: {broken.WebSocketErrorCode}";
        }
    }

    /// <summary>The first frame, in however many parts it comes; what is longer than a hello is none.</summary>
    private static async Task<ReadOnlyMemory<byte>> First(WebSocket socket, CancellationToken cancel)
    {
        var buffer = new byte[LongestHello];
        var length = 0;
        while (length < LongestHello)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(length), cancel);
            length += got.Count;
            if (got.EndOfMessage) break;
        }

        return buffer.AsMemory(0, length);
    }
}
