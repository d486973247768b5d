using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Chat.Slack.Socket;

/// <summary>Opens sockets that are read: connected, and greeted.</summary>
internal sealed class SocketOpener(SocketDialer dialer, SocketAnswers answers, Installations installations, TimeProvider machine, ILogger<SocketLine> logger)
{
    /// <summary>A socket over which Slack has said hello and which is being read; or why there is none.</summary>
    public async Task<(SocketLine? Line, SocketFailure? Failure)> Open(SocketPlace place, CancellationToken cancel)
    {
        // What comes from a workspace that nobody knows is acknowledged and left: so first it has to be known whose Slack:BotToken is.
        if (dialer.IsForOne && installations.Of(Installations.Tenant).Count == 0) return (null, new(SocketFailureKind.Passing, SocketCodes.NoWorkspace));
        var (socket, failed) = await dialer.Dial(cancel);
        if (socket is null) return (null, failed);
        var line = new SocketLine(socket, answers, place, machine, logger);
        line.Start();
        try
        {
            if (await line.Greeted(SocketDialer.Patience, cancel)) return (line, null);
        }
        catch (OperationCanceledException)
        {
            line.Abort();
            throw;
        }

        var why = line.Leaving is { IsCompletedSuccessfully: true, Result: var left } ? left.AsFailure() : new(SocketFailureKind.Passing, SocketCodes.NoHello);
        line.Abort();
        return (null, why);
    }
}
