using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Chat.Slack.Install;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Socket;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack;

/// <summary>Registers Slack where it is configured.</summary>
public static class SlackSetup
{
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SlackOptions>().BindConfiguration(SlackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsCheck>();
        if (!SlackOptions.IsOnIn(configuration)) return services;

        services.AddDeeds();
        services.AddSlackHttp();
        AddWorkspaces(services, configuration);
        services.AddSingleton<SlackClient>();
        AddInstall(services);
        services.AddPeople();
        services.AddSingleton<WorkspaceClient>();
        services.TryAddSingleton<ResponseUrls>();
        services.AddSingleton<SlackInbox>();
        services.AddSingleton<SocketSource>();
        services.AddSingleton<SlackSource>();
        services.AddSingleton<IHookSource>(provider => provider.GetRequiredService<SlackSource>());
        services.AddSingleton<IChatPlatform, SlackChat>();
        AddSockets(services, SlackOptions.In(configuration));
        return services;
    }

    /// <summary>Maps the pages of the installation; nothing where Slack is off.</summary>
    public static WebApplication MapSlack(this WebApplication app)
    {
        if (app.Services.GetService<InstallPages>() is not { } pages || app.Services.GetRequiredService<IOptions<SlackOptions>>().Value.ClientId is not { Length: > 0 }) return app;
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/slack", StringComparison.OrdinalIgnoreCase),
            slack => slack.UseSecurityHeaders(InstallPages.Headers()));
        pages.Map(app);
        return app;
    }

    private static void AddSockets(IServiceCollection services, SlackOptions options)
    {
        services.AddSingleton<SocketBoard>();
        if (!options.UsesSocket) return;
        services.AddSingleton<SocketDialer>();
        services.AddSingleton<SocketTrial>();
        services.AddSingleton<SocketAnswers>();
        services.AddSingleton<SocketOpener>();
        services.AddHostedService<SlackSockets>();
    }

    /// <summary>The installations, and the keys that protect their tokens.</summary>
    private static void AddWorkspaces(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TokenVault>();
        services.AddSingleton<Installations>();

        // The token of the settings is never stored: there is nothing to protect, and no key is made.
        if (SlackOptions.In(configuration).BotToken is { Length: > 0 })
        {
            services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            return;
        }

        var keys = services.AddDataProtection().SetApplicationName(TokenVault.Application);
        if (KeyCertificate.Load(configuration) is { } certificate) keys.ProtectKeysWithCertificate(certificate);
        services.AddSingleton<KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((management, ring) => management.XmlRepository = ring);
    }

    /// <summary>The pages of an installation, and what keeps the installations up to date.</summary>
    private static void AddInstall(IServiceCollection services)
    {
        services.AddSingleton<SlackOAuth>();
        services.AddSingleton<TokenRenewal>(provider => provider.GetRequiredService<SlackOAuth>().Renew);
        services.AddSingleton<InstallStates>();
        services.AddSingleton<InstallPages>();
        services.AddSingleton<SlackIdentity>();
        services.AddSingleton<ISlackEvents, UninstallEvents>();
        services.AddHostedService<InstallationWatch>();
    }
}
