using System.Text.Json;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>
/// Reads a user as Slack writes it: <c>users.info</c>, <c>users.lookupByEmail</c>, <c>user_change</c>, <c>team_join</c>. Pure.
/// What is not clear makes nobody a member [PRV-15]. https://docs.slack.dev/reference/objects/user-object
/// </summary>
public static class SlackUserReader
{
    /// <summary>Slack's own helper; it does not call itself a bot.</summary>
    public const string SlackBot = "USLACKBOT";

    private const int LongestText = 320;

    /// <param name="team">Workspace in which he was met; null takes the one that the user names.</param>
    /// <returns>Null where there is no id.</returns>
    public static SlackUser? Read(JsonElement user, Installation installation, string? team = null)
    {
        if (user.TextAt("id") is not { Length: > 0 } id) return null;
        var profile = user.Member("profile");

        // An address that nobody has confirmed proves nothing [INT-13].
        var email = user.Flag("is_email_confirmed") == false ? null : profile?.TextAt("email")?.Trim().ToLowerInvariant();
        var zone = user.TextAt("tz");
        return new SlackUser(
            team is { Length: > 0 } ? team : TeamOf(user, installation),
            id,
            email is { Length: > 2 and <= LongestText } && email.Contains('@', StringComparison.Ordinal) ? email : null,
            KindOf(user, installation),
            LocalTime.IsZone(zone) ? zone : null,
            user.TextAt("locale") is { Length: >= 2 and <= 35 } locale ? locale : null);
    }

    private static SlackUserKind KindOf(JsonElement user, Installation installation)
    {
        if (user.Flag("deleted") == true) return SlackUserKind.Gone;
        if (user.Flag("is_bot") == true || user.TextAt("id") == SlackBot) return SlackUserKind.Bot;
        if (user.Flag("is_stranger") == true || !IsOfOurs(user, installation)) return SlackUserKind.Outside;
        return user.Flag("is_restricted") == true || user.Flag("is_ultra_restricted") == true ? SlackUserKind.Guest : SlackUserKind.Member;
    }

    /// <summary>Of the workspace that installed the app, or of its organisation: there users belong to the organisation and may be in many workspaces.</summary>
    private static bool IsOfOurs(JsonElement user, Installation installation)
    {
        var enterprise = user.Member("enterprise_user");
        var theirs = user.TextAt("team_id") ?? user.Member("profile")?.TextAt("team");
        if (installation.Enterprise.Length > 0 && (enterprise?.TextAt("enterprise_id") == installation.Enterprise || theirs == installation.Enterprise)) return true;
        if (installation.IsOrganisation || theirs is not { Length: > 0 }) return false;
        return theirs == installation.Team || TeamsOf(enterprise).Contains(installation.Team, StringComparer.Ordinal);
    }

    private static string TeamOf(JsonElement user, Installation installation)
    {
        if (!installation.IsOrganisation) return installation.Team;
        return user.TextAt("team_id") ?? TeamsOf(user.Member("enterprise_user")).FirstOrDefault() ?? installation.Enterprise;
    }

    private static IEnumerable<string> TeamsOf(JsonElement? enterprise) =>
        enterprise?.Member("teams") is { ValueKind: JsonValueKind.Array } teams
            ? teams.EnumerateArray().Where(team => team.ValueKind == JsonValueKind.String).Select(team => team.GetString()!)
            : [];
}
