using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Turns;

/// <summary>Registers the turns.</summary>
public static class TurnsSetup
{
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddOptions<TurnOptions>().BindConfiguration(TurnOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<Decide>(Coach.Coach.Decide);
        services.AddSingleton<TurnStage>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnStage>());
        return services;
    }
}
