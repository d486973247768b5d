using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Operations.Checkup;

/// <summary>Whether the token that was bought is this bot's. It is read, not verified: it came from the login itself.</summary>
internal static class TokenCheckup
{
    public static IEnumerable<Finding> Look(TokenBought bought, TeamsOptions options)
    {
        if (Read(bought.Value) is not { } token) yield break;
        var app = Claim(token, "appid") ?? Claim(token, "azp");
        if (app is not null && !Same(app, options.AppId))
            yield return Finding.Error($"Teams: the token is of the app {app}, not of Teams:AppId.", "Set Teams:AppId to the client id of the app, or of the managed identity, that the bot is registered with.");
        if (Claim(token, "tid") is { } tenant && options.TenantId is not null && !Same(tenant, options.TenantId))
            yield return Finding.Error($"Teams: the token is of the tenant {tenant}, not of Teams:TenantId.", "Set Teams:TenantId to the tenant in which the bot is registered.");
    }

    private static JsonWebToken? Read(string token)
    {
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception opaque) when (opaque is SecurityTokenMalformedException or ArgumentException)
        {
            // What a token holds is the login's own business.
            return null;
        }
    }

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) && value is { Length: > 0 } ? value : null;

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
