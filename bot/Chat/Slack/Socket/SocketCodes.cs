namespace CoachBot.Chat.Slack.Socket;

/// <summary>Why a socket is closed or did not open: codes of Slack's, and our own.</summary>
public static class SocketCodes
{
    /// <summary>It will be closed in about ten seconds.</summary>
    public const string Warning = "warning";

    public const string Refresh = "refresh_requested";

    /// <summary>Socket Mode was switched off in the app's settings.</summary>
    public const string Disabled = "link_disabled";

    /// <summary>Our own: the address of the socket is none of Slack's.</summary>
    public const string NotSlacks = "address_is_not_slacks";

    /// <summary>Our own: it was connected, and Slack did not say hello in time.</summary>
    public const string NoHello = "no_hello";

    /// <summary>Our own: nobody knows yet of which workspace the bot's token is.</summary>
    public const string NoWorkspace = "workspace_is_not_known";
}
