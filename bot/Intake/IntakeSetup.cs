using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Intake;

/// <summary>Registers the intake. Each vendor's folder adds its own <see cref="Wire.IHookSource"/>.</summary>
public static class IntakeSetup
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.TryAddSingleton<AnswerInRequest>(Coach.Coach.Answer);
        services.AddSingleton<HookIntake>();
        services.AddSingleton<Wire.HookDoor>(provider => provider.GetRequiredService<HookIntake>().Take);
        return services;
    }
}
