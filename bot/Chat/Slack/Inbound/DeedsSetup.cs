using CoachBot.Chat.Adapters;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>Registers what people do in Slack. Whoever wants to hear of events adds its own <see cref="Workspaces.ISlackEvents"/>.</summary>
public static class DeedsSetup
{
    public static IServiceCollection AddDeeds(this IServiceCollection services)
    {
        services.AddSingleton<Sentences>();
        services.TryAddSingleton<SentCards>();
        services.TryAddSingleton<FormOpenings>();
        services.TryAddSingleton<HomeViews>();
        services.TryAddSingleton<Decided>();
        services.TryAddSingleton<CallerFinder>();
        services.TryAddSingleton<JustPressed>();
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
        services.AddSingleton<SlackHeldHooks>();
        services.AddHostedService(provider => provider.GetRequiredService<SlackHeldHooks>());
        return services;
    }
}
