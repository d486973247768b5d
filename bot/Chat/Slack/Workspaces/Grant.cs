namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>What Slack has granted to the app in a workspace, or in an organisation of them.</summary>
/// <param name="Enterprise">Empty for a workspace that belongs to no organisation.</param>
/// <param name="Team">Empty where the whole organisation installed it.</param>
/// <param name="App">Empty where Slack did not tell.</param>
/// <param name="Token">Null where the settings hold it.</param>
/// <param name="RefreshToken">Null without token rotation.</param>
/// <param name="ExpiresAt">When the token runs out, machine time; null for one that does not.</param>
/// <param name="InstalledBy">Slack's id of the user.</param>
public sealed record Grant(
    string Enterprise,
    string Team,
    string Name,
    string App,
    string BotUser,
    IReadOnlySet<string> Scopes,
    string? Token = null,
    string? RefreshToken = null,
    DateTimeOffset? ExpiresAt = null,
    string? InstalledBy = null)
{
    /// <summary>Scopes as Slack writes them, read.</summary>
    public static IReadOnlySet<string> ReadScopes(string? scopes) =>
        (scopes ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
}
