namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Registers what people do in Teams beside writing, pressing and sending forms: they install, search, save a message, open a room's settings.</summary>
internal static class ExtrasSetup
{
    public static IServiceCollection AddExtras(this IServiceCollection services)
    {
        services.AddSingleton<ITeamsDeed, PersonalInstall>();
        services.AddSingleton<ITeamsDeed, SearchQueries>();
        services.AddSingleton<ITeamsDeed, MessageActions>();
        services.AddSingleton<ITeamsDeed, RoomConfig>();
        services.AddSingleton<ITeamsDeed, OtherExtensions>();
        return services;
    }
}
