using CoachBot.Chat;
using CoachBot.Chat.Sandbox;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Sandbox;

/// <summary>Registers the Sandbox and maps its page and its calls. Call it after everything else: it starts last, and feeds the scene.</summary>
public static class SandboxSetup
{
    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<SandboxOptions>().BindConfiguration(SandboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (!SandboxOptions.IsOn(configuration, environment))
        {
            // A clock that only the Sandbox can move would stand still.
            services.PostConfigure<ClockOptions>(clock => clock.VirtualClock = false);
            services.AddHostedService<NoMadeUpCompany>();
            return services;
        }

        services.AddOptions<ClockOptions>().PostConfigure<IOptions<SandboxOptions>, Scenes>((clock, options, scenes) =>
        {
            clock.VirtualClock = options.Value.ClockIsVirtual;
            if (options.Value.Scene == SandboxOptions.Demo) clock.StartAt ??= scenes.Demo.StartAt;
        });
        services.AddSingleton<Scenes>();
        services.AddSingleton<IChatPlatform, SandboxChat>();
        services.AddSingleton<SandboxDesk>();
        services.AddSingleton<SandboxStore>();
        services.AddSingleton<SandboxWorld>();
        services.AddSingleton<SandboxView>();
        services.AddSingleton<SandboxReset>();
        services.AddSingleton<SandboxPosts>();
        services.AddSingleton<SandboxGets>();
        services.AddHostedService<SandboxStart>();
        return services;
    }

    /// <summary>Maps nothing where the Sandbox is off.</summary>
    public static WebApplication MapSandbox(this WebApplication app)
    {
        if (app.Services.GetService<SandboxPosts>() is not { } posts) return app;
        var gets = app.Services.GetRequiredService<SandboxGets>();
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(SandboxPage.Path, StringComparison.OrdinalIgnoreCase),
            sandbox => sandbox.UseSecurityHeaders(SandboxPage.Headers()));
        SandboxPage.Map(app);

        var api = app.MapGroup(SandboxPage.Path + "/api").ExcludeFromDescription();
        api.MapGet("/people", gets.People);
        api.MapGet("/rooms", gets.Rooms);
        api.MapGet("/messages", (string? room, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "as")] string? reader, string? since) => gets.Messages(room, reader, since));
        api.MapGet("/home", gets.Home);
        api.MapGet("/calendar", gets.Calendar);
        api.MapGet("/crm", gets.Crm);
        api.MapGet("/clock", gets.Clock);
        api.MapPost("/say", posts.Say);
        api.MapPost("/press", posts.Press);
        api.MapPost("/submit", posts.Submit);
        api.MapPost("/world", posts.World);
        api.MapPost("/clock", posts.Clock);
        api.MapPost("/reset", posts.Reset);
        api.MapFallback(() => SandboxHttp.Problem(
            404, "There is no such call. GET people, rooms, messages, home, calendar, crm or clock; POST say, press, submit, world, clock or reset."));
        return app;
    }
}
