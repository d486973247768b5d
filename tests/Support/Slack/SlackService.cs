using CoachBot.Chat.Slack;
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

namespace CoachBot.Tests.Support.Slack;

/// <summary>
/// The real service in this process, which chats in one workspace of the fake Slack. The Sandbox runs beside it for the world
/// and the virtual clock; nobody chats there.
/// </summary>
public sealed class SlackService : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private WebApplication? _app;

    private SlackService(FakeSlack slack, LeapingTime time)
    {
        (Slack, Time) = (slack, time);
        Workspace = slack.Workspace("Nordwind", team: "T0NORDWIND");
        Installation = slack.Install(Workspace);
    }

    public FakeSlack Slack { get; }

    /// <summary>The clock on the wall of both, Slack and service.</summary>
    public LeapingTime Time { get; }

    public FakeWorkspace Workspace { get; }

    public FakeInstallation Installation { get; }

    public IServiceProvider Services => _app!.Services;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public HttpClient Http { get; } = new();

    /// <summary>All that the service logs; searched at the end of every test for what must not stand there.</summary>
    public CollectedLog Log { get; } = new();

    /// <summary>A service that does not run yet: put people into its workspace, then <see cref="Run"/>.</summary>
    public static async Task<SlackService> Create(FakeApp? app = null)
    {
        var time = new LeapingTime();
        return new(await FakeSlack.Start(time, app), time);
    }

    public async Task<SlackService> Run(params IEnumerable<(string Key, string? Value)> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Storage:Sqlite"] = Path.Combine(_folder.Path, "test.db"),
            ["Sandbox:Enabled"] = "true",
            ["Slack:Api"] = Slack.Api.ToString(),
            ["Slack:BotToken"] = Installation.Token,
            [Slack.App.SocketMode ? "Slack:AppToken" : "Slack:SigningSecret"] = Slack.App.SocketMode ? Slack.App.AppToken : Slack.App.SigningSecret,
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(Time);
        services.AddStorage().AddContent(builder.Configuration).AddTenants(builder.Configuration, withSandbox: true);
        services.AddWebhook(builder.Configuration).AddSlack(builder.Configuration);
        services.AddIntake().AddTurns().AddSchedule().AddDelivery();
        services.AddSingleton<Pipeline>();
        services.AddSandbox(builder.Configuration, builder.Environment);
        _app = builder.Build();
        _app.MapHooks();
        _app.MapSlack();
        _app.MapSandbox();
        var clock = Services.GetRequiredService<BusinessClock>(); // asked for once: a message may still come in when the service is gone
        Slack.Calendar = clock.GetUtcNow;
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
        Http.BaseAddress = Address;
        Slack.Sends.To(Http);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        await Slack.DisposeAsync();
        _folder.Dispose();
        Log.HoldsNone(SlackSecrets.Of(Slack));
    }
}
