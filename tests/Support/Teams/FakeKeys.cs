using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Support.Teams;

/// <summary>
/// The keys of the Bot Framework and of Entra, and the tokens that they sign. Stands on a loopback port of its own
/// (<see cref="Start"/>), or is served by another (<see cref="Handle"/>) under <c>v1/</c> and <c>login/{tenant}/v2.0/</c>.
/// </summary>
public sealed class FakeKeys : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";
    public const string AppId = "c9e8c047-2a74-40a2-b28a-b162d5f5327c";
    public const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly List<string> _requests = [];
    private readonly List<FakeKey> _published = [];
    private WebApplication? _server;
    private int _number;

    public FakeKeys(TimeProvider time)
    {
        _time = time;
        Key = Publish("msteams");
    }

    /// <summary>Where all of it stands, with a slash at its end.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1/");

    public Uri Metadata => new(Address, "v1/.well-known/openidconfiguration");

    /// <summary>What stands as <c>serviceurl</c> in a token, unless it is told otherwise.</summary>
    public string ServiceUrl { get; set; } = "https://smba.trafficmanager.net/emea/";

    /// <summary>The key with which tokens are signed.</summary>
    public FakeKey Key { get; private set; }

    /// <summary>What goes wrong with each request for a document; null for nothing. True where it is answered.</summary>
    public Func<HttpContext, Task<bool>>? Fault { get; set; }

    /// <summary>Paths that were asked for, in their order.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_gate) return [.. _requests];
        }
    }

    /// <summary>How often the keys themselves were asked for.</summary>
    public int KeyRequests => Requests.Count(path => path.EndsWith("/keys", StringComparison.Ordinal));

    public int MetadataRequests => Requests.Count - KeyRequests;

    public static async Task<FakeKeys> Start(TimeProvider? time = null)
    {
        var keys = new FakeKeys(time ?? TimeProvider.System);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        keys._server = builder.Build();
        keys._server.Run(async http =>
        {
            if (!await keys.Handle(http)) http.Response.StatusCode = 404;
        });
        await keys._server.StartAsync();
        keys.Address = new(keys._server.Urls.Single() + "/");
        return keys;
    }

    /// <summary>Signs with a new key from now on.</summary>
    /// <param name="keepOld">The keys from before are still published.</param>
    public FakeKey Rotate(bool keepOld = true)
    {
        lock (_gate)
        {
            if (!keepOld) _published.Clear();
            return Key = Publish("msteams");
        }
    }

    /// <summary>A key that is published beside the others.</summary>
    public FakeKey Publish(params string[]? endorsements)
    {
        lock (_gate)
        {
            var key = New();
            key.Endorsements = endorsements;
            _published.Add(key);
            return key;
        }
    }

    /// <summary>A key that nobody publishes.</summary>
    public FakeKey New()
    {
        var number = Interlocked.Increment(ref _number);
        return new FakeKey(number, $"key-{number}");
    }

    /// <summary>A token of the Bot Framework's service.</summary>
    public string Token(Action<FakeToken>? change = null) => Write(change, new JsonObject
    {
        ["iss"] = Issuer,
        ["aud"] = AppId,
        ["nbf"] = _time.GetUtcNow().AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = _time.GetUtcNow().AddHours(1).ToUnixTimeSeconds(),
        ["serviceurl"] = ServiceUrl,
    });

    /// <summary>A token of Entra for a person, as Teams gives it to a tab.</summary>
    public string PersonToken(string objectId, string tenant = Tenant, Action<FakeToken>? change = null) => Write(change, new JsonObject
    {
        ["iss"] = $"{new Uri(Address, "login/")}{tenant}/v2.0",
        ["aud"] = AppId,
        ["nbf"] = _time.GetUtcNow().AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = _time.GetUtcNow().AddHours(1).ToUnixTimeSeconds(),
        ["ver"] = "2.0",
        ["tid"] = tenant,
        ["oid"] = objectId,
        ["scp"] = "access_as_user",
    });

    /// <summary>Answers requests for documents; false where it is none.</summary>
    public async Task<bool> Handle(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var isEntra = path.StartsWith("/login/", StringComparison.Ordinal);
        var isKeys = path.EndsWith("/keys", StringComparison.Ordinal);
        if (!isKeys && !path.Contains("/.well-known/", StringComparison.Ordinal)) return false;
        lock (_gate) _requests.Add(path);
        if (Fault is { } fault && await fault(http)) return true;
        var root = isEntra ? path[1..(path.IndexOf("/v2.0/", StringComparison.Ordinal) + "/v2.0".Length)] : "v1/.well-known";
        var document = isKeys ? KeySet(isEntra) : new JsonObject
        {
            ["issuer"] = isEntra ? new Uri(Address, root).ToString() : Issuer,
            ["jwks_uri"] = new Uri(Address, root + "/keys").ToString(),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        };
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(document.ToJsonString());
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        using var hurry = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(hurry.Token);
        await _server.DisposeAsync();
    }

    private string Write(Action<FakeToken>? change, JsonObject claims)
    {
        var token = new FakeToken(Key) { Claims = claims };
        change?.Invoke(token);
        return token.Write();
    }

    private JsonObject KeySet(bool isEntra)
    {
        lock (_gate)
        {
            var keys = _published.Select(key => key.Jwk()).ToList();
            if (isEntra) keys.ForEach(key => key.Remove("endorsements"));
            return new JsonObject { ["keys"] = new JsonArray([.. keys]) };
        }
    }
}
