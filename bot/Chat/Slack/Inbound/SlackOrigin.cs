using System.Text.Json;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// From which workspace a payload comes, and who has sent it. An organisation's installation stands for all of its workspaces, so
/// the workspace of its people and rooms is asked for apart.
/// </summary>
internal static class SlackOrigin
{
    private const string EventCallback = "event_callback";

    /// <summary>The request; null where no installation is behind it.</summary>
    /// <param name="until">Machine time at which Slack gives up.</param>
    public static SlackCall? Of(JsonElement payload, string connection, Installations installations, DateTimeOffset until, bool wasHeld)
    {
        var (enterprise, team, type, user) = connection switch
        {
            SlackConnections.Events => OfEvent(payload),
            SlackConnections.Commands => (
                payload.TextAt("enterprise_id"), payload.TextAt("team_id"), SlackConnections.Commands, payload.TextAt("user_id")),
            _ => (
                payload.TextAt("enterprise", "id") ?? payload.TextAt("team", "enterprise_id"),
                payload.TextAt("team", "id") ?? payload.TextAt("user", "team_id"),
                payload.TextAt("type") ?? "",
                payload.TextAt("user", "id")),
        };
        return installations.Find(enterprise, team) is not { } installation ? null : new SlackCall
        {
            Connection = connection,
            Payload = payload,
            Type = type,
            Installation = installation,
            Team = team ?? installation.Team,
            User = user,
            WasHeld = wasHeld,
            Until = until,
        };
    }

    /// <summary>Whether an event is for the installation of an organisation; null where Slack does not say.</summary>
    public static bool? IsOfOrganisation(JsonElement payload) => Authorization(payload).At("is_enterprise_install") switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    private static JsonElement Authorization(JsonElement payload) =>
        payload.At("authorizations") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() > 0 ? all[0] : default;

    private static (string? Enterprise, string? Team, string Type, string? User) OfEvent(JsonElement payload)
    {
        // In a room that is shared with another workspace, team_id may be the other one's: the authorization says for whom it is.
        var authorization = Authorization(payload);
        var type = payload.TextAt("type") is { } outer and not EventCallback ? outer : payload.TextAt("event", "type");
        return (
            authorization.TextAt("enterprise_id") ?? payload.TextAt("context_enterprise_id") ?? payload.TextAt("enterprise_id"),
            authorization.TextAt("team_id") ?? payload.TextAt("context_team_id") ?? payload.TextAt("team_id"),
            type ?? "",
            payload.TextAt("event", "user"));
    }
}
