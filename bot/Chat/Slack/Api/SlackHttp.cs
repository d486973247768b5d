using CoachBot.Chat.Slack.Workspaces;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack.Api;

/// <summary>How Slack is reached, and which hosts we talk to at all.</summary>
internal static class SlackHttp
{
    /// <summary>Name of the client: no redirects, no cookies, and nothing about its addresses in a log or a trace, for some are secrets.</summary>
    public const string Client = "slack";

    private static readonly TimeSpan ConnectsWithin = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan KeepsConnections = TimeSpan.FromMinutes(5);

    /// <summary>Where a <c>response_url</c> may lead. https://docs.slack.dev/interactivity/handling-user-interaction</summary>
    private static readonly string[] Responses = ["hooks.slack.com", "hooks.slack-gov.com"];

    /// <summary>Where a file may be uploaded. https://docs.slack.dev/messaging/working-with-files</summary>
    private static readonly string[] Uploads = ["files.slack.com", "files.slack-gov.com"];

    public static IServiceCollection AddSlackHttp(this IServiceCollection services)
    {
        services.AddHttpClient(Client, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(provider => Handler(provider.GetRequiredService<IOptions<SlackOptions>>().Value))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        return services;
    }

    public static SocketsHttpHandler Handler(SlackOptions options) => new()
    {
        UseProxy = !options.Api.IsLoopback,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ConnectsWithin,
        PooledConnectionLifetime = KeepsConnections,
        ActivityHeadersPropagator = null,
    };

    public static bool MayRespond(Uri address, SlackOptions options) => IsOneOf(address, Responses, options.Api);

    public static bool MayUpload(Uri address, SlackOptions options) => IsOneOf(address, Uploads, options.Api);

    /// <summary>Never to a host that only a payload names: to Slack's own, or to the fake that stands in for all of Slack on loopback.</summary>
    private static bool IsOneOf(Uri address, string[] hosts, Uri api)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0) return false;
        if (api.IsLoopback) return address.IsLoopback && address.Scheme == api.Scheme && address.Port == api.Port;
        return address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase);
    }
}
