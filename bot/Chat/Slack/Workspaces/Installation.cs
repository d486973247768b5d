namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>An installation of the app, without its token.</summary>
/// <param name="Enterprise">Empty for a workspace that belongs to no organisation.</param>
/// <param name="Team">Empty where the whole organisation installed it.</param>
/// <param name="Broken">Slack's reason why nothing can be sent; null while all is well.</param>
/// <param name="InstalledAt">When it was granted what it has now, machine time.</param>
public sealed record Installation(
    string Tenant, string Enterprise, string Team, string Name, string App, string BotUser, IReadOnlySet<string> Scopes, string? Broken = null, bool Removed = false,
    DateTimeOffset InstalledAt = default)
{
    public bool IsOrganisation => Team.Length == 0;

    /// <summary>Nothing speaks against sending.</summary>
    public bool Works => Broken is null && !Removed;
}
