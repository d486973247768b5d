using System.Text.Json;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Coach;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.People;

/// <summary>
/// Reads a member of a roster as the connector writes it. Pure. What is not clear makes nobody a member [PRV-15].
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
/// </summary>
public static class TeamsMemberReader
{
    private const int LongestText = 320;

    /// <param name="entraTenant">The Entra tenant of the conversation whose roster it is.</param>
    /// <returns>Null for whoever has no object id: a bot, or somebody who is not signed in.</returns>
    public static TeamsUser? Read(JsonElement member, string entraTenant)
    {
        // The same answer writes it either way.
        var id = ObjectId(member.TextAt("aadObjectId")) ?? ObjectId(member.TextAt("objectId"));
        return id is null ? null : new(entraTenant, id, UserId(member.TextAt("id")), AddressOf(member), KindOf(member, entraTenant), null, null, null);
    }

    /// <summary>An object id in the form in which it is stored; null where it is none.</summary>
    public static string? ObjectId(string? text) => Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null;

    /// <summary>IANA zone of the person's client; a client that does not know says UTC, which is nobody's.</summary>
    public static string? ZoneOf(TeamsActivity activity) =>
        new[] { activity.Zone, activity.Json.TextAt("localTimezone") }.Select(LocalTime.ZoneNamed).FirstOrDefault(zone => zone is not (null or "UTC" or "Etc/UTC" or "Etc/GMT"));

    /// <summary>BCP 47 tag of the person's client.</summary>
    public static string? LocaleOf(TeamsActivity activity) => activity.Locale is { Length: >= 2 and <= 35 } locale ? locale : null;

    /// <summary>
    /// The address that counts. Nobody sets his own in Entra: an administrator of his tenant does, and we serve named tenants alone.
    /// Where there is no mailbox, a member's sign-in name stands for it: its domain is verified by Entra.
    /// </summary>
    private static string? AddressOf(JsonElement member) => Address(member.TextAt("email")) ?? Address(member.TextAt("userPrincipalName"));

    private static string? Address(string? text) =>
        text?.Trim().ToLowerInvariant() is { Length: > 2 and <= LongestText } address
        && address.Contains('@', StringComparison.Ordinal) && !IsExternal(address) ? address : null;

    private static TeamsUserKind KindOf(JsonElement member, string entraTenant)
    {
        var (tenant, role) = (member.TextAt("tenantId"), member.TextAt("userRole"));
        if (member.TextAt("id")?.StartsWith("28:", StringComparison.Ordinal) == true) return TeamsUserKind.Outside;
        if (tenant is not null && !string.Equals(tenant, entraTenant, StringComparison.OrdinalIgnoreCase)) return TeamsUserKind.Outside;
        if (IsExternal(member.TextAt("userPrincipalName"))) return TeamsUserKind.Guest;
        return role?.ToLowerInvariant() switch
        {
            "guest" => TeamsUserKind.Guest,
            "user" or "owner" => TeamsUserKind.Member,

            // Older answers tell no role: then his tenant has to be told.
            null when tenant is not null => TeamsUserKind.Member,
            _ => TeamsUserKind.Outside,
        };
    }

    /// <summary>How Entra writes the sign-in name of somebody whom it has invited.</summary>
    private static bool IsExternal(string? name) => name?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true;

    private static string? UserId(string? id) => id?.StartsWith("29:", StringComparison.Ordinal) == true ? id : null;
}
