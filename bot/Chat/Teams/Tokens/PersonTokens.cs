using System.Collections.Concurrent;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>
/// Whether a browser speaks for a person of a tenant that we serve: the token that Teams gives to our tab (single sign-on).
/// https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-overview
/// </summary>
public sealed class PersonTokens
{
    private const string Scope = "access_as_user";
    private const string Version = "2.0";

    /// <summary>Stands in a key's own issuer for the tenant.</summary>
    private const string AnyTenant = "{tenantid}";

    private readonly ConcurrentDictionary<string, IssuerKeys> _keys = new(StringComparer.Ordinal);
    private readonly Func<string, IssuerKeys> _make;
    private readonly Uri _login;
    private readonly HashSet<string> _served;
    private readonly string[] _audiences;

    internal PersonTokens(TeamsCloud cloud, IOptions<TeamsOptions> options, IHttpClientFactory clients, TimeProvider machine, ILogger<PersonTokens> logger)
    {
        var settings = options.Value;
        _login = cloud.Login;
        _served = settings.Served.Select(tenant => tenant.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        _audiences = AudiencesOf(settings);
        _make = tenant => new IssuerKeys(new($"{IssuerOf(tenant)}/.well-known/openid-configuration"), new KeyDocuments(clients, settings.Local), machine, logger);
    }

    /// <summary>Fetches the keys by which <see cref="Check"/> looks.</summary>
    public Task Ready(string? token, CancellationToken cancel) => Read(token) is (var shown, { } tenant) ? KeysOf(tenant).Ready(shown.KeyId, cancel) : Task.CompletedTask;

    /// <summary>Who it is; null where the token is not good, or not for us. By the keys that are held: no request goes out.</summary>
    /// <param name="now">Machine time.</param>
    public TokenPerson? Check(string? token, DateTimeOffset now) => Read(token) is (var shown, { } tenant) ? Person(shown, tenant, now) : null;

    private TokenPerson? Person(SignedToken shown, string tenant, DateTimeOffset now)
    {
        var (issuer, claims) = (IssuerOf(tenant), shown.Claims);
        if (KeysOf(tenant).Find(shown.KeyId) is not { } key || !shown.IsGood(key, issuer, _audiences, now)) return null;
        if (key.Issuer is { } own && own.Replace(AnyTenant, tenant, StringComparison.Ordinal) != issuer) return null;
        return claims.TextAt("ver") == Version
            && claims.TextAt("scp")?.Split(' ').Contains(Scope, StringComparer.Ordinal) == true
            && Guid.TryParseExact(claims.TextAt("oid"), "D", out var person)
                ? new TokenPerson(tenant, person.ToString("D"))
                : null;
    }

    /// <summary>The token, not yet believed, and its tenant: null where we do not serve it, or where its issuer is another's.</summary>
    private (SignedToken Token, string? Tenant)? Read(string? token) =>
        SignedToken.Read(token) is { } shown && shown.Claims.TextAt("tid")?.ToLowerInvariant() is { } tenant && _served.Contains(tenant) && shown.Issuer == IssuerOf(tenant)
            ? (shown, tenant)
            : null;

    private IssuerKeys KeysOf(string tenant) => _keys.GetOrAdd(tenant, _make);

    private string IssuerOf(string tenant) => $"{_login}{tenant}/v2.0";

    /// <summary>The app, and the app as the manifest of our package names it for single sign-on.</summary>
    private static string[] AudiencesOf(TeamsOptions settings) => settings switch
    {
        { AppId: not { Length: > 0 } } => [],
        { PublicAddress: { } address } => [settings.AppId.ToLowerInvariant(), TeamsIds.ResourceOf(settings.AppId, address)],
        _ => [settings.AppId.ToLowerInvariant()],
    };
}

/// <summary>Somebody who is signed in.</summary>
public sealed record TokenPerson(string EntraTenant, string ObjectId);
