using System.Net;

namespace CoachBot.Chat.Teams.Clouds;

/// <summary>
/// Where the bot's token may go: an activity's service URL is a claim of somebody else, and a stored one may be old. Exact
/// hosts, https, no port, no user info; on this machine the one local cloud of <see cref="TeamsOptions.Local"/>. Without
/// authentication nothing but this machine is called.
/// </summary>
public sealed class TeamsHosts(TeamsCloud cloud, TeamsOptions options)
{
    public bool MaySend(Uri serviceUrl) =>
        serviceUrl.IsAbsoluteUri && serviceUrl.UserInfo.Length == 0 && (options is { Unauthenticated: false, Local: null } ? IsOfTheCloud(serviceUrl) : IsLocal(serviceUrl));

    /// <summary>A token's service URL and an activity's are the same: but for one slash at the end, and the case of scheme and host.</summary>
    public static bool AreSame(string claim, string serviceUrl) =>
        Uri.TryCreate(claim, UriKind.Absolute, out _) && Uri.TryCreate(serviceUrl, UriKind.Absolute, out _)
        && Split(claim) is var (host, path) && Split(serviceUrl) is var (otherHost, otherPath)
        && string.Equals(host, otherHost, StringComparison.OrdinalIgnoreCase) && string.Equals(path, otherPath, StringComparison.Ordinal);

    /// <summary>By its address, not by a name that somebody could give to another machine.</summary>
    internal static bool IsThisMachine(Uri address) =>
        address.IsAbsoluteUri && address.Scheme is "http" or "https"
        && (address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip)));

    /// <summary>As it is written, for an address that was read may have been made another: scheme and host, and what follows them.</summary>
    private static (string Host, string Path) Split(string address)
    {
        var begin = address.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0 ? scheme + 3 : 0;
        var end = address.AsSpan(begin).IndexOfAny('/', '?', '#') is var found and >= 0 ? begin + found : address.Length;
        var path = address[end..];
        return (address[..end], path.EndsWith('/') ? path[..^1] : path);
    }

    /// <summary>Ordinal, and the name as it is written: whatever only becomes one of the hosts by folding is not one of them.</summary>
    private bool IsOfTheCloud(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && cloud.Hosts.Contains(address.Host, StringComparer.Ordinal) && address.IdnHost == address.Host;

    private bool IsLocal(Uri address) =>
        IsThisMachine(address) && (options.Unauthenticated || address.GetLeftPart(UriPartial.Authority) == options.Local!.GetLeftPart(UriPartial.Authority));
}
