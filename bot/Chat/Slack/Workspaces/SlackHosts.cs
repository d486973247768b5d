namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>Where secrets may go: Slack's own hosts, and this machine where the Web API is on it (tests).</summary>
public static class SlackHosts
{
    private static readonly string[] Domains = ["slack.com", "slack-gov.com"];

    /// <summary>A Web API that may be given tokens.</summary>
    public static bool IsApi(Uri api) =>
        api.IsAbsoluteUri && api.AbsolutePath.EndsWith('/') && api.Query.Length == 0 && api.Fragment.Length == 0 && api.UserInfo.Length == 0
        && (IsHere(api, "http", "https") || (api.Scheme == Uri.UriSchemeHttps && IsSlacks(api)));

    /// <summary>An address for a WebSocket that Slack has given: encrypted and Slack's own, or on this machine where the Web API is.</summary>
    public static bool IsSocket(Uri address, Uri api) =>
        (address.Scheme == Uri.UriSchemeWss && IsSlacks(address)) || (IsHere(api, "http", "https") && IsHere(address, "ws", "wss"));

    private static bool IsSlacks(Uri address) =>
        Domains.Any(domain => address.IdnHost == domain || address.IdnHost.EndsWith($".{domain}", StringComparison.Ordinal));

    private static bool IsHere(Uri address, params ReadOnlySpan<string> schemes) => address.IsAbsoluteUri && address.IsLoopback && schemes.Contains(address.Scheme);
}
