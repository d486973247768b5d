namespace CoachBot.Tests.Support.Slack;

/// <summary>Our app, installed in a workspace or in a whole organisation.</summary>
public sealed class FakeInstallation
{
    /// <summary>The scopes that the app asks for.</summary>
    public static readonly IReadOnlyList<string> AllScopes =
    [
        "app_mentions:read", "channels:history", "channels:join", "channels:read", "chat:write", "commands", "dnd:read", "files:write", "groups:history",
        "groups:read", "im:history", "im:read", "im:write", "metadata.message:read", "team:read", "users:read", "users:read.email",
    ];

    public required string Token { get; set; }

    public string? Refresh { get; set; }

    public DateTimeOffset? RunsOut { get; set; }

    public FakeWorkspace? Workspace { get; init; }

    public FakeOrg? Org { get; init; }

    /// <summary>Who installed it.</summary>
    public string Installer { get; init; } = "U0ADMIN";

    public HashSet<string> Scopes { get; } = new(AllScopes, StringComparer.Ordinal);

    /// <summary>Why Slack refuses the token, such as <c>token_revoked</c> or <c>account_inactive</c>; null while it works.</summary>
    public string? Dead { get; set; }

    internal bool Covers(FakeWorkspace workspace) => Workspace == workspace || (Org is { } org && workspace.Org == org);
}
