using CoachBot.Chat.Teams.Activities;

namespace CoachBot.Chat.Teams.People;

/// <summary>Registers who reads in rooms.</summary>
internal static class RoomsSetup
{
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddSingleton<ITeamsEvents, TeamsRoomEvents>();
        services.AddSingleton<TeamsRooms>();
        services.AddHostedService(provider => provider.GetRequiredService<TeamsRooms>());
        return services;
    }
}
