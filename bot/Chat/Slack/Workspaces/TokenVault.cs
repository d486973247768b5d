using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>
/// Tokens as they may lie in the database: protected by ASP.NET Data Protection, each for its own workspace, so that one moved
/// into another's row opens nothing. https://learn.microsoft.com/aspnet/core/security/data-protection/
/// </summary>
public sealed class TokenVault(IDataProtectionProvider protection)
{
    /// <summary>Isolates our keys from those of other programs that share a key ring.</summary>
    public const string Application = "CoachBot";

    public string Close(string enterprise, string team, TokenKind kind, string token) => For(enterprise, team, kind).Protect(token);

    /// <summary>The token; null where the key that protected it is gone, or where it was protected for somebody else.</summary>
    public string? Open(string enterprise, string team, TokenKind kind, string stored)
    {
        try
        {
            return For(enterprise, team, kind).Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(string enterprise, string team, TokenKind kind) => protection.CreateProtector(
        "CoachBot.Slack.Installations", kind == TokenKind.Bot ? "bot" : "refresh", $"{enterprise}/{team}");
}

/// <summary>What a token is good for.</summary>
public enum TokenKind
{
    /// <summary>Calls the Web API.</summary>
    Bot,

    /// <summary>Is exchanged for a new bot token.</summary>
    Refresh,
}
