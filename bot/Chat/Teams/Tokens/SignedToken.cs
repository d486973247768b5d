using System.Text.Json;
using CoachBot.Wire;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>
/// A token that somebody shows. Nothing of it is believed before <see cref="IsGood"/>: RS256 alone, the key by its id alone, exactly one
/// issuer and one audience, and a life that begins and ends. https://www.rfc-editor.org/rfc/rfc8725
/// </summary>
internal sealed class SignedToken
{
    /// <summary>Characters; those of the service have about 1,000, those of persons about 2,500.</summary>
    public const int Longest = 8 * 1024;

    private const string Scheme = "Bearer ";

    /// <summary>How far the issuer's clock may be from ours, either way.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = Longest };

    /// <summary>Of a claim that stands there twice nobody could say which counts (RFC 7519, 4).</summary>
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    private readonly JsonWebToken _token;

    private SignedToken(JsonWebToken token, JsonElement claims) => (_token, Claims) = (token, claims);

    public JsonElement Claims { get; }

    public string Issuer => _token.Issuer;

    public string KeyId => _token.Kid;

    /// <summary>UTC; the earliest time there is where it does not say.</summary>
    public DateTime Begins => _token.ValidFrom;

    public DateTime Ends => _token.ValidTo;

    /// <summary>The token of an Authorization header; null where there is none, or more than one.</summary>
    public static string? Of(HookRequest request) =>
        request.Header("Authorization") is { Length: <= Longest } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : null;

    /// <summary>The token, not yet believed; null where it is none that we would ever believe.</summary>
    public static SignedToken? Read(string? text)
    {
        if (text is null or { Length: > Longest } || text.AsSpan().Count('.') != 2) return null;
        try
        {
            var token = new JsonWebToken(text);
            if (token is not { Alg: SecurityAlgorithms.RsaSha256, Kid.Length: > 0, Issuer.Length: > 0 } || token.TryGetHeaderValue<object>("crit", out _)) return null;
            var claims = JsonElement.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload), Once);
            return new(token, claims);
        }
        catch (Exception e) when (IsOfToken(e))
        {
            return null;
        }
    }

    /// <summary>Whether all of it holds.</summary>
    /// <param name="audiences">Any of them is good; compared letter by letter.</param>
    /// <param name="now">Machine time.</param>
    public bool IsGood(IssuerKey key, string issuer, IReadOnlyList<string> audiences, DateTimeOffset now)
    {
        // A list of audiences is refused even where we are among them, and a time that is no number.
        if (Claims.TextAt("aud") is null || !IsTime("exp") || !IsTime("nbf")) return false;
        var wanted = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            IssuerSigningKey = key.Key,
            IssuerSigningKeyResolver = (_, _, _, _) => [key.Key],
            TryAllIssuerSigningKeys = false,
            ValidateIssuerSigningKey = true,
            ValidIssuer = issuer,
            IssuerValidator = (given, _, _) => string.Equals(given, issuer, StringComparison.Ordinal) ? given : throw new SecurityTokenInvalidIssuerException(),
            AudienceValidator = (given, _, _) => given.ToList() is [var only] && audiences.Contains(only, StringComparer.Ordinal),
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => from is { } begins && until is { } ends && IsInTime(begins, ends, now),
        };
        try
        {
            // The key is at hand, so nothing is waited for.
            return Handler.ValidateTokenAsync(_token, wanted).GetAwaiter().GetResult().IsValid;
        }
        catch (Exception e) when (IsOfToken(e))
        {
            return false;
        }
    }

    /// <summary>Whether a life from here to there has begun and is not over; UTC.</summary>
    public static bool IsInTime(DateTime begins, DateTime ends, DateTimeOffset now) => begins <= (now + Skew).UtcDateTime && ends >= (now - Skew).UtcDateTime;

    private bool IsTime(string claim) => Claims.At(claim).ValueKind == JsonValueKind.Number;

    /// <summary>What the library throws at somebody's bytes.</summary>
    private static bool IsOfToken(Exception e) => e is ArgumentException or FormatException or JsonException or SecurityTokenException or InvalidOperationException or OverflowException;
}
