using System.Net.Http.Headers;
using System.Text.Json.Nodes;
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
    private readonly Uri _api;

    /// <exception cref="InvalidOperationException"><c>Slack:Api</c> is neither https nor on this machine.</exception>
    public SlackClient(IHttpClientFactory clients, IOptions<SlackOptions> options, TimeProvider machine, ILogger<SlackClient> logger)
    {
        (_clients, _options, _machine, _logger) = (clients, options.Value, machine, logger);
        if (!SlackHttp.IsSafe(_options.Api)) throw new InvalidOperationException("Slack:Api must be an https address, or one of this machine.");
        _api = new Uri(_options.Api.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }

    /// <summary>One call with a bot's or an app's token. Each workspace has limits of its own, and is told by its token.</summary>
    /// <param name="arguments">Null values are left out; objects are JSON already.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; if the request was written, nobody knows what became of it.</exception>
    public Task<SlackAnswer> Call(string token, string method, IReadOnlyDictionary<string, string?> arguments, CancellationToken cancel) =>
        Send(new Uri(_api, method), method, WrittenContent.Form(arguments), new("Bearer", token), SlackReading.Read, cancel);

    /// <summary>One call without a token, such as <c>oauth.v2.access</c>.</summary>
    /// <param name="arguments">Null values are left out.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<SlackAnswer> Call(string method, IReadOnlyDictionary<string, string?> arguments, CancellationToken cancel) =>
        Send(new Uri(_api, method), method, WrittenContent.Form(arguments), null, SlackReading.Read, cancel);

    /// <summary>Posts to a <c>response_url</c>, without any token, and to Slack's own hosts alone. https://docs.slack.dev/interactivity/handling-user-interaction</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<SlackAnswer> Respond(Uri responseUrl, JsonNode body, CancellationToken cancel) =>
        SlackHttp.MayRespond(responseUrl, _options)
            ? Send(responseUrl, "response_url", WrittenContent.Json(body), null, SlackReading.ReadStatus, cancel)
            : Task.FromResult<SlackAnswer>(new SlackRefused("not_our_host"));

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
