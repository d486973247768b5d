namespace CoachBot.Chat.Slack.Socket;

/// <summary>A socket did not open.</summary>
/// <param name="Reason">A code of Slack's, or of ours; never an address, because that of a socket is a secret.</param>
/// <param name="NotBefore">Slack's own "not before", machine time.</param>
internal sealed record SocketFailure(SocketFailureKind Kind, string Reason, DateTimeOffset? NotBefore = null);

/// <summary>What helps against it.</summary>
internal enum SocketFailureKind
{
    /// <summary>Waiting a little.</summary>
    Passing,

    /// <summary>Somebody has to change a setting of ours or of the app.</summary>
    Hopeless,
}
