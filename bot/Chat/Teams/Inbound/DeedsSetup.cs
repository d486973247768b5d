using CoachBot.Chat.Adapters;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Registers what people do in Teams. Whoever wants to hear of events adds its own <see cref="Activities.ITeamsEvents"/>, and of other deeds an <see cref="ITeamsDeed"/>.</summary>
internal static class DeedsSetup
{
    public static IServiceCollection AddDeeds(this IServiceCollection services)
    {
        services.TryAddSingleton<SentCards>();
        services.TryAddSingleton<FormOpenings>();
        services.TryAddSingleton<CallerFinder>();
        services.TryAddSingleton<JustPressed>();
        services.AddSingleton<Sentences>();
        services.AddSingleton<Callers>();
        services.AddSingleton<PressedCards>();
        services.AddSingleton<CardFaces>();
        services.AddSingleton<FormDialogs>();
        services.AddSingleton<Remarks>();
        services.AddSingleton<ITeamsDeed, Messages>();
        services.AddSingleton<ButtonPresses>();
        services.AddSingleton<ITeamsDeed>(provider => provider.GetRequiredService<ButtonPresses>());
        services.AddSingleton<ITeamsDeed, FormButtons>();
        services.AddSingleton<ITeamsDeed, CardRefreshes>();
        services.AddSingleton<ITeamsDeed, SentForms>();
        services.AddSingleton<TeamsInbox>();
        services.AddSingleton<Wire.IHookSource, TeamsSource>();
        services.AddSingleton<TeamsHeldHooks>();
        services.AddHostedService(provider => provider.GetRequiredService<TeamsHeldHooks>());
        return services;
    }
}
