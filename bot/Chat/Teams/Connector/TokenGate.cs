using System.Net.Http.Headers;
using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>
/// The one place in which a request gets the bot's token, which opens the whole bot to whoever has it: so the address is looked at
/// here, each time, however it came to be known.
/// </summary>
internal sealed class TokenGate(TeamsHosts hosts) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<TokenBought> Key = new("coachbot.token");

    /// <summary>The token goes with the request once its address has been looked at.</summary>
    public static void Give(HttpRequestMessage request, TokenBought token) => request.Options.Set(Key, token);

    /// <exception cref="InvalidOperationException">The address is none of the cloud's: nothing was called. The client has to ask before.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !hosts.MaySend(address)) throw new InvalidOperationException("The connector was to be called at an address that is not its cloud's.");
        request.Headers.Authorization = request.Options.TryGetValue(Key, out var token) ? new AuthenticationHeaderValue("Bearer", token.Value) : null;
        return base.SendAsync(request, cancellationToken);
    }
}
