using CoachBot.Chat.Teams.Clouds;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Conversations;

/// <summary>Registers the conversation references.</summary>
internal static class ConversationsSetup
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => TeamsCloud.Of(provider.GetRequiredService<IOptions<TeamsOptions>>().Value));
        services.TryAddSingleton(provider => new TeamsHosts(provider.GetRequiredService<TeamsCloud>(), provider.GetRequiredService<IOptions<TeamsOptions>>().Value));
        services.AddSingleton<TeamsConversations>();
        return services;
    }
}
