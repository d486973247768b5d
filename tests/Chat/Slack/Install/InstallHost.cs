using System.Net;
using CoachBot.Chat.Slack;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Content;
using CoachBot.Intake;
using CoachBot.Storage;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Slack.Install;

/// <summary>The product's Slack on a free loopback port beside a fake Slack, with a browser that keeps cookies by hand and follows nothing by itself.</summary>
internal sealed class InstallHost : IAsyncDisposable
{
    public const string Public = "https://coach.example.com";

    private readonly TempFolder folder = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    private readonly Dictionary<string, string?> settings;
    private WebApplication? app;

    private InstallHost(FakeSlack slack, Dictionary<string, string?> settings) => (Slack, this.settings) = (slack, settings);

    public FakeSlack Slack { get; }

    public FakeTimeProvider Machine { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public LineLog Log { get; } = new();

    public Installations Installations => app!.Services.GetRequiredService<Installations>();

    public Store Store => app!.Services.GetRequiredService<Store>();

    public IServiceProvider Services => app!.Services;

    /// <summary>For many workspaces: those with these ids may install.</summary>
    public static async Task<InstallHost> ForMany(FakeApp? fake = null, params string[] workspaces)
    {
        var slack = await FakeSlack.Start(app: fake);
        var chosen = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Slack:ClientId"] = slack.App.ClientId,
            ["Slack:ClientSecret"] = slack.App.ClientSecret,
            ["Slack:SigningSecret"] = slack.App.SigningSecret,
            ["Slack:PublicAddress"] = Public,
        };
        for (var i = 0; i < workspaces.Length; i++) chosen[$"Slack:Workspaces:{i}"] = workspaces[i];
        return await Start(slack, chosen);
    }

    public static async Task<InstallHost> Start(FakeSlack slack, Dictionary<string, string?> chosen)
    {
        chosen["Slack:Api"] = slack.Api.AbsoluteUri;
        var host = new InstallHost(slack, chosen);
        await host.Start();
        return host;
    }

    /// <summary>Stops, and starts again on the same database.</summary>
    public async Task Restart(params (string Key, string? Value)[] changed)
    {
        foreach (var (key, value) in changed) settings[key] = value;
        await app!.DisposeAsync();
        await Start();
    }

    /// <summary>What a browser gets.</summary>
    public async Task<Page> Get(string address, string? cookie = null, string? host = null)
    {
        // The public address is this service.
        var uri = new Uri(new Uri(app!.Urls.Single()), address.Replace(Public, "", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (host is not null) request.Headers.Host = host;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(each => each.Key, each => string.Join(", ", each.Value), StringComparer.OrdinalIgnoreCase);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), headers);
    }

    /// <summary>Presses the button: where the browser is sent, and its cookie.</summary>
    public async Task<(Uri Authorize, string Cookie)> Begin()
    {
        var page = await Get("/slack/install/begin");
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        return (new Uri(page.Headers["Location"]), page.Headers["Set-Cookie"].Split(';')[0]);
    }

    /// <summary>From the button to the last page.</summary>
    public async Task<Page> Install(FakeWorkspace workspace, bool wholeOrg = false, IReadOnlyList<string>? scopes = null)
    {
        var (authorize, cookie) = await Begin();
        return await Get(Slack.Allow(authorize, workspace, wholeOrg: wholeOrg, scopes: scopes).AbsoluteUri, cookie);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app!.DisposeAsync();
        await Slack.DisposeAsync();
        folder.Dispose();
    }

    private async Task Start()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection([new("Storage:Sqlite", folder.File("coachbot.db")), new("Content:Path", Shipped.Folder)]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(Machine);
        builder.Services.AddStorage();
        builder.Services.AddContent(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddIntake();
        app = builder.Build();
        app.MapSlack();
        await app.StartAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>What a browser got.</summary>
internal sealed record Page(HttpStatusCode Status, string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The words a person reads.</summary>
    public string Words => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(
        Html.Split("<main>")[1], "<[^>]*>", "\n", System.Text.RegularExpressions.RegexOptions.NonBacktracking));
}

/// <summary>Everything that is logged, in one list.</summary>
internal sealed class LineLog : ILoggerProvider
{
    private readonly ListLogger<LineLog> lines = new();

    public IReadOnlyList<string> Lines => lines.Lines;

    public ILogger CreateLogger(string categoryName) => lines;

    public void Dispose()
    {
    }
}
