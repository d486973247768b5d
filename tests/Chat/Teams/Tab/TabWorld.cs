using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams;
using CoachBot.Chat.Teams.People;
using CoachBot.Content;
using CoachBot.Crm.Webhook;
using CoachBot.Delivery;
using CoachBot.Intake;
using CoachBot.Operations;
using CoachBot.Operations.Sandbox;
using CoachBot.Operations.Tenants;
using CoachBot.Schedule;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using CoachBot.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Chat.Teams.Tab;

/// <summary>The real service with Teams and the demo scene, a key server of our own, and people whom Teams has named before.</summary>
public sealed class TabWorld : IAsyncLifetime
{
    public const string Jonas = "jonas.weber@nordwind.example";
    public const string JonasId = "7faf8ab2-3d56-4244-b585-20c8a42ed2b8";
    public const string GuestId = "00000000-1111-4222-8333-444444444444";
    public const string StrangerId = "00000000-1111-4222-8333-555555555555";
    public const string IdleId = "00000000-1111-4222-8333-888888888881";
    public const string HostileId = "00000000-1111-4222-8333-888888888882";

    /// <summary>Somebody of whom Teams says nothing, as nobody can ask it here.</summary>
    public const string UnknownId = "00000000-1111-4222-8333-777777777777";
    private const string Path = "/hooks/teams-tab";

    /// <summary>Long, without a space to break at, from right to left, and markup.</summary>
    private static readonly string Hostile = $"<img src=x onerror=alert(1)> {new string('W', 300)} \u202Eevil\u202C שלום \U0001F468\u200D\U0001F469\u200D\U0001F467 [x](http://evil.example)";

    private readonly TempFolder _folder = new();
    private WebApplication? _app;

    public FakeKeys Keys { get; private set; } = null!;

    public HttpClient Http { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public CollectedLog Log { get; } = new();

    public Store Store => _app!.Services.GetRequiredService<Store>();

    public async ValueTask InitializeAsync()
    {
        Keys = await FakeKeys.Start();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Sqlite"] = System.IO.Path.Combine(_folder.Path, "test.db"),
            ["Sandbox:Enabled"] = "true",
            ["Teams:AppId"] = FakeKeys.AppId,
            ["Teams:TenantId"] = FakeKeys.Tenant,
            ["Teams:ClientSecret"] = "client-secret-planted",
            ["Teams:Local"] = Keys.Address.ToString(),
            ["Teams:PublicAddress"] = "https://coach.example.com",
        });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(Log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var (services, settings) = (builder.Services, builder.Configuration);
        services.AddStorage().AddContent(settings).AddTenants(settings, withSandbox: true);
        services.AddWebhook(settings).AddTeams(settings);
        services.AddIntake().AddTurns().AddSchedule().AddDelivery();
        services.AddSingleton<Pipeline>();
        services.AddSandbox(settings, builder.Environment);
        _app = builder.Build();
        _app.UseStatusCodePages();
        _app.MapHooks();
        _app.MapTeams();
        _app.MapSandbox();
        await _app.StartAsync();
        Address = new(_app.Urls.Single() + "/");
        var users = _app.Services.GetRequiredService<TeamsUsers>();
        await users.Keep("default", new TeamsUser(FakeKeys.Tenant, JonasId, "29:jonas", Jonas, TeamsUserKind.Member, "Europe/Berlin", "en-GB", null));
        await users.Keep("default", new TeamsUser(FakeKeys.Tenant, GuestId, "29:guest", "guest@elsewhere.example", TeamsUserKind.Guest, null, null, null));
        await users.Keep("default", new TeamsUser(FakeKeys.Tenant, StrangerId, "29:stranger", "nobody@nordwind.example", TeamsUserKind.Member, null, null, null));
        await users.Keep("default", new TeamsUser(FakeKeys.Tenant, IdleId, "29:idle", "idle@nordwind.example", TeamsUserKind.Member, "Europe/Berlin", null, null));
        await users.Keep("default", new TeamsUser(FakeKeys.Tenant, HostileId, "29:hostile", "hostile@nordwind.example", TeamsUserKind.Member, "Europe/Berlin", null, null));
        await Happens("person.upserted", new { email = "idle@nordwind.example", name = "Ida Idle", role = "rep" });
        await Happens("person.upserted", new { email = "hostile@nordwind.example", name = Hostile, role = "rep" });
        await Happens("account.upserted", new { id = "hostile", name = Hostile, domains = new[] { "hostile.example" } });
        await Happens("deal.upserted", new { id = "hostile", name = Hostile, accountId = "hostile", ownerEmail = "hostile@nordwind.example", stage = "Proposal", status = "open" });
        await Happens("meeting.upserted", new
        {
            id = "hostile",
            title = Hostile,
            start = "2026-11-24T10:00:00+01:00",
            end = "2026-11-24T10:45:00+01:00",
            organizer = new { email = "hostile@nordwind.example" },
            attendees = new[] { new { email = "buyer@hostile.example", name = Hostile } },
        });
    }

    /// <summary>Nobody remembers any form that stands open.</summary>
    public Task ForgetForms() => Store.Write(WriteUrgency.Work, sql => { sql.Run("delete from open_forms"); }, default);

    /// <summary>Something happens in the world.</summary>
    private async Task Happens(string type, object data)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri(Address, "/sandbox/api/world"), new { type, data }, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Posts as the page does.</summary>
    public async Task<(int Status, JsonNode? Body)> Post(string? token, object body, string path = Path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path))
        {
            Content = new StringContent(body as string ?? System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) Assert.Equal("", text);
        return ((int)answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }

    public string Token(string objectId = JonasId, Action<FakeToken>? change = null) => Keys.PersonToken(objectId, change: change);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        await Keys.DisposeAsync();
        _folder.Dispose();
    }
}
