using CoachBot.Chat.Slack;
using CoachBot.Chat.Teams;
using CoachBot.Content;
using CoachBot.Crm.Webhook;
using CoachBot.Delivery;
using CoachBot.Intake;
using CoachBot.Operations;
using CoachBot.Operations.CommandLine;
using CoachBot.Operations.Health;
using CoachBot.Operations.Sandbox;
using CoachBot.Operations.Tenants;
using CoachBot.Schedule;
using CoachBot.Storage;
using CoachBot.Turns;

return await Commands.Run(args, Build);

// Everything CoachBot is made of, in the order in which an event meets it.
static WebApplication Build(string[] args)
{
    // Settings lie beside the executable, wherever it is started from.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    var (services, settings) = (builder.Services, builder.Configuration);

    services.AddStorage();
    builder.AddServer();
    services.AddTelemetry(settings);
    services.AddContent(settings);
    services.AddTenants(settings, withSandbox: SandboxOptions.IsOn(settings, builder.Environment));
    services.AddWebhook(settings);
    services.AddSlack(settings);
    services.AddTeams(settings);
    services.AddIntake();
    services.AddTurns();
    services.AddSchedule();
    services.AddDelivery();
    services.AddSingleton<Pipeline>();
    services.AddSandbox(settings, builder.Environment);
    services.AddHealth();

    var app = builder.Build();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.MapHooks();
    app.MapWebhook();
    app.MapSlack();
    app.MapTeams();
    app.MapSandbox();
    app.MapHealth();
    return app;
}
