using CoachBot.Chat.Teams.Clouds;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>Registers what checks tokens.</summary>
internal static class TokensSetup
{
    public static IServiceCollection AddTokens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<TeamsOptions>, IssuersCheck>();
        KeyDocuments.AddClient(services, onThisMachine: TeamsOptions.In(configuration).Local is not null);
        services.AddSingleton<IssuerTable>();
        services.AddSingleton(provider => new ServiceTokens(
            provider.GetRequiredService<IssuerTable>(),
            provider.GetRequiredService<TeamsHosts>(),
            provider.GetRequiredService<IOptions<TeamsOptions>>(),
            provider.GetRequiredService<Store>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PersonTokens(
            provider.GetRequiredService<TeamsCloud>(),
            provider.GetRequiredService<IOptions<TeamsOptions>>(),
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PersonTokens>>()));
        return services;
    }
}
