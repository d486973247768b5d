using System.Diagnostics.CodeAnalysis;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>Makes calls: address, turn, budget, token, and then the request itself. Ids, statuses and codes go to the log, never a text or a token.</summary>
internal sealed partial class ConnectorCalls(
    IHttpClientFactory clients, BotTokens tokens, TeamsHosts hosts, string scope, TeamsOptions options, TimeProvider machine, ILogger logger)
{
    /// <summary>
    /// How long a call may take with all that waits before it, machine time: with the time in which it is found out where a message
    /// goes, less than Delivery gives it, so that this answer is the one that counts.
    /// </summary>
    public static readonly TimeSpan Waits = TimeSpan.FromSeconds(6);

    /// <summary>Calls that wait behind the one that is made, of one conversation.</summary>
    public const int LongestQueue = 32;

    /// <summary>Our own code: too many wait for the conversation, nothing was called.</summary>
    public const string Queue = "our_queue";

    /// <summary>Our own code: a budget is used up, nothing was called.</summary>
    public const string Budget = "our_budget";

    private static readonly TimeSpan QueueWaits = TimeSpan.FromSeconds(2);

    private readonly ConnectorBudgets _budgets = new(options.Limits, machine);
    private readonly ConversationQueue _queue = new(LongestQueue);

    public (long Count, DateTimeOffset? Last) BudgetWaits => _budgets.Waits;

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ConnectorAnswer> Make(ConnectorCall call, CancellationToken cancel)
    {
        if (!hosts.MaySend(call.Address))
        {
            LogHost(call.Method, call.Address.IdnHost);
            return new ConnectorRefused(ConnectorRefusal.NotAllowedHost, "not a host of the cloud");
        }

        using var patience = new Patience(Waits, machine, cancel);
        if (call.Line.Kind is not CallKind.Write) return await Paced(call, patience);
        try
        {
            using var turn = await _queue.Enter($"{call.Line.EntraTenant}/{call.Line.Of}", patience.Token);
            return turn is null ? new ConnectorLater(machine.GetUtcNow() + QueueWaits, Queue) : await Paced(call, patience);
        }
        catch (OperationCanceledException) when (patience.IsOver)
        {
            // The turn did not come in time: nothing was sent.
            return new ConnectorLater(machine.GetUtcNow() + QueueWaits, Queue);
        }
    }

    private async Task<ConnectorAnswer> Paced(ConnectorCall call, Patience patience)
    {
        if (_budgets.Take(call.Line, call.Awaited) is { } turn) return new ConnectorLater(turn, Budget);
        if (options.Unauthenticated) return (await Sent(call, null, patience)).Answer;
        for (var again = false; ; again = true)
        {
            switch (await Token(patience))
            {
                case TokenLater later: return new ConnectorLater(later.NotBefore, $"token: {later.Reason}");
                case TokenRefused refused: return new ConnectorRefused(ConnectorRefusal.NotAuthorized, $"token: {refused.Reason}");
                case TokenBought bought:
                    var (status, answer) = await Sent(call, bought, patience);
                    if (status != 401 || again || !tokens.Drop(scope, bought)) return answer;

                    // The second try counts as well.
                    if (_budgets.Take(call.Line, call.Awaited) is { } room) return new ConnectorLater(room, Budget);
                    break;
            }
        }
    }

    private async Task<TokenAnswer> Token(Patience patience)
    {
        try
        {
            return await tokens.Get(scope, patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsOver)
        {
            return new TokenLater(null, "no answer in time");
        }
    }

    private async Task<(int? Status, ConnectorAnswer Answer)> Sent(ConnectorCall call, TokenBought? token, Patience patience)
    {
        var content = call.Body is { } body ? WrittenContent.Json(body) : null;
        using var request = new HttpRequestMessage(call.Method, call.Address) { Content = content };
        if (token is not null) TokenGate.Give(request, token);
        try
        {
            using var client = clients.CreateClient(HttpNames.Connector);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var status = (int)response.StatusCode;
            var answer = await Read(response, status, patience.Token);
            return (status, Note(call, Limited(call, status, answer), status, ConnectorReading.Mark(Header(response, "MS-CV"))));
        }
        catch (OperationCanceledException) when (patience.IsOver)
        {
            return (null, Note(call, Silent(content, "no answer in time"), null, null));
        }
        catch (HttpRequestException broken) when (broken.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            // Its message names the address; its kind says enough.
            return (null, Note(call, new ConnectorLater(null, broken.HttpRequestError.ToString()), null, null));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return (null, Note(call, Silent(content, (broken as HttpRequestException)?.HttpRequestError.ToString() ?? "the connection broke"), null, null));
        }
    }

    private async Task<ConnectorAnswer> Read(HttpResponseMessage response, int status, CancellationToken cancel)
    {
        var now = machine.GetUtcNow();
        var wait = RetryAfter.Of(response, now);
        return ConnectorReading.Of(status, await Bounded.Read(response.Content, cancel), wait, now);
    }

    /// <summary>A request of which nothing was written did not happen.</summary>
    private static ConnectorAnswer Silent(WrittenContent? content, string reason) => content is { WasBegun: false } ? new ConnectorLater(null, reason) : new ConnectorUnknown(reason);

    /// <summary>Who was asked to wait keeps the others of his line from asking.</summary>
    private ConnectorAnswer Limited(ConnectorCall call, int status, ConnectorAnswer answer)
    {
        if (answer is ConnectorLater later && status == 429) return later with { NotBefore = _budgets.Limit(call.Line, later.NotBefore) };
        if (answer is ConnectorDone) _budgets.Passed(call.Line);
        return answer;
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    [SuppressMessage("Performance", "CA1873:Avoid potentially expensive logging", Justification = "A reason is there already.")]
    private ConnectorAnswer Note(ConnectorCall call, ConnectorAnswer answer, int? status, string? mark)
    {
        LogAnswer(call.Method, call.Line.Of, status, mark, answer.GetType().Name);
        if (answer is ConnectorRefused { Why: not (ConnectorRefusal.Gone or ConnectorRefusal.MemberGone or ConnectorRefusal.Blocked or ConnectorRefusal.NotInstalled) } refused)
            LogRefused(call.Method, refused.Why, refused.Reason, mark);
        else if (answer is ConnectorUnknown unknown) LogUnknown(call.Method, unknown.Reason, mark);
        return answer;
    }

    [LoggerMessage(LogLevel.Debug, "Teams answered {Method} in {Conversation} with {Status} (MS-CV {Mark}): {Outcome}")]
    private partial void LogAnswer(HttpMethod method, string conversation, int? status, string? mark, string outcome);

    [LoggerMessage(LogLevel.Warning, "Teams refused {Method} for good, {Why}: {Reason} (MS-CV {Mark})")]
    private partial void LogRefused(HttpMethod method, ConnectorRefusal why, string reason, string? mark);

    [LoggerMessage(LogLevel.Warning, "Teams did not say what became of {Method}: {Reason} (MS-CV {Mark})")]
    private partial void LogUnknown(HttpMethod method, string reason, string? mark);

    [LoggerMessage(LogLevel.Error, "{Method} was not sent: {Host} is no host of the cloud, and the bot's token goes nowhere else")]
    private partial void LogHost(HttpMethod method, string host);
}
