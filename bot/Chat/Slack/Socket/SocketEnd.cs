namespace CoachBot.Chat.Slack.Socket;

/// <summary>Why a socket needs a successor.</summary>
/// <param name="Reason">A code of Slack's, or of ours.</param>
/// <param name="Kind">What that means.</param>
internal sealed record SocketEnd(SocketEndKind Kind, string Reason)
{
    /// <summary>What it means where it comes instead of a hello.</summary>
    public SocketFailure AsFailure() => new(Kind == SocketEndKind.Disabled ? SocketFailureKind.Hopeless : SocketFailureKind.Passing, Reason);

    public static SocketEnd Asked(string reason) => reason switch
    {
        SocketCodes.Warning or SocketCodes.Refresh => new(SocketEndKind.Replace, reason),
        SocketCodes.Disabled => new(SocketEndKind.Disabled, reason),
        _ => new(SocketEndKind.Lost, reason.Length == 0 ? "no_reason" : reason),
    };
}

/// <summary>Kinds of ends.</summary>
internal enum SocketEndKind
{
    /// <summary>It still works: its successor is opened first.</summary>
    Replace,

    /// <summary>It is closed or broken, or soon will be without our doing.</summary>
    Lost,

    /// <summary>Socket Mode was switched off.</summary>
    Disabled,
}
