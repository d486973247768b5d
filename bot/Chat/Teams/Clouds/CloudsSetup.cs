using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Clouds;

/// <summary>Registers the cloud and the hosts of it.</summary>
internal static class CloudsSetup
{
    public static IServiceCollection AddClouds(this IServiceCollection services, TeamsOptions options)
    {
        services.AddSingleton(provider => TeamsCloud.Of(provider.GetRequiredService<IOptions<TeamsOptions>>().Value));
        services.AddSingleton(provider => new TeamsHosts(provider.GetRequiredService<TeamsCloud>(), provider.GetRequiredService<IOptions<TeamsOptions>>().Value));
        if (options.Unauthenticated || options.Local is not null) services.AddHostedService<LoudWarning>();
        return services;
    }
}
