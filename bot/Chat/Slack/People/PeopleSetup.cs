using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Chat.Slack.People;

/// <summary>Registers who is who in Slack.</summary>
public static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<SlackAccounts>();
        services.AddSingleton<SlackDirectory>();
        services.AddSingleton<ISlackEvents, PeopleEvents>();
        services.AddSingleton<SlackQuiet>();
        services.AddSingleton<ISlackEvents, QuietEvents>();
        services.AddSingleton<ISlackEvents, RoomEvents>();
        services.AddSingleton<SlackRooms>();
        services.AddHostedService(provider => provider.GetRequiredService<SlackRooms>());
        services.AddSingleton<SlackPeople>();
        services.AddHostedService(provider => provider.GetRequiredService<SlackPeople>());
        return services;
    }
}
