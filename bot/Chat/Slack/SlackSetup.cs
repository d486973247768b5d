using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Inbound;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack;

/// <summary>Registers Slack where it is configured.</summary>
public static class SlackSetup
{
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SlackOptions>().BindConfiguration(SlackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (configuration.GetSection(SlackOptions.Section).Get<SlackOptions>() is not { IsOn: true }) return services;

        services.AddHttpClient();
        services.AddSingleton<Installations>();
        services.AddSingleton<SlackClient>();
        services.AddSingleton<SlackDirectory>();
        services.AddSingleton<SlackSource>();
        services.AddSingleton<IHookSource>(provider => provider.GetRequiredService<SlackSource>());
        services.AddSingleton<IChatPlatform, SlackChat>();
        return services;
    }

    /// <summary>Maps the pages of the installation; nothing where Slack is off.</summary>
    public static WebApplication MapSlack(this WebApplication app) => app;
}
