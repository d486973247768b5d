using CoachBot.Chat.Teams;
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

namespace CoachBot.Tests.Support.Teams;

/// <summary>
/// The real service in this process, which chats in one Entra tenant of the fake Teams. The Sandbox runs beside it for the world
/// and the virtual clock; nobody chats there.
/// </summary>
public sealed class TeamsService : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private WebApplication? _app;

    private TeamsService(FakeTeams teams, LeapingTime time) => (Teams, Time) = (teams, time);

    public FakeTeams Teams { get; }

    /// <summary>The clock on the wall of both, Teams and service.</summary>
    public LeapingTime Time { get; }

    public IServiceProvider Services => _app!.Services;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public HttpClient Http { get; } = new();

    /// <summary>All that the service logs; searched at the end of every test for what must not stand there.</summary>
    public CollectedLog Log { get; } = new();

    /// <summary>A service that does not run yet: put people into its tenant, then <see cref="Run"/>.</summary>
    public static async Task<TeamsService> Create(FakeTeamsApp? app = null)
    {
        var time = new LeapingTime();
        return new(await FakeTeams.Start(time, app), time);
    }

    public async Task<TeamsService> Run(params IEnumerable<(string Key, string? Value)> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Storage:Sqlite"] = Path.Combine(_folder.Path, "test.db"),
            ["Sandbox:Enabled"] = "true",
            ["Teams:Local"] = Teams.Address.ToString(),
            ["Teams:AppId"] = Teams.App.AppId,
            ["Teams:TenantId"] = Teams.App.TenantId,
            ["Teams:ClientSecret"] = Teams.App.ClientSecret,
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(Time);
        services.AddStorage().AddContent(builder.Configuration).AddTenants(builder.Configuration, withSandbox: true);
        services.AddWebhook(builder.Configuration).AddTeams(builder.Configuration);
        services.AddIntake().AddTurns().AddSchedule().AddDelivery();
        services.AddSingleton<Pipeline>();
        services.AddSandbox(builder.Configuration, builder.Environment);
        _app = builder.Build();
        _app.MapHooks();
        _app.MapTeams();
        _app.MapSandbox();
        var clock = Services.GetRequiredService<BusinessClock>(); // asked for once: a message may still come in when the service is gone
        Teams.Calendar = clock.GetUtcNow;
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
        Http.BaseAddress = Address;
        Teams.Sends.To(Http);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        await Teams.DisposeAsync();
        _folder.Dispose();
        Log.HoldsNone(TeamsSecrets.Of(Teams));
    }
}
