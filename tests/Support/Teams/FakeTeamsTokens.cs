using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CoachBot.Tests.Support.Teams;

/// <summary>Sells tokens to the bot, and knows which count. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow</summary>
public sealed class FakeTeamsTokens(FakeTeams teams)
{
    private const string Default = "/.default";
    private const string ConnectorScope = "https://api.botframework.com/.default";
    private readonly List<(string Token, string Scope, DateTimeOffset Until)> _sold = [];
    private int _dead;

    /// <summary>How long a token counts.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromSeconds(3599);

    /// <summary>Every token that was ever sold.</summary>
    public IReadOnlyList<string> Sold
    {
        get
        {
            lock (teams.Gate) return [.. _sold.Select(one => one.Token)];
        }
    }

    /// <summary>None of those sold so far counts any more.</summary>
    public void Revoke()
    {
        lock (teams.Gate) _dead = _sold.Count;
    }

    internal bool Counts(string? token, bool graph)
    {
        lock (teams.Gate)
        {
            var at = _sold.FindIndex(one => one.Token == token);
            return at >= _dead && at >= 0 && _sold[at].Until > teams.Time.GetUtcNow() && IsGraph(_sold[at].Scope) == graph;
        }
    }

    internal (int Status, string Body) Sell(string tenant, FakeTeamsCall call)
    {
        var form = QueryHelpers.ParseQuery(call.Body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var scope = form.GetValueOrDefault("scope")?.Split(' ')[0] ?? "";
        if (call.Verb != "POST" || !call.Headers.GetValueOrDefault("Content-Type", "").StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal))
            return Refusal("invalid_request", 900144, "The request body must contain the following parameter: 'grant_type'.");
        if (form.GetValueOrDefault("grant_type") is not "client_credentials") return Refusal("unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
        if (tenant != teams.App.TenantId || form.GetValueOrDefault("client_id") != teams.App.AppId)
            return Refusal("unauthorized_client", 700016, $"Application with identifier '{form.GetValueOrDefault("client_id")}' was not found in the directory '{tenant}'.");
        if (form.GetValueOrDefault("client_secret") != teams.App.ClientSecret) return Refusal("invalid_client", 7000215, "Invalid client secret provided.", 401);
        if (scope != ConnectorScope && !(IsGraph(scope) && scope.EndsWith(Default, StringComparison.Ordinal)))
            return Refusal("invalid_scope", 70011, "The provided value for the input parameter 'scope' is not valid.");
        lock (teams.Gate)
        {
            var token = $"fake-bearer-{_sold.Count + 1}-{Guid.NewGuid():N}";
            _sold.Add((token, scope, teams.Time.GetUtcNow() + Life));
            var seconds = (int)Life.TotalSeconds;
            return (200, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = seconds, ["ext_expires_in"] = seconds, ["access_token"] = token }.ToJsonString());
        }
    }

    private bool IsGraph(string scope) =>
        scope.StartsWith("https://graph.microsoft.com/", StringComparison.Ordinal) || scope.StartsWith(new Uri(teams.Address, "graph/").ToString(), StringComparison.Ordinal);

    private static (int Status, string Body) Refusal(string error, int code, string text, int status = 400) => (status, new JsonObject
    {
        ["error"] = error,
        ["error_description"] = $"AADSTS{code.ToString(CultureInfo.InvariantCulture)}: {text}",
        ["error_codes"] = new JsonArray(code),
        ["trace_id"] = Guid.NewGuid().ToString(),
    }.ToJsonString());
}
