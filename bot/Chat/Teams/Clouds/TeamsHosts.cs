namespace CoachBot.Chat.Teams.Clouds;

/// <summary>
/// Where the bot's token may go: an activity's service URL is a claim of somebody else, and a stored one may be old. Exact
/// hosts, https, no port, no user info; on this machine the one local cloud of <see cref="TeamsOptions.Local"/> too.
/// </summary>
public sealed class TeamsHosts(TeamsCloud cloud, TeamsOptions options)
{
    public bool MaySend(Uri serviceUrl) =>
        serviceUrl.IsAbsoluteUri && serviceUrl.UserInfo.Length == 0 && (IsOfTheCloud(serviceUrl) || IsLocal(serviceUrl));

    /// <summary>A token's service URL and an activity's are the same: but for a slash at the end and the case of the host.</summary>
    public static bool AreSame(string claim, string serviceUrl) =>
        Uri.TryCreate(claim, UriKind.Absolute, out var one) && Uri.TryCreate(serviceUrl, UriKind.Absolute, out var other)
        && one.GetLeftPart(UriPartial.Authority) == other.GetLeftPart(UriPartial.Authority) && PathOf(one) == PathOf(other);

    private static string PathOf(Uri address) => address.PathAndQuery.TrimEnd('/') + address.Fragment;

    private bool IsOfTheCloud(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && cloud.Hosts.Contains(address.Host, StringComparer.Ordinal);

    private bool IsLocal(Uri address) => options switch
    {
        { Local: { } local } => address.IsLoopback && address.GetLeftPart(UriPartial.Authority) == local.GetLeftPart(UriPartial.Authority),
        { Unauthenticated: true } => address.IsLoopback,
        _ => false,
    };
}
