namespace CoachBot.Chat.Slack.People;

/// <summary>A user of a workspace, as Slack says.</summary>
/// <param name="Email">Verified by Slack, lower case; null where Slack does not tell.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="DirectRoom">Id of the direct room with the bot, once it was opened.</param>
public sealed record SlackUser(string Team, string Id, string? Email, SlackUserKind Kind, string? Zone = null, string? Locale = null, string? DirectRoom = null);

/// <summary>What somebody is in a workspace. Only members hear from the coach [PRV-15].</summary>
public enum SlackUserKind
{
    Member,
    Guest,
    Outside,
    Bot,

    /// <summary>Deactivated, or unknown to Slack.</summary>
    Gone,
}
