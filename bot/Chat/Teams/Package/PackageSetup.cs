using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Package;

/// <summary>Registers what installs the app for people.</summary>
internal static class PackageSetup
{
    public static IServiceCollection AddPackage(this IServiceCollection services)
    {
        services.AddTransient<GraphGate>();
        services.AddHttpClient(GraphInstall.ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(provider => ConnectorSetup.Handler(useProxy: provider.GetRequiredService<IOptions<TeamsOptions>>().Value is { Local: null, Unauthenticated: false }))
            .AddHttpMessageHandler<GraphGate>();
        services.AddSingleton<GraphInstall>();
        return services;
    }
}
