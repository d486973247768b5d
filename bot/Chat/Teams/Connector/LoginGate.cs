using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>
/// Credentials go to the cloud's own login and to no other host, whatever a library would like to look up. A cloud on this machine
/// stands in for it: MSAL itself takes no address without https.
/// </summary>
internal sealed class LoginGate(TeamsCloud cloud) : DelegatingHandler
{
    /// <summary>The authority as MSAL is told it, where the login is on this machine.</summary>
    public static readonly Uri StandIn = new("https://login.microsoftonline.com/");

    /// <summary>The login as MSAL is told it.</summary>
    public static Uri Authority(TeamsCloud cloud) => IsHere(cloud) ? StandIn : cloud.Login;

    /// <exception cref="HttpRequestException">Another host was to be called: nothing was.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || address.GetLeftPart(UriPartial.Authority) != Authority(cloud).GetLeftPart(UriPartial.Authority))
            throw new HttpRequestException("Credentials were to go to a host that is not the cloud's login.");
        if (IsHere(cloud)) request.RequestUri = new Uri(cloud.Login, address.PathAndQuery.TrimStart('/'));
        return base.SendAsync(request, cancellationToken);
    }

    private static bool IsHere(TeamsCloud cloud) => TeamsHosts.IsThisMachine(cloud.Login);
}
