using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Chat.Teams.Inbound;
using CoachBot.Chat.Teams.People;
using CoachBot.Chat.Teams.Package;
using CoachBot.Chat.Teams.Tokens;
using Microsoft.Extensions.Options;
using CoachBot.Chat.Teams.Tab;

namespace CoachBot.Chat.Teams;

/// <summary>Registers Teams where it is configured.</summary>
public static class TeamsSetup
{
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TeamsOptions>().BindConfiguration(TeamsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsCheck>();
        if (!TeamsOptions.IsOnIn(configuration)) return services;

        services.AddClouds(TeamsOptions.In(configuration));
        services.AddConnector();
        services.AddPackage();
        services.AddTokens(configuration);
        services.AddConversations();
        services.AddPeople();
        services.AddSingleton<TeamsPlaces>();
        services.AddSingleton<TeamsPosts>();
        services.AddSingleton<IChatPlatform, TeamsChat>();
        services.AddDeeds();
        services.AddRooms();
        services.AddExtras();
        services.AddTab(TeamsOptions.In(configuration));
        return services;
    }

    /// <summary>Maps the personal tab; nothing where it is not configured.</summary>
    public static WebApplication MapTeams(this WebApplication app) => app.MapTab();
}
