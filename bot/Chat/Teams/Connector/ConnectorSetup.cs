using CoachBot.Chat.Teams.Clouds;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>Registers all that goes out to Teams: who is called, with which token, and how often.</summary>
internal static class ConnectorSetup
{
    private static readonly TimeSpan ConnectsWithin = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan KeepsConnections = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        services.AddTransient<TokenGate>();
        services.AddTransient<LoginGate>();
        services.AddQuietClient(HttpNames.Connector).AddHttpMessageHandler<TokenGate>();
        services.AddQuietClient(HttpNames.Login).AddHttpMessageHandler<LoginGate>();

        // The managed identity's address is the machine's own, and of no use to a proxy.
        services.AddQuietClient(HttpNames.Identity).ConfigurePrimaryHttpMessageHandler(() => Handler(useProxy: false));
        services.AddSingleton<BotTokens>();
        services.AddSingleton<TeamsClient>();
        return services;
    }

    /// <summary>No redirects, no cookies, and nothing of ours in a trace's headers. No proxy where only this machine is called.</summary>
    public static SocketsHttpHandler Handler(bool useProxy) => new()
    {
        UseProxy = useProxy,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ConnectsWithin,
        PooledConnectionLifetime = KeepsConnections,
        ActivityHeadersPropagator = null,
    };

    /// <summary>Nothing about its addresses in a log; its caller says how long a call may take.</summary>
    private static IHttpClientBuilder AddQuietClient(this IServiceCollection services, string name) => services
        .AddHttpClient(name, http => http.Timeout = Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers()
        .ConfigurePrimaryHttpMessageHandler(provider => Handler(provider.GetRequiredService<IOptions<TeamsOptions>>().Value is { Local: null, Unauthenticated: false }))
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
