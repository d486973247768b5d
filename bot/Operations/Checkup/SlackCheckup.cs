using System.Net;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Socket;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Operations.Slack;

namespace CoachBot.Operations.Checkup;

/// <summary>Slack: whether the tokens work, what was permitted, whether it can be heard, and whether the clocks agree. Sends nothing to anybody.</summary>
/// <param name="running">A service on the same database runs: it has the sockets.</param>
internal sealed class SlackCheckup(SlackClient client, SocketTrial? trial, SlackOptions options, TimeProvider machine, bool running)
{
    private static readonly Dictionary<string, string?> NoArguments = [];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Nothing where Slack is off, or where its settings would stop the start: the settings' own checkup names those.</summary>
    public static async Task<IReadOnlyList<Finding>> Look(IServiceProvider services, IConfiguration configuration, string database, CancellationToken cancel)
    {
        var options = SlackOptions.In(configuration);
        if (!options.IsOn || new SlackOptionsCheck().Validate(null, options).Failed) return [];
        var checkup = new SlackCheckup(
            services.GetRequiredService<SlackClient>(), services.GetService<SocketTrial>(), options, services.GetRequiredService<TimeProvider>(), DatabaseCheckup.IsRunning(database));
        return [.. await checkup.Look(cancel), .. options.ClientId is { Length: > 0 } ? InstalledCheckup.Look(database, options) : []];
    }

    public async Task<IReadOnlyList<Finding>> Look(CancellationToken cancel)
    {
        var findings = new List<Finding>();
        var answer = await Asked(cancel);
        findings.AddRange(Answered(answer));
        if (answer is SlackSilent) return findings;
        if (trial is not null) findings.Add(await Socket(trial, cancel));
        findings.AddRange(await Address(cancel));
        return findings;
    }

    /// <summary>Whose token it is; without one, whether Slack answers at all.</summary>
    private Task<SlackAnswer> Asked(CancellationToken cancel) => options.BotToken is { Length: > 0 } token
        ? client.Call(token, "auth.test", NoArguments, cancel)
        : client.Call("api.test", NoArguments, cancel);

    private IEnumerable<Finding> Answered(SlackAnswer answer) => answer switch
    {
        SlackDone done => [.. Token(done), .. SlackClock.Look(done.Date, machine.GetUtcNow(), signed: !options.UsesSocket)],
        SlackRefused refused when SlackErrors.Of(refused.Code) is SlackErrorClass.Limited or SlackErrorClass.NotSent or SlackErrorClass.MayBeSent =>
            [Finding.Warning($"Slack: it could not be asked ({refused.Code}).", "Check again in a minute.")],
        SlackRefused refused =>
            [Finding.Error($"Slack: Slack:BotToken is refused ({refused.Code}).", "Install the app in the workspace again, and set Slack:BotToken to the token that OAuth & Permissions shows.")],
        SlackSilent silent => [Finding.Error($"Slack: {options.Api} does not answer ({silent.Reason}).", "Look whether this machine reaches it, and what a proxy or firewall says.")],
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}"),
    };

    private IEnumerable<Finding> Token(SlackDone done)
    {
        if (options.BotToken is not { Length: > 0 }) yield break;
        yield return Finding.Fine($"Slack: Slack:BotToken is that of the bot '{Text(done, "user")}' in the workspace '{Text(done, "team")}' ({Text(done, "team_id")}).");
        if (done.Scopes is null) yield return Finding.Warning("Slack: what the bot may do was not told.", "Check again; where it stays so, something between this machine and Slack takes headers away.");
        else foreach (var finding in ScopeCheckup.Look(Grant.ReadScopes(done.Scopes), "Slack")) yield return finding;
    }

    private async Task<Finding> Socket(SocketTrial socket, CancellationToken cancel)
    {
        var reason = await socket.Run(addressOnly: running, cancel);
        if (reason is not null) return Finding.Error($"Slack: no socket opens ({reason}).", SocketCure.Of(reason));
        return running
            ? Finding.Fine("Slack: Slack:AppToken may open sockets; those of the running service are at /health.")
            : Finding.Fine("Slack: Slack:AppToken opens a socket.");
    }

    private async Task<IEnumerable<Finding>> Address(CancellationToken cancel)
    {
        if (options.PublicAddress is not { } address)
        {
            return options.UsesSocket
                ? []
                : [Finding.Note("Slack: whether it reaches this service was not tried.", "Set Slack:PublicAddress to where Slack calls, such as https://coach.example.com; its path is /hooks/slack/…")];
        }

        if (!running) return [Finding.Note($"Slack: {address} was not tried, because the service does not run.", "Start it, then check again.")];
        return await Reached(address, cancel) is { } reason
            ? [Finding.Warning($"Slack: {address} does not answer from here ({reason}).", "Look at its name, its certificate and the proxy before it; Slack calls /hooks/slack/… there.")]
            : [Finding.Fine($"Slack: {address} answers.")];
    }

    /// <summary>Asks as Slack does when it looks at a certificate: nothing but the hooks has to be reachable. https://docs.slack.dev/interactivity/implementing-slash-commands</summary>
    private async Task<string?> Reached(Uri address, CancellationToken cancel)
    {
        using var http = new HttpClient(SlackHttp.Handler(new SlackOptions { Api = address })) { Timeout = Patience };
        try
        {
            using var check = new FormUrlEncodedContent([new("ssl_check", "1")]);
            using var answer = await http.PostAsync(new Uri(address, "/hooks/slack/commands"), check, cancel);
            if (answer.StatusCode != HttpStatusCode.OK) return $"{(int)answer.StatusCode}";
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

    private static string Text(SlackDone done, string name) => done.Body.TryGetProperty(name, out var value) ? value.ToString() : "?";
}
