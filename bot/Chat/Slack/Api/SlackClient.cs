using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Workspaces;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Slack.Api;

/// <summary>
/// Calls Slack's Web API: form-encoded, token in the header, no redirects. Never repeats by itself, never throws for what Slack
/// says, and never logs an argument. https://docs.slack.dev/apis/web-api/
/// </summary>
public sealed partial class SlackClient
{
    /// <summary>How long a call may take, machine time: less than Delivery gives it, so that the client's own answer is the one that counts.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromSeconds(8);

    private readonly IHttpClientFactory _clients;
    private readonly SlackOptions _options;
    private readonly TimeProvider _machine;
    private readonly ILogger<SlackClient> _logger;
    private readonly SlackBudgets _budgets;

    /// <exception cref="InvalidOperationException"><c>Slack:Api</c> is neither Slack's own nor on this machine.</exception>
    public SlackClient(IHttpClientFactory clients, IOptions<SlackOptions> options, TimeProvider machine, ILogger<SlackClient> logger)
    {
        (_clients, _options, _machine, _logger) = (clients, options.Value, machine, logger);
        _budgets = new SlackBudgets(machine);
        if (!SlackHosts.IsApi(_options.Api)) throw new InvalidOperationException("Slack:Api must be https and Slack's own, or an address of this machine.");
    }

    /// <summary>One call with a bot's or an app's token. Each workspace has limits of its own, and is told by its token.</summary>
    /// <param name="arguments">Null values are left out; objects are JSON already.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; if the request was written, nobody knows what became of it.</exception>
    public Task<SlackAnswer> Call(string token, string method, IReadOnlyDictionary<string, string?> arguments, CancellationToken cancel) =>
        Call(token, "", method, arguments, awaited: false, cancel);

    /// <summary>One call in a workspace of which we know the name: an organisation's token serves several, and tokens are renewed.</summary>
    /// <param name="team">The workspace or organisation whose limits count; empty where nothing but the token tells it.</param>
    /// <param name="arguments">Null values are left out; objects are JSON already.</param>
    /// <param name="awaited">Somebody waits for it: it stands behind nothing for which nobody waits.</param>
    /// <returns>Where Slack has asked this method of this workspace to wait, or our own budget for it is used up: "not before", without a call.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up; if the request was written, nobody knows what became of it.</exception>
    public async Task<SlackAnswer> Call(
        string token, string team, string method, IReadOnlyDictionary<string, string?> arguments, bool awaited, CancellationToken cancel)
    {
        var workspace = team.Length > 0 ? team : HashOf(token);
        if (_budgets.Take(workspace, method, arguments.GetValueOrDefault("channel"), awaited) is { } wait) return new SlackRefused(wait.Code, wait.At);
        var answer = await Send(new Uri(_options.Api, method), method, WrittenContent.Form(arguments), new("Bearer", token), SlackReading.Read, cancel);
        if (answer is SlackRefused { RetryAfter: { } until } refused) _budgets.Limit(workspace, method, until, tooFast: refused.Code is not SlackErrors.UsedUp);
        return answer;
    }

    /// <summary>One call without a token, such as <c>oauth.v2.access</c>.</summary>
    /// <param name="arguments">Null values are left out.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<SlackAnswer> Call(string method, IReadOnlyDictionary<string, string?> arguments, CancellationToken cancel) =>
        Send(new Uri(_options.Api, method), method, WrittenContent.Form(arguments), null, SlackReading.Read, cancel);

    /// <summary>Posts to a <c>response_url</c>, without any token, and to Slack's own hosts alone. https://docs.slack.dev/interactivity/handling-user-interaction</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<SlackAnswer> Respond(Uri responseUrl, JsonNode body, CancellationToken cancel) =>
        SlackHttp.MayRespond(responseUrl, _options)
            ? Send(responseUrl, "response_url", WrittenContent.Json(body), null, SlackReading.ReadStatus, cancel)
            : Task.FromResult<SlackAnswer>(new SlackRefused("not_our_host"));

    /// <summary>Brings a file's bytes to the address that Slack has given, without any token, and to Slack's own hosts alone. https://docs.slack.dev/reference/methods/files.getUploadURLExternal</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<SlackAnswer> Upload(Uri address, ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        SlackHttp.MayUpload(address, _options)
            ? Send(address, "upload_url", new WrittenContent(bytes, "application/octet-stream"), null, SlackReading.ReadStatus, cancel)
            : Task.FromResult<SlackAnswer>(new SlackRefused("not_our_host"));

    /// <summary>A token is not kept, not even as a key.</summary>
    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..16];

    private async Task<SlackAnswer> Send(
        Uri address,
        string method,
        WrittenContent content,
        AuthenticationHeaderValue? authorization,
        Func<HttpResponseMessage, DateTimeOffset, CancellationToken, Task<SlackAnswer>> read,
        CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Authorization = authorization;
        using var enough = new CancellationTokenSource(Waits, _machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, enough.Token);
        try
        {
            using var client = _clients.CreateClient(SlackHttp.Client);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = await read(response, _machine.GetUtcNow(), either.Token);
            Note(method, answer, SlackReading.RequestId(response));
            return answer;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Silent(method, content.WasBegun, "no answer in time");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Its message may name the address, which may be a secret: its kind says enough.
            return Silent(method, content.WasBegun, (e as HttpRequestException)?.HttpRequestError.ToString() ?? "the connection broke");
        }
    }

    private SlackSilent Silent(string method, bool mayHaveHappened, string reason)
    {
        LogSilent(_logger, method, reason, mayHaveHappened);
        return new(mayHaveHappened, reason);
    }

    private void Note(string method, SlackAnswer answer, string? request)
    {
        if (answer is SlackRefused refused)
            LogRefused(_logger, SlackErrors.Of(refused.Code) is SlackErrorClass.Benign ? LogLevel.Debug : LogLevel.Warning, method, refused.Code, refused.Details, request);
        else if (answer is SlackSilent silent)
            LogSilent(_logger, method, silent.Reason, silent.MayHaveHappened);
    }

    [LoggerMessage(Message = "Slack refused {Method}: {Code} {Details} (request {Request})")]
    private static partial void LogRefused(ILogger logger, LogLevel level, string method, string code, string? details, string? request);

    [LoggerMessage(LogLevel.Warning, "Slack did not answer {Method}: {Reason}; it may have happened: {MayHaveHappened}")]
    private static partial void LogSilent(ILogger logger, string method, string reason, bool mayHaveHappened);
}
