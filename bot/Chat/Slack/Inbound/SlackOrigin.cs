using System.Text.Json;
using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// From which workspace a payload comes, and who has sent it. An organisation's installation stands for all of its workspaces, so
/// the workspace of its people and rooms is asked for apart.
/// </summary>
internal static class SlackOrigin
{
    private const string EventCallback = "event_callback";

    /// <summary>The request; null where no installation is behind it.</summary>
    public static SlackCall? Of(JsonElement payload, string connection, Installations installations, bool wasHeld = false)
    {
        var (enterprise, team, type, user) = connection switch
        {
            SlackConnections.Events => OfEvent(payload),
            SlackConnections.Commands => (
                payload.Text("enterprise_id"), payload.Text("team_id"), SlackConnections.Commands, payload.Text("user_id")),
            _ => (
                payload.Text("enterprise", "id") ?? payload.Text("team", "enterprise_id"),
                payload.Text("team", "id") ?? payload.Text("user", "team_id"),
                payload.Text("type") ?? "",
                payload.Text("user", "id")),
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
        };
    }

    private static (string? Enterprise, string? Team, string Type, string? User) OfEvent(JsonElement payload)
    {
        // In a room that is shared with another workspace, team_id may be the other one's: the authorization says for whom it is.
        var authorization = payload.At("authorizations") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() > 0 ? all[0] : default;
        var type = payload.Text("type") is { } outer and not EventCallback ? outer : payload.Text("event", "type");
        return (
            authorization.Text("enterprise_id") ?? payload.Text("context_enterprise_id") ?? payload.Text("enterprise_id"),
            authorization.Text("team_id") ?? payload.Text("context_team_id") ?? payload.Text("team_id"),
            type ?? "",
            payload.Text("event", "user"));
    }
}
