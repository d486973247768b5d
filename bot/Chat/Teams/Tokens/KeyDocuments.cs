using Microsoft.IdentityModel.Protocols;

namespace CoachBot.Chat.Teams.Tokens;

/// <summary>
/// Fetches the documents of an issuer's keys: https alone, but for the one local cloud; no redirects, nothing large, nothing slow.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#openid-metadata-document
/// </summary>
/// <param name="local">The cloud on this machine, whose documents stand there and nowhere else; null for a real one.</param>
internal sealed class KeyDocuments(IHttpClientFactory clients, Uri? local) : IDocumentRetriever
{
    /// <summary>Name of the client: no redirects, no cookies, no token.</summary>
    public const string Client = "teams-keys";

    /// <summary>Both documents together have a few dozen KiB.</summary>
    public const int LargestDocument = 1024 * 1024;

    /// <summary>For one document.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !MayAsk(uri)) throw new IOException("The address of a key document is not allowed.");
        using var http = clients.CreateClient(Client);
        using var answer = await http.GetAsync(uri, cancel);
        if (!answer.IsSuccessStatusCode) throw new IOException($"A key document was answered with {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync(cancel);
    }

    /// <summary>Registers the client with which keys are fetched.</summary>
    public static void AddClient(IServiceCollection services, bool onThisMachine) =>
        services.AddHttpClient(Client, http => (http.Timeout, http.MaxResponseContentBufferSize) = (Patience, LargestDocument))
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                UseProxy = !onThisMachine,
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = Patience,
                ActivityHeadersPropagator = null,
            });

    private bool MayAsk(Uri address) =>
        address.UserInfo.Length == 0
        && (local is null ? address.Scheme == Uri.UriSchemeHttps : address.GetLeftPart(UriPartial.Authority) == local.GetLeftPart(UriPartial.Authority));
}
