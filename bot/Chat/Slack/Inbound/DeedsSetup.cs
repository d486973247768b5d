namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Registers what people do in Slack. Whoever wants to hear of events adds its own <see cref="Workspaces.ISlackEvents"/>.</summary>
public static class DeedsSetup
{
    public static IServiceCollection AddDeeds(this IServiceCollection services)
    {
        services.AddSingleton<Sentences>();
        services.AddSingleton<SentCards>();
        services.AddSingleton<Views>();
        services.AddSingleton<FormModals>();
        services.AddSingleton<Callers>();
        services.AddSingleton<HomeTab>();
        services.AddSingleton<IDeed, Messages>();
        services.AddSingleton<IDeed, SlashCommands>();
        services.AddSingleton<IDeed>(provider => provider.GetRequiredService<HomeTab>());
        services.AddSingleton<IDeed, ButtonPresses>();
        services.AddSingleton<IDeed, SentForms>();
        services.AddSingleton<IDeed, MoreFields>();
        services.AddSingleton<IDeed, FieldSuggestions>();
        services.AddSingleton<IDeed, MessageShortcuts>();
        services.AddSingleton<HeldHooksLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<HeldHooksLoop>());
        return services;
    }
}
