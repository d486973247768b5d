namespace CoachBot.Schedule;

/// <summary>Registers the schedule.</summary>
public static class ScheduleSetup
{
    public static IServiceCollection AddSchedule(this IServiceCollection services)
    {
        services.AddHostedService<ZoneRules>();
        services.AddSingleton<ScheduleStage>();
        services.AddHostedService(provider => provider.GetRequiredService<ScheduleStage>());
        return services;
    }
}
