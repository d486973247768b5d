namespace CoachBot.Tests.Support.Slack;

/// <summary>Our app, as it is set up at Slack. Its secrets are phrases that no log may hold.</summary>
public sealed class FakeApp
{
    public string Id { get; init; } = "A0COACH";

    public string BotId { get; init; } = "B0COACH";

    public string ClientId { get; init; } = "1000.2000";

    public string ClientSecret { get; init; } = "fake-client-secret-9d1c";

    public string SigningSecret { get; init; } = "fake-signing-secret-5a7e";

    public string AppToken { get; init; } = "xapp-1-A0COACH-7001-fake";

    /// <summary>Scopes of the app's token.</summary>
    public HashSet<string> AppScopes { get; } = new(StringComparer.Ordinal) { "connections:write", "authorizations:read" };

    /// <summary>Everything goes through the socket, and nothing to the addresses.</summary>
    public bool SocketMode { get; set; }

    public bool HomeTab { get; set; } = true;

    public bool MessagesTab { get; set; } = true;

    /// <summary>Tokens run out after twelve hours and are renewed.</summary>
    public bool Rotation { get; set; }
}
