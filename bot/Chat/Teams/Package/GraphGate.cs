using System.Net.Http.Headers;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;

namespace CoachBot.Chat.Teams.Package;

/// <summary>The one place in which a request gets a token for Graph: its address is the cloud's Graph, or nothing is called.</summary>
internal sealed class GraphGate(TeamsCloud cloud) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<TokenBought> Key = new("coachbot.graph.token");

    public static void Give(HttpRequestMessage request, TokenBought token) => request.Options.Set(Key, token);

    /// <exception cref="InvalidOperationException">The address is not the cloud's Graph: nothing was called.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || address.GetLeftPart(UriPartial.Authority) != cloud.Graph.GetLeftPart(UriPartial.Authority))
            throw new InvalidOperationException("Graph was to be called at an address that is not its cloud's.");
        request.Headers.Authorization = request.Options.TryGetValue(Key, out var token) ? new AuthenticationHeaderValue("Bearer", token.Value) : null;
        return base.SendAsync(request, cancellationToken);
    }
}
