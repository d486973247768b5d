using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>
/// Whether a request comes from the Bot Framework's service, and for us: the token first, then what the body says of itself.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// </summary>
public sealed class ServiceTokens
{
    private const string Platform = "msteams";

    /// <summary>What the Playground says in its place.</summary>
    private const string Emulator = "emulator";
    private const string ServiceUrlClaim = "serviceurl";
    private const string BotPrefix = "28:";

    private static readonly HookVerdict NotGenuine = new(401);
    private static readonly HookVerdict NotServed = new(403);
    private static readonly HookVerdict Malformed = new(400);

    private readonly IssuerTable _issuers;
    private readonly TeamsHosts _hosts;
    private readonly Store _store;
    private readonly TimeProvider _machine;
    private readonly bool _unauthenticated;
    private readonly string _bot;
    private readonly string[] _audience;
    private readonly HashSet<string> _served;

    internal ServiceTokens(IssuerTable issuers, TeamsHosts hosts, IOptions<TeamsOptions> options, Store store, TimeProvider machine)
    {
        (_issuers, _hosts, _store, _machine) = (issuers, hosts, store, machine);
        _unauthenticated = options.Value.Unauthenticated;

        // Microsoft writes GUIDs in small letters, whatever the settings do.
        var app = options.Value.AppId?.ToLowerInvariant();
        _audience = app is null ? [] : [app];
        _bot = BotPrefix + app;
        _served = options.Value.Served.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Fetches the keys where they are missing, old, or do not hold the one that the token names; given up soon.</summary>
    public Task Ready(HookRequest request, CancellationToken cancel) =>
        !_unauthenticated && SignedToken.Read(SignedToken.Of(request)) is { } token && _issuers.Find(token.Issuer) is { } issuer
            ? issuer.Keys.Ready(token.KeyId, cancel)
            : Task.CompletedTask;

    /// <summary>The verdict, and the activity where it is genuine and for us; no request goes out.</summary>
    /// <param name="now">Machine time.</param>
    public (HookVerdict Verdict, TeamsActivity? Activity) Check(HookRequest request, DateTimeOffset now)
    {
        if (_unauthenticated) return request.RemoteIsLoopback ? Admit(TeamsActivity.Read(request.Body.Span), null) : (NotGenuine, null);
        return Show(request, now) is { } shown ? Admit(TeamsActivity.Read(request.Body.Span), shown) : (NotGenuine, null);
    }

    /// <summary>The token of a request, if it is good; null where it is not.</summary>
    private Shown? Show(HookRequest request, DateTimeOffset now) =>
        SignedToken.Read(SignedToken.Of(request)) is { } token
        && _issuers.Find(token.Issuer) is { } issuer
        && issuer.Keys.Find(token.KeyId) is { } key
        && token.IsGood(key, issuer.Rules.Issuer!, _audience, now)
        && issuer.Rules.Claims.All(claim => token.Claims.TextAt(claim.Key) == claim.Value)
        && (issuer.Rules.Endorsed is false || key.Endorsements.Count > 0)
            ? new Shown(token, key, issuer.Rules)
            : null;

    /// <param name="shown">Null where no token is looked at.</param>
    private (HookVerdict Verdict, TeamsActivity? Activity) Admit(TeamsActivity? activity, Shown? shown)
    {
        if (activity is not { Type: not null, ServiceUrl: { } serviceUrl, ChannelId: { } platform }) return (Malformed, null);
        if (platform != Platform && !(shown is null && platform == Emulator)) return (NotServed, null);
        if (shown?.VouchesFor(platform, serviceUrl) is false) return (NotGenuine, null);
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) || !_hosts.MaySend(address)) return (NotServed, null);
        if (!Serves(activity.EntraTenant, shown))
        {
            _ = CountForeign(activity.EntraTenant);
            return (NotServed, null);
        }

        if (shown is not null && !string.Equals(activity.Recipient, _bot, StringComparison.OrdinalIgnoreCase)) return (NotServed, null);
        return (HookVerdict.For(TeamsIds.Tenant), activity);
    }

    /// <summary>The Playground makes up a tenant of its own: where none is configured, any will do for it.</summary>
    private bool Serves(string? tenant, Shown? shown) => (shown is null && _served.Count == 0) || (tenant is not null && _served.Contains(tenant));

    private async Task CountForeign(string? tenant)
    {
        try
        {
            var name = Guid.TryParse(tenant, out var id) ? id.ToString("D") : "?";
            await _store.Write(WriteUrgency.Hook, sql => Notices.Count(sql, "", NoticeKinds.TeamsForeign, name, _machine.GetUtcNow()), CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // One less in the count.
        }
    }

    /// <summary>A good token, the key that signed it, and what is demanded of its issuer.</summary>
    private sealed record Shown(SignedToken Token, IssuerKey Key, TeamsIssuer Rules)
    {
        public bool VouchesFor(string platform, string serviceUrl) =>
            (Rules.Endorsed is false || Key.Endorsements.Contains(platform, StringComparer.Ordinal))
            && (Rules.ServiceUrl is false || (Token.Claims.TextAt(ServiceUrlClaim) is { } claim && TeamsHosts.AreSame(claim, serviceUrl)));
    }
}
