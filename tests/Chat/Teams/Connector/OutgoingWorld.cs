using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Tokens;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Teams.Connector;

/// <summary>All that goes out to Teams as the service registers it, gates and MSAL included; only the wires are scripted.</summary>
internal sealed class OutgoingWorld : IAsyncDisposable
{
    public const string App = "11111111-1111-4111-8111-111111111111";
    public const string OwnTenant = "22222222-2222-4222-8222-222222222222";
    public const string CustomerTenant = "33333333-3333-4333-8333-333333333333";
    public const string Room = "19:abc@thread.tacv2";
    public const string Secret = "s3cret~canary";
    public const string Token = "token-canary";

    public static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    public static readonly Uri Service = new("https://smba.trafficmanager.net/emea/");
    public static readonly TeamsOptions WithSecret = new() { AppId = App, TenantId = OwnTenant, ClientSecret = Secret };

    private readonly ServiceProvider _services;
    private int _tokens;

    /// <param name="scripted">False leaves the wires as they are.</param>
    public OutgoingWorld(TeamsOptions? options = null, bool scripted = true)
    {
        options ??= WithSecret;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Machine);
        services.AddSingleton(Create(options));
        services.AddClouds(options);
        services.AddConnector();
        KeyDocuments.AddClient(services, onThisMachine: true);
        if (scripted)
        {
            services.AddHttpClient(HttpNames.Connector).ConfigurePrimaryHttpMessageHandler(() => new Wire(this, (asked, cancel) => Connector!(asked, cancel)));
            services.AddHttpClient(HttpNames.Login).ConfigurePrimaryHttpMessageHandler(() => new Wire(this, (asked, cancel) => Login!(asked, cancel)));
            services.AddHttpClient(HttpNames.Identity).ConfigurePrimaryHttpMessageHandler(() => new Wire(this, (asked, cancel) => Identity!(asked, cancel)));
        }

        Login = (_, _) => Answer($$"""{"token_type":"Bearer","expires_in":3599,"access_token":"{{Token}}-{{Interlocked.Increment(ref _tokens)}}"}""");
        Identity = (_, _) => Answer($$"""{"token_type":"Bearer","expires_on":"4102444800","resource":"r","access_token":"{{Token}}-identity-{{Interlocked.Increment(ref _tokens)}}"}""");
        _services = services.BuildServiceProvider();
    }

    public CollectedLog Log { get; } = new();

    public FakeTimeProvider Machine { get; } = new(Now);

    /// <summary>Every request that reached a wire.</summary>
    public ConcurrentQueue<Asked> Asked { get; } = new();

    public IEnumerable<Asked> ToConnector => Asked.Where(asked => asked.To.AbsolutePath.Contains("/v3/", StringComparison.Ordinal));

    public Func<Asked, CancellationToken, Task<HttpResponseMessage>> Connector { get; set; } = (_, _) => Answer("""{"id":"1"}""", HttpStatusCode.Created);

    public Func<Asked, CancellationToken, Task<HttpResponseMessage>> Login { get; set; }

    public Func<Asked, CancellationToken, Task<HttpResponseMessage>> Identity { get; set; }

    public TeamsClient Client => _services.GetRequiredService<TeamsClient>();

    public BotTokens Tokens => _services.GetRequiredService<BotTokens>();

    public IHttpClientFactory Clients => _services.GetRequiredService<IHttpClientFactory>();

    public static Task<HttpResponseMessage> Answer(string body, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return Task.FromResult(response);
    }

    public static ConversationRef In(string id = Room, Uri? service = null) => new(CustomerTenant, service ?? Service, id);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Wire(OutgoingWorld world, Func<Asked, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var asked = new Asked(request.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), body, request.Headers.ToString());
            world.Asked.Enqueue(asked);
            return await answer(asked, cancellationToken);
        }
    }
}

/// <summary>A request as it went out.</summary>
internal sealed record Asked(HttpMethod Method, Uri To, string? Authorization, string Body, string Headers);
