using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack.Install;

/// <summary>
/// Slack's side of an installation: where the browser is sent, and what its code is exchanged for. The client's secret goes into
/// the body and nowhere else. https://docs.slack.dev/reference/methods/oauth.v2.access
/// </summary>
public sealed class SlackOAuth(SlackClient client, IOptions<SlackOptions> options, TimeProvider machine)
{
    public const string CallbackPath = "/slack/oauth/callback";
    private const string Access = "oauth.v2.access";

    private SlackOptions Options => options.Value;

    private string Callback => Options.PublicAddress!.AbsoluteUri.TrimEnd('/') + CallbackPath;

    /// <summary>Where an administrator agrees: on the host of the Web API.</summary>
    public string Authorize(string state) => QueryHelpers.AddQueryString(
        new Uri(Options.Api, "/oauth/v2/authorize").AbsoluteUri,
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = Options.ClientId,
            ["scope"] = string.Join(',', [.. SlackScopes.Names(ScopeUse.Needed), .. SlackScopes.Names(ScopeUse.Offered)]),
            ["redirect_uri"] = Callback,
            ["state"] = state,
        });

    /// <summary>Exchanges the code of a browser that came back. The grant's token is always there.</summary>
    public async Task<(Grant? Grant, SlackAnswer Answer)> Exchange(string code, CancellationToken cancel)
    {
        var answer = await client.Call(Access, Secrets(("code", code), ("redirect_uri", Callback)), cancel);
        return (answer is SlackDone done ? Read(done.Body) : null, answer);
    }

    /// <summary>Exchanges a refresh token for the next pair of tokens. https://docs.slack.dev/authentication/using-token-rotation</summary>
    public async Task<RenewedToken> Renew(string refreshToken, CancellationToken cancel)
    {
        var answer = await client.Call(Access, Secrets(("grant_type", "refresh_token"), ("refresh_token", refreshToken)), cancel);
        return answer switch
        {
            SlackDone done when Text(done.Body, "access_token") is { Length: > 0 } token =>
                new(token, Text(done.Body, "refresh_token") is { Length: > 0 } next ? next : refreshToken, ExpiresAt(done.Body)),
            SlackRefused refused when SlackErrors.Of(refused.Code) is SlackErrorClass.TokenDead or SlackErrorClass.OurFault => new(null, null, null, refused.Code),
            _ => new(null, null, null),
        };
    }

    /// <summary>Hands a token back that we must not have.</summary>
    public Task<SlackAnswer> Revoke(string token, CancellationToken cancel) => client.Call(token, "auth.revoke", new Dictionary<string, string?>(StringComparer.Ordinal), cancel);

    private static string Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static JsonElement Inner(JsonElement body, string name) => body.TryGetProperty(name, out var inner) ? inner : default;

    private static bool Flag(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private Dictionary<string, string?> Secrets(params ReadOnlySpan<(string Name, string Value)> more)
    {
        var arguments = new Dictionary<string, string?>(StringComparer.Ordinal) { ["client_id"] = Options.ClientId, ["client_secret"] = Options.ClientSecret };
        foreach (var (name, value) in more) arguments[name] = value;
        return arguments;
    }

    /// <summary>What was granted; null where it is no bot's token, or not said for whom.</summary>
    private Grant? Read(JsonElement body)
    {
        var (team, enterprise) = (Inner(body, "team"), Inner(body, "enterprise"));
        var whole = Flag(body, "is_enterprise_install");
        var (teamId, enterpriseId) = (whole ? "" : Text(team, "id"), Text(enterprise, "id"));
        if (Text(body, "access_token") is not { Length: > 0 } token || (teamId.Length == 0 && enterpriseId.Length == 0)) return null;
        if (Text(body, "token_type") is not "bot" || (teamId.Length == 0 && !whole)) return null;
        var name = Text(whole ? enterprise : team, "name");
        return new Grant(
            enterpriseId,
            teamId,
            name.Length > 0 ? name : whole ? enterpriseId : teamId,
            Text(body, "app_id"),
            Text(body, "bot_user_id"),
            Grant.ReadScopes(Text(body, "scope")),
            token,
            Text(body, "refresh_token") is { Length: > 0 } refresh ? refresh : null,
            ExpiresAt(body),
            Text(Inner(body, "authed_user"), "id") is { Length: > 0 } by ? by : null);
    }

    private DateTimeOffset? ExpiresAt(JsonElement body) =>
        body.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt64(out var count) && count > 0 ? machine.GetUtcNow().AddSeconds(count) : null;
}
