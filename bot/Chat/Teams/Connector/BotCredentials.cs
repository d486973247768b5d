using CoachBot.Chat.Teams.Clouds;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>Buys a token; MSAL keeps it in memory until a few minutes before it runs out.</summary>
/// <param name="scope">What it is for; ends in <c>/.default</c>.</param>
/// <param name="fresh">The one that is kept does not count any more.</param>
internal delegate Task<AuthenticationResult> BuyToken(string scope, bool fresh, CancellationToken cancel);

/// <summary>
/// The four ways in which a bot proves who it is. The authority is always the bot's own tenant, wherever the app is installed.
/// https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/web-apps-apis/client-credential-flows
/// </summary>
internal static class BotCredentials
{
    /// <summary>Key, and what the key stands for in sentences for operators.</summary>
    public static string Kind(TeamsOptions options) => options switch
    {
        { ManagedIdentity: true } => "Teams:ManagedIdentity",
        { FederatedIdentity.Length: > 0 } => "Teams:FederatedIdentity",
        { Certificate.Length: > 0 } => "Teams:Certificate",
        _ => "Teams:ClientSecret",
    };

    /// <exception cref="System.Security.Cryptography.CryptographicException">The certificate cannot be opened.</exception>
    /// <exception cref="IOException">The certificate cannot be read.</exception>
    public static BuyToken Of(TeamsOptions options, TeamsCloud cloud, IHttpClientFactory clients)
    {
        if (options.ManagedIdentity) return Managed(options.AppId!, clients);
        var builder = ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithAuthority(new Uri(LoginGate.Authority(cloud), options.TenantId), validateAuthority: false)
            .WithInstanceDiscovery(enableInstanceDiscovery: false)
            .WithHttpClientFactory(new MsalHttp(clients, HttpNames.Login), retryOnceOn5xx: false);
        var app = (options switch
        {
            { FederatedIdentity: { Length: > 0 } identity } => builder.WithClientAssertion(Assertion(Managed(identity, clients), Exchange(options.Cloud))),
            { Certificate.Length: > 0 } => builder.WithCertificate(BotCertificate.Load(options), sendX5C: true),
            _ => builder.WithClientSecret(options.ClientSecret),
        }).Build();
        return (scope, fresh, cancel) => app.AcquireTokenForClient([scope]).WithForceRefresh(fresh).ExecuteAsync(cancel);
    }

    /// <summary>A user-assigned identity, by its client id.</summary>
    private static BuyToken Managed(string identity, IHttpClientFactory clients)
    {
        var app = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(identity))
            .WithHttpClientFactory(new MsalHttp(clients, HttpNames.Identity), retryOnceOn5xx: false)
            .Build();
        return (scope, fresh, cancel) => app.AcquireTokenForManagedIdentity(Resource(scope)).WithForceRefresh(fresh).ExecuteAsync(cancel);
    }

    /// <summary>The identity's token stands for the secret. https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity</summary>
    private static Func<AssertionRequestOptions, Task<string>> Assertion(BuyToken identity, string audience) =>
        async asked => (await identity(audience, false, asked.CancellationToken)).AccessToken;

    /// <summary>Each cloud has an audience of its own for the exchange.</summary>
    private static string Exchange(TeamsCloudName cloud) => cloud switch
    {
        TeamsCloudName.GccHigh or TeamsCloudName.Dod => "api://AzureADTokenExchangeUSGov",
        TeamsCloudName.China => "api://AzureADTokenExchangeChina",
        TeamsCloudName.Public or TeamsCloudName.Gcc => "api://AzureADTokenExchange",
    };

    private static string Resource(string scope) => scope.EndsWith("/.default", StringComparison.Ordinal) ? scope[..^"/.default".Length] : scope;

    /// <summary>MSAL's requests, by clients of ours.</summary>
    private sealed class MsalHttp(IHttpClientFactory clients, string name) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(name);
    }
}
