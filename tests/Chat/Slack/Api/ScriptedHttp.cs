using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Microsoft.Extensions.Options.Options;

namespace CoachBot.Tests.Chat.Slack.Api;

/// <summary>Answers in place of Slack, one call after the other, and keeps what was asked.</summary>
internal sealed class ScriptedHttp : HttpMessageHandler, IHttpClientFactory
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Every request that was written, with its body.</summary>
    public ConcurrentQueue<(HttpRequestMessage Request, string Body)> Asked { get; } = new();

    public FakeTimeProvider Machine { get; } = new(Now);

    /// <summary>What comes of a request; by default all is well.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Task.FromResult(Json("""{"ok":true}"""));

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK, string? retryAfter = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (retryAfter is not null) response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return response;
    }

    public void Answers(string body, HttpStatusCode status = HttpStatusCode.OK, string? retryAfter = null) =>
        Answer = (_, _) => Task.FromResult(Json(body, status, retryAfter));

    public SlackClient Client(string api = "https://slack.com/api/", ILogger<SlackClient>? logger = null) =>
        new(this, Create(new SlackOptions { Api = new Uri(api) }), Machine, logger ?? NullLogger<SlackClient>.Instance);

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Asked.Enqueue((request, body));
        return await Answer(request, cancellationToken);
    }
}
