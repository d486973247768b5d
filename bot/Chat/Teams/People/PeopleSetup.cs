namespace CoachBot.Chat.Teams.People;

/// <summary>Registers who is who in Teams.</summary>
internal static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<TeamsAccounts>();
        services.AddSingleton<TeamsUsers>();
        services.AddSingleton<TeamsRosters>();
        services.AddSingleton<TeamsChats>();
        services.AddSingleton<TeamsDirectory>();
        services.AddSingleton<TeamsViewers>();
        services.AddSingleton<TeamsPeople>();
        services.AddHostedService(provider => provider.GetRequiredService<TeamsPeople>());
        return services;
    }
}
