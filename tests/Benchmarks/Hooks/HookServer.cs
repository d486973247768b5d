using System.Net;
using CoachBot.Benchmarks.Support;
using CoachBot.Crm.Webhook;
using CoachBot.Intake;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Benchmarks.Hooks;

/// <summary>The real intake behind Kestrel on loopback, and beside it the same hooks only verified, and with a commit for each.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    public const string Connection = "bench";
    private readonly WebApplication app;
    private readonly OneByOne oneByOne;

    private HookServer(WebApplication app, OneByOne oneByOne) => (this.app, this.oneByOne) = (app, oneByOne);

    public IPEndPoint Address { get; private set; } = new(IPAddress.Loopback, 0);

    public static async Task<HookServer> Start(TempFolder folder, string secret)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Sqlite"] = folder.File("hooks.db"),
            [$"Webhook:Connections:{Connection}:Secret"] = secret,
            [$"Webhook:Connections:{Connection}:PerSecond"] = "100000",
            [$"Webhook:Connections:{Connection}:Burst"] = "10000000",
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddStorage();
        builder.Services.AddWebhook(builder.Configuration);
        builder.Services.AddIntake();
        builder.Services.AddSingleton<IHookSource>(provider => new OnlyVerified(Genuine(provider)));
        var made = builder.Build();
        made.MapHooks();
        var each = new OneByOne(folder.File("one-by-one.db"));
        var source = Genuine(made.Services);
        made.MapPost("/each/{connection}", (HttpContext http, string connection) => each.Take(http, connection, source));
        await made.StartAsync();
        return new HookServer(made, each) { Address = IPEndPoint.Parse(new Uri(made.Urls.Single()).Authority) };
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        oneByOne.Dispose();
    }

    private static WebhookSource Genuine(IServiceProvider provider) => new(provider.GetRequiredService<WebhookConnections>());

    /// <summary>Answers 202 after the signature was checked: nothing is read, nothing stored.</summary>
    private sealed class OnlyVerified(WebhookSource inner) : IHookSource
    {
        public string Name => "verify";

        public HookVerdict Admit(HookRequest headersOnly) => inner.Admit(headersOnly);

        public HookVerdict Verify(HookRequest request, DateTimeOffset now) =>
            inner.Verify(request, now) is { Genuine: false } refused ? refused : new HookVerdict(StatusCodes.Status202Accepted);

        public HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow) => throw new NotSupportedException();

        public Task<HookReply> Reply(HookRequest request, HookReading reading, Coach.Cards.Answer answer, bool late, CancellationToken cancel) => throw new NotSupportedException();
    }

    /// <summary>Verifies, reads and stores the same rows, with a transaction for each request.</summary>
    private sealed class OneByOne : IDisposable
    {
        private readonly StoreFile file;
        private readonly Sql sql;
        private readonly SemaphoreSlim writing = new(1, 1);

        public OneByOne(string path)
        {
            file = new StoreFile(path);
            file.Migrate();
            sql = file.Open();
        }

        public async Task Take(HttpContext http, string connection, WebhookSource source)
        {
            var headers = http.Request.Headers.ToDictionary(
                header => header.Key, IReadOnlyList<string> (header) => [.. header.Value.Select(value => value ?? "")], StringComparer.OrdinalIgnoreCase);
            using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            var request = new HookRequest(connection, http.Request.Path, headers, body.GetBuffer().AsMemory(0, (int)body.Length), false, true);
            var now = TimeProvider.System.GetUtcNow();
            var verdict = source.Verify(request, now);
            if (!verdict.Genuine) throw new InvalidOperationException(verdict.Detail);
            var reading = source.Read(request, verdict.Tenant!, now);
            await writing.WaitAsync(http.RequestAborted);
            try
            {
                sql.Run("begin immediate");
                if (HookKeys.IsNew(sql, verdict.Tenant!, source.Name, reading.Key!, reading.BodyHash, now)) Inbox.Add(sql, reading.Events[0]);
                sql.Run("commit");
            }
            finally
            {
                writing.Release();
            }

            http.Response.StatusCode = StatusCodes.Status202Accepted;
        }

        public void Dispose()
        {
            sql.Dispose();
            file.Dispose();
            writing.Dispose();
        }
    }
}
