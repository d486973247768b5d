namespace CoachBot.Chat.Teams.Connector;

/// <summary>Names of the HTTP clients: each goes to its own hosts and to no others.</summary>
internal static class HttpNames
{
    /// <summary>The connector: the only one that carries the bot's token.</summary>
    public const string Connector = "teams";

    /// <summary>Entra, where tokens are bought.</summary>
    public const string Login = "teams-login";

    /// <summary>The managed identity of this machine.</summary>
    public const string Identity = "teams-identity";
}
