using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Chat.Slack.Install;

/// <summary>Whose a token is. https://docs.slack.dev/reference/methods/auth.test</summary>
public sealed class SlackIdentity(SlackClient client)
{
    /// <summary>Asks Slack; null where it did not say.</summary>
    /// <returns>What was granted, without the token, beside Slack's answer.</returns>
    public async Task<(Grant? Grant, SlackAnswer Answer)> Of(string token, CancellationToken cancel)
    {
        var answer = await client.Call(token, "auth.test", new Dictionary<string, string?>(StringComparer.Ordinal), cancel);
        if (answer is not SlackDone done) return (null, answer);
        var (team, enterprise, user) = (Text(done.Body, "team_id"), Text(done.Body, "enterprise_id"), Text(done.Body, "user_id"));
        var whole = done.Body.TryGetProperty("is_enterprise_install", out var flag) && flag.ValueKind == JsonValueKind.True;
        if (user.Length == 0 || (whole ? enterprise : team).Length == 0) return (null, answer);
        return (new Grant(enterprise, whole ? "" : team, Text(done.Body, "team"), await AppOf(token, Text(done.Body, "bot_id"), cancel), user, Grant.ReadScopes(done.Scopes)), answer);
    }

    private static string Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The app behind a bot; empty where Slack does not tell. https://docs.slack.dev/reference/methods/bots.info</summary>
    private async Task<string> AppOf(string token, string bot, CancellationToken cancel) =>
        bot.Length > 0 && await client.Call(token, "bots.info", new Dictionary<string, string?>(StringComparer.Ordinal) { ["bot"] = bot }, cancel) is SlackDone done
        && done.Body.TryGetProperty("bot", out var found)
            ? Text(found, "app_id")
            : "";
}
