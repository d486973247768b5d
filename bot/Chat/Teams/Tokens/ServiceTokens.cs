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

    /// <summary>With one of these a request was passed on to this machine, whoever sent it.</summary>
    private static readonly string[] PassedOn = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-Host", "X-Original-For", "X-Real-IP", "Via", "CF-Connecting-IP"];

    private readonly GoodTokens _good = new();
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

    /// <summary>How many good tokens are known.</summary>
    internal int Known => _good.Count;

    /// <summary>Fetches the keys where they are missing, old, or do not hold the one that the token names; given up soon.</summary>
    public Task Ready(HookRequest request, CancellationToken cancel)
    {
        if (_unauthenticated || SignedToken.Of(request) is not { } text) return Task.CompletedTask;
        if (_good.Find(text) is { } known) return known.Issuer.Keys.Ready(known.KeyId, cancel);
        return SignedToken.Read(text) is { } token && _issuers.Find(token.Issuer) is { } issuer ? issuer.Keys.Ready(token.KeyId, cancel) : Task.CompletedTask;
    }

    /// <summary>The verdict, and the activity where it is genuine and for us; no request goes out.</summary>
    /// <param name="now">Machine time.</param>
    public (HookVerdict Verdict, TeamsActivity? Activity) Check(HookRequest request, DateTimeOffset now)
    {
        if (_unauthenticated) return IsOfThisMachine(request) ? Admit(TeamsActivity.Read(request.Body.Span), null) : (NotGenuine, null);
        return Show(request, now) is { } shown ? Admit(TeamsActivity.Read(request.Body.Span), shown) : (NotGenuine, null);
    }

    /// <summary>
    /// Called from here, by a name of this machine, and passed on by nobody: a tunnel passes on the world, and so does a page in a browser here
    /// whose name points to this machine since a moment ago.
    /// </summary>
    private static bool IsOfThisMachine(HookRequest request) =>
        request.RemoteIsLoopback
        && !PassedOn.Any(request.Headers.ContainsKey)
        && Uri.TryCreate($"http://{request.Header("Host")}/", UriKind.Absolute, out var called) && TeamsHosts.IsThisMachine(called);

    /// <summary>What the token of a request says, if it is good; null where it is not.</summary>
    private GoodToken? Show(HookRequest request, DateTimeOffset now)
    {
        if (SignedToken.Of(request) is not { } text) return null;
        if (_good.Find(text) is { } known && known.StillHolds(now)) return known;
        if (SignedToken.Read(text) is not { } token
            || _issuers.Find(token.Issuer) is not { } issuer
            || issuer.Keys.Find(token.KeyId) is not { } key
            || !token.IsGood(key, issuer.Rules.Issuer!, _audience, now)
            || !issuer.Rules.Claims.All(claim => token.Claims.TextAt(claim.Key) == claim.Value)
            || (issuer.Rules.Endorsed is not false && key.Endorsements.Count == 0)) return null;
        var good = new GoodToken(token.Claims, issuer, key, token.Begins, token.Ends);
        _good.Keep(text, good);
        return good;
    }

    /// <param name="shown">Null where no token is looked at.</param>
    private (HookVerdict Verdict, TeamsActivity? Activity) Admit(TeamsActivity? activity, GoodToken? shown)
    {
        if (activity is not { Type: not null, ServiceUrl: { } serviceUrl, ChannelId: { } platform }) return (Malformed, null);
        if (platform != Platform && !(shown is null && platform == Emulator)) return (NotServed, null);
        if (shown is not null && !VouchesFor(shown, platform, serviceUrl)) return (NotGenuine, null);
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
    private bool Serves(string? tenant, GoodToken? shown) => (shown is null && _served.Count == 0) || (tenant is not null && _served.Contains(tenant));

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

    /// <summary>Looked at with each body: the token is the service's for an hour, and the same for all that comes from one place.</summary>
    private static bool VouchesFor(GoodToken shown, string platform, string serviceUrl)
    {
        var rules = shown.Issuer.Rules;
        return (rules.Endorsed is false || shown.Key.Endorsements.Contains(platform, StringComparer.Ordinal))
            && (rules.ServiceUrl is false || (shown.Claims.TextAt(ServiceUrlClaim) is { } claim && TeamsHosts.AreSame(claim, serviceUrl)));
    }
}
