using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Content;
using CoachBot.Crm.Webhook;
using CoachBot.Delivery;
using CoachBot.Intake;
using CoachBot.Operations;
using CoachBot.Operations.Sandbox;
using CoachBot.Operations.Tenants;
using CoachBot.Schedule;
using CoachBot.Storage;
using CoachBot.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Chat.Sandbox;

/// <summary>The real service on a free loopback port, with a database of its own.</summary>
public sealed class SandboxHost : IAsyncLifetime
{
    public const string Jonas = "jonas.weber@nordwind.example";
    public const string Mira = "mira.novak@nordwind.example";
    public const string JonasRoom = "dm:" + Jonas;

    private readonly string folder = Directory.CreateTempSubdirectory("coachbot-").FullName;
    private readonly Dictionary<string, string?> settings;
    private WebApplication? app;

    public SandboxHost()
        : this([])
    {
    }

    private SandboxHost(Dictionary<string, string?> settings) => this.settings = settings;

    public HttpClient Http { get; private set; } = new();

    public IServiceProvider Services => app!.Services;

    /// <summary>A host with settings of its own.</summary>
    public static async Task<SandboxHost> With(params (string Key, string Value)[] settings)
    {
        var host = new SandboxHost(settings.ToDictionary(each => each.Key, string? (each) => each.Value, StringComparer.Ordinal));
        await host.InitializeAsync();
        return host;
    }

    public async ValueTask InitializeAsync() => await Start();

    /// <summary>Stops, and starts again on the same database.</summary>
    public async Task Restart()
    {
        await app!.DisposeAsync();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public async Task<JsonNode> Get(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"GET {path} answered {response.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task<(int Status, JsonNode? Body)> Post(string path, object body) =>
        await Read(await Http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken));

    public async Task<(int Status, JsonNode? Body)> PostText(string path, string body, string type = "application/json", string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Host = host;
        return await Read(await Http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    public async Task<(int Status, JsonNode? Body)> GetAny(string path) =>
        await Read(await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    public async Task<IReadOnlyList<JsonNode>> Messages(string room, string? reader = null, string? since = null)
    {
        var query = $"messages?room={Uri.EscapeDataString(room)}" + (reader is null ? "" : $"&as={reader}") + (since is null ? "" : $"&since={since}");
        return [.. (await Get(query))["messages"]!.AsArray().Select(message => message!)];
    }

    public async Task Begin(string scene = SandboxOptions.Demo)
    {
        var (status, body) = await Post("reset", new { scene });
        Assert.True(status == 200, $"reset answered {status}: {body}");
    }

    /// <summary>The only question about meetings that the demo scene begins with in a room.</summary>
    public async Task<JsonNode> Question(string room = JonasRoom) =>
        Assert.Single(await Messages(room), message => (string?)message["about"]?["kind"] is "meeting" or "day" && message["thread"] is null);

    public static string Action(JsonNode message, string verb) =>
        message["actions"]!.AsArray().Select(action => (string)action!["id"]!).First(id => id.StartsWith(verb + "@", StringComparison.Ordinal));

    /// <summary>Opens the form behind a button.</summary>
    public async Task<JsonNode> Open(JsonNode message, string verb, string by = Jonas)
    {
        var (status, body) = await Post("press", new { by, messageId = (string)message["id"]!, actionId = Action(message, verb) });
        Assert.Equal(200, status);
        return body!["form"] ?? throw new InvalidOperationException($"{verb} opened no form.");
    }

    private async Task Start()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Storage:Sqlite"] = Path.Combine(folder, "test.db") });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddStorage().AddContent(builder.Configuration).AddTenants(builder.Configuration, withSandbox: true);
        builder.Services.AddIntake().AddTurns().AddSchedule().AddDelivery().AddWebhook(builder.Configuration);
        builder.Services.AddSingleton<Pipeline>();
        builder.Services.AddSandbox(builder.Configuration, builder.Environment);
        app = builder.Build();
        app.MapHooks();
        app.MapSandbox();
        await app.StartAsync();
        Http.Dispose();
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single() + "/sandbox/api/") };
    }

    private static async Task<(int, JsonNode?)> Read(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (response.StatusCode >= HttpStatusCode.BadRequest && (int)response.StatusCode != 422)
                Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
        }
    }
}
