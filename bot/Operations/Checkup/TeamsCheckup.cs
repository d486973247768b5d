using System.Net;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Operations.Teams;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Checkup;

/// <summary>Teams: whether a token can be bought and is ours, whether keys and connector answer, and what Teams needs to reach us. Sends nothing to anybody.</summary>
/// <param name="running">A service on the same database runs.</param>
internal sealed class TeamsCheckup(BotTokens tokens, TeamsClient client, TeamsKeysCheckup keys, TeamsCloud cloud, TeamsOptions options, TimeProvider machine, bool running)
{
    /// <summary>A team that nobody has: to ask for it tells whether we are heard, and changes nothing.</summary>
    private const string Nowhere = "19:00000000000000000000000000000000@thread.tacv2";

    private const string Door = "/api/messages";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Nothing where Teams is off, or where its settings would stop the start: the settings' own checkup names those.</summary>
    public static async Task<IReadOnlyList<Finding>> Look(IServiceProvider services, string database, CancellationToken cancel)
    {
        if (Options(services) is not { IsOn: true } options) return [];
        var cloud = services.GetRequiredService<TeamsCloud>();
        var keys = new TeamsKeysCheckup(services.GetRequiredService<IHttpClientFactory>(), cloud, options, services.GetRequiredService<TimeProvider>());
        var checkup = new TeamsCheckup(
            services.GetRequiredService<BotTokens>(), services.GetRequiredService<TeamsClient>(), keys, cloud, options, services.GetRequiredService<TimeProvider>(), DatabaseCheckup.IsRunning(database));
        return [.. await checkup.Look(cancel), .. ConversationsCheckup.Look(database)];
    }

    public async Task<IReadOnlyList<Finding>> Look(CancellationToken cancel)
    {
        var findings = new List<Finding>();
        if (options.Unauthenticated)
        {
            findings.Add(Finding.Warning("Teams: TEAMS IS NOT AUTHENTICATED, whoever calls from this machine may speak for anybody.", "Take Teams:Unauthenticated out unless you are developing."));
        }
        else
        {
            findings.AddRange(TeamsCertificate.Look(options, machine.GetUtcNow()));
            var answer = await tokens.Get(cloud.Scope, cancel);
            findings.AddRange(Token(answer));
            findings.AddRange(await keys.Look(cancel));
            if (answer is TokenBought) findings.Add(await Connector(cancel));
        }

        findings.AddRange(await Address(cancel));
        return findings;
    }

    private static TeamsOptions? Options(IServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<IOptions<TeamsOptions>>().Value;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }

    private IEnumerable<Finding> Token(TokenAnswer answer) => answer switch
    {
        TokenBought bought => [Finding.Fine($"Teams: {BotCredentials.Kind(options)} buys a token in {Where()}."), .. TokenCheckup.Look(bought, options)],
        TokenRefused refused => [Finding.Error($"Teams: {BotCredentials.Kind(options)} buys no token in {Where()} ({refused.Reason}).", TokenCure.Of(refused.Reason))],
        TokenLater later => [Finding.Error($"Teams: no token was to be had in {Where()} ({later.Reason}).", $"{TokenCure.Of(later.Reason)} Then check again.")],
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}"),
    };

    private string Where() => options.ManagedIdentity ? "this machine's identity service" : $"the tenant {options.TenantId}";

    private async Task<Finding> Connector(CancellationToken cancel)
    {
        var host = cloud.Connector.Host;
        return await client.Team(options.TenantId ?? "", cloud.Connector, Nowhere, cancel) switch
        {
            ConnectorRefused { Why: ConnectorRefusal.NotAuthorized } refused => Finding.Error(
                $"Teams: {host} does not take the bot's token ({refused.Reason}).", "Look whether the bot is registered with this Teams:AppId, with Teams among its channels, and as single-tenant or with a managed identity."),
            ConnectorRefused { Why: ConnectorRefusal.WrongHost } => Finding.Warning(
                $"Teams: {host} does not serve this bot.", "Set Teams:Cloud to the cloud of your tenant, such as Gcc."),
            ConnectorRefused { Why: ConnectorRefusal.Suspended } => Finding.Warning(
                "Teams: an administrator has blocked the app.", "Allow it in the Teams admin center, Teams apps, Manage apps."),
            ConnectorRefused refused when refused.Reason.Contains("redirect", StringComparison.Ordinal) => Finding.Error(
                $"Teams: {host} answers with a redirect ({refused.Reason}).", "Look what proxy or firewall answers in its place: Teams does not redirect."),
            ConnectorDone or ConnectorRefused => Finding.Fine($"Teams: {host} answers and takes the bot's token."),
            ConnectorLater later => Finding.Error($"Teams: {host} was not reached ({later.Reason}).", "Look whether this machine reaches it, and what a proxy or firewall says."),
            ConnectorUnknown unknown => Finding.Warning($"Teams: {host} did not answer as it should ({unknown.Reason}).", "Check again in a minute, and look at https://status.cloud.microsoft."),
            var other => throw new InvalidOperationException($"Unknown answer {other.GetType().Name}"),
        };
    }

    private async Task<IEnumerable<Finding>> Address(CancellationToken cancel)
    {
        if (options.PublicAddress is not { } address)
        {
            return
            [
                Finding.Note("Teams: whether it reaches this service was not tried.", $"Set Teams:PublicAddress to where Teams calls, such as https://coach.example.com; the bot's messaging endpoint is {Door} there. Without it the app has no tab."),
            ];
        }

        if (options.Unauthenticated) return [];
        if (!running) return [Finding.Note($"Teams: {address} was not tried, because the service does not run.", "Start it, then check again.")];
        return await Reached(address, cancel) is { } reason
            ? [Finding.Warning($"Teams: {address} does not answer from here ({reason}).", $"Look at its name, its certificate and the proxy before it; the bot's messaging endpoint is {new Uri(address, Door)}.")]
            : [Finding.Fine($"Teams: {new Uri(address, Door)} answers; it is the bot's messaging endpoint. The app package is made by 'manifest teams'.")];
    }

    /// <summary>Whoever comes without a token is turned away, and with nothing else: so it is our door that answered.</summary>
    private static async Task<string?> Reached(Uri address, CancellationToken cancel)
    {
        using var http = new HttpClient(ConnectorSetup.Handler(useProxy: !address.IsLoopback)) { Timeout = Patience };
        try
        {
            using var nothing = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri(address, Door), nothing, cancel);
            if (answer.StatusCode != HttpStatusCode.Unauthorized) return $"{(int)answer.StatusCode}";
            return (await answer.Content.ReadAsByteArrayAsync(cancel)).Length == 0 ? null : "another page";
        }
        catch (HttpRequestException refused)
        {
            return refused.HttpRequestError.ToString();
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "no answer in time";
        }
    }
}
