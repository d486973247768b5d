using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Benchmarks.Support;
using CoachBot.Chat.Teams;
using CoachBot.Chat.Teams.Inbound;
using CoachBot.Chat.Teams.People;
using CoachBot.Coach;
using CoachBot.Coach.People;
using CoachBot.Content;
using CoachBot.Delivery;
using CoachBot.Intake;
using CoachBot.Storage;
using CoachBot.Turns;
using CoachBot.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace CoachBot.Benchmarks.Teams;

/// <summary>The real intake with all of Teams behind it, a key server, and one colleague whom it knows. The connector is never called.</summary>
internal sealed class TeamsService : IAsyncDisposable
{
    public const string AppId = "c9e8c047-2a74-40a2-b28a-b162d5f5327c";
    public const string EntraTenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    public const string User = "7faf8ab2-3d56-4244-b585-20c8a42ed2b8";
    public const string Conversation = "a:17I0kl9EkpE1O9PH5TWrzrLNwnWWcfrU7QZjKR0WSf";
    private const string Email = "ann@ours.example";
    private const string KeyId = "bench";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _keys;
    private readonly Uri _address;
    private readonly IHost _app;
    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private int _made;

    private TeamsService(string file, WebApplication keys)
    {
        (_keys, _address) = (keys, new(keys.Urls.Single() + "/"));
        ServiceUrl = new Uri(_address, "teams/").ToString();
        (Token, _signed, _signature) = Sign(0);

        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Sqlite"] = file,
            ["Storage:WaitingWrites"] = "100000",
            ["Teams:AppId"] = AppId,
            ["Teams:TenantId"] = EntraTenant,
            ["Teams:ClientSecret"] = "bench",
            ["Teams:Local"] = _address.ToString(),
        });
        builder.Services.AddLogging();
        builder.Services.AddStorage();
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddTeams(builder.Configuration);
        builder.Services.AddIntake();
        builder.Services.AddTurns();
        builder.Services.AddDelivery();
        _app = builder.Build();
        Store.Start();
        _app.Services.GetRequiredService<TenantBook>().Settings = _ => Cast.Settings;
        Source = _app.Services.GetServices<IHookSource>().OfType<TeamsSource>().Single();
    }

    public Store Store => _app.Services.GetRequiredService<Store>();

    public HookIntake Intake => _app.Services.GetRequiredService<HookIntake>();

    public TeamsSource Source { get; }

    public string ServiceUrl { get; }

    public string Token { get; }

    public static async Task<TeamsService> Start(string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var keys = builder.Build();
        TeamsService? service = null;
        keys.MapGet("/v1/.well-known/openidconfiguration", () => service!.Metadata());
        keys.MapGet("/v1/keys", () => new JsonObject { ["keys"] = new JsonArray(service!.Jwk()) });
        await keys.StartAsync();
        service = new TeamsService(file, keys);
        var now = TimeProvider.System.GetUtcNow();
        var seen = new PersonSeen(Email, new PersonFacts("Ann", Roles.Rep, TimeZone: "Europe/Berlin"), new VersionStamp(now.AddDays(-1), 0, ""));
        await service.Store.Write(WriteUrgency.Work, sql => Inbox.Add(sql, new InboundEvent(Service.Tenant, Subjects.Person(Email), "made", now, seen)), default);
        await service._app.Services.GetRequiredService<TeamsUsers>().Keep(
            Service.Tenant, new TeamsUser(EntraTenant, User, "29:1XJKJMvc5GBtc2JwZq0oj8tHZmzrQgFmB39ATiQWA85g", Email, TeamsUserKind.Member, "Europe/Berlin", "en-US", Conversation));
        while (await service._app.Services.GetRequiredService<TurnStage>().RunOnce(default) > 0)
        {
            // Until she is known.
        }

        return service;
    }

    /// <summary>A good token that nobody has seen before.</summary>
    public string NewToken() => Sign(Interlocked.Increment(ref _made)).Token;

    /// <summary>What no check of a token can do without.</summary>
    public bool VerifyBare() => _rsa.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await ((IAsyncDisposable)_app).DisposeAsync();
        await _keys.DisposeAsync();
        _rsa.Dispose();
    }

    private (string Token, byte[] Signed, byte[] Signature) Sign(int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = KeyId, ["x5t"] = KeyId };
        var claims = new JsonObject
        {
            ["serviceurl"] = ServiceUrl,
            ["nbf"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(2).ToUnixTimeSeconds(),
            ["iss"] = "https://api.botframework.com",
            ["aud"] = AppId,
            ["number"] = number,
        };
        var text = $"{Part(header)}.{Part(claims)}";
        var signed = Encoding.ASCII.GetBytes(text);
        var signature = _rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return ($"{text}.{WebEncoders.Base64UrlEncode(signature)}", signed, signature);
    }

    private JsonObject Metadata() => new() { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = new Uri(_address, "v1/keys").ToString() };

    private JsonObject Jwk()
    {
        var parameters = _rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["n"] = WebEncoders.Base64UrlEncode(parameters.Modulus!),
            ["e"] = WebEncoders.Base64UrlEncode(parameters.Exponent!),
            ["endorsements"] = new JsonArray("msteams"),
        };
    }

    private static string Part(JsonObject json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
