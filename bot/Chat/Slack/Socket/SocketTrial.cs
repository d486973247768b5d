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
            var buffer = new byte[LongestHello];
            var got = await open.ReceiveAsync(buffer, either.Token);
            var first = SocketFrame.Read(buffer.AsMemory(0, got.Count));
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
}
