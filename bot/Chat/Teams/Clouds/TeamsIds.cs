namespace CoachBot.Chat.Teams.Clouds;

/// <summary>How Teams writes its ids. A room is a conversation's id without the message of its thread.</summary>
public static class TeamsIds
{
    /// <summary>The platform's name: in destinations, in what is stored, in hooks.</summary>
    public const string Platform = "teams";

    /// <summary>Our one tenant: all Entra tenants of <see cref="TeamsOptions.Tenants"/> belong to it.</summary>
    public const string Tenant = "default";

    private const string Thread = ";messageid=";

    /// <summary>The conversation without its thread.</summary>
    public static string RoomOf(string conversation) =>
        conversation.IndexOf(Thread, StringComparison.Ordinal) is var at and >= 0 ? conversation[..at] : conversation;

    /// <summary>Id of the first message of the thread; null where the conversation names none.</summary>
    public static string? RootOf(string conversation) =>
        conversation.IndexOf(Thread, StringComparison.Ordinal) is var at and >= 0 ? conversation[(at + Thread.Length)..] : null;

    /// <summary>The thread below a message of a channel.</summary>
    public static string ThreadOf(string room, string root) => $"{room}{Thread}{root}";

    /// <summary>
    /// The app as people sign in to it from the tab, where it has a bot too (application ID URI): by the tab's own domain, port included; without a tab by the bot alone.
    /// https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
    /// </summary>
    public static string ResourceOf(string appId, Uri? address) => $"api://{(address is null ? "" : $"{address.Authority}/")}botid-{appId.ToLowerInvariant()}";

    /// <summary>The bot's conversation with one person.</summary>
    public static bool IsDirect(string conversation) => conversation.StartsWith("a:", StringComparison.Ordinal);
}
