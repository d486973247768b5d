namespace CoachBot.Chat.Teams.People;

/// <summary>Somebody of an Entra tenant, as Teams says.</summary>
/// <param name="UserId">Bot-specific id (<c>29:…</c>); null where only the object id is known.</param>
/// <param name="Email">Verified address, lower case; null where Teams does not tell.</param>
/// <param name="Zone">IANA zone of his client.</param>
/// <param name="Conversation">The bot's conversation with him (<c>a:…</c>), once there is one.</param>
public sealed record TeamsUser(
    string EntraTenant, string ObjectId, string? UserId, string? Email, TeamsUserKind Kind, string? Zone, string? Locale, string? Conversation);

public enum TeamsUserKind
{
    Member,
    Guest,

    /// <summary>Of another tenant (shared channel, external chat), or anonymous.</summary>
    Outside,
    Gone,
}
