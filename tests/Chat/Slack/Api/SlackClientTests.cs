using System.Net;
using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Chat.Slack.Api;

public sealed class SlackClientTests : IDisposable
{
    private static readonly Dictionary<string, string?> Nothing = [];
    private readonly ScriptedHttp http = new();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_call_is_a_form_with_the_token_in_the_header_alone()
    {
        await http.Client().Call("xoxb-planted", "chat.postMessage", new Dictionary<string, string?> { ["channel"] = "C1", ["text"] = "Grüße & <b> 😀", ["thread_ts"] = null }, default);
        var (request, body) = Assert.Single(http.Asked);
        Assert.Equal("https://slack.com/api/chat.postMessage", request.RequestUri!.ToString());
        Assert.Equal("Bearer xoxb-planted", request.Headers.Authorization!.ToString());
        Assert.Equal("application/x-www-form-urlencoded", request.Content!.Headers.ContentType!.ToString());
        Assert.Equal("channel=C1&text=Gr%C3%BC%C3%9Fe%20%26%20%3Cb%3E%20%F0%9F%98%80", body);
    }

    [Theory]
    [InlineData("http://slack.com/api/")]
    [InlineData("https://slack.com.evil.example/api/")]
    [InlineData("ftp://127.0.0.1/api/")]
    public void A_token_never_goes_over_an_open_line(string api) =>
        Assert.Throws<InvalidOperationException>(() => http.Client(api));

    [Theory]
    [InlineData("http://127.0.0.1:5000/api/", "http://127.0.0.1:5000/api/auth.test")]
    [InlineData("http://localhost:5000/api/", "http://localhost:5000/api/auth.test")]
    [InlineData("https://slack-gov.com/api/", "https://slack-gov.com/api/auth.test")]
    public async Task The_address_of_the_api_may_be_another(string api, string called)
    {
        await http.Client(api).Call("t", "auth.test", Nothing, default);
        Assert.Equal(called, Assert.Single(http.Asked).Request.RequestUri!.ToString());
    }

    [Fact]
    public async Task Scopes_and_Slacks_own_clock_are_read()
    {
        http.Answer = (_, _) =>
        {
            var response = ScriptedHttp.Json("""{"new":{"things":[1]},"ok":true,"user_id":"U1"}""");
            response.Headers.TryAddWithoutValidation("x-oauth-scopes", "chat:write,commands");
            response.Headers.Date = ScriptedHttp.Now.AddSeconds(42);
            return Task.FromResult(response);
        };
        var done = Assert.IsType<SlackDone>(await Call());
        Assert.Equal(("U1", "chat:write,commands", ScriptedHttp.Now.AddSeconds(42)), (done.Body.GetProperty("user_id").GetString(), done.Scopes, done.Date));
    }

    [Theory] // A token never follows a redirect, and a proxy's page is no answer.
    [InlineData(HttpStatusCode.Redirect, "", "http_302")]
    [InlineData(HttpStatusCode.BadGateway, "<html>bad gateway</html>", "http_502")]
    [InlineData(HttpStatusCode.InternalServerError, """{"ok":false,"error":"never_seen"}""", "http_500")]
    [InlineData(HttpStatusCode.ServiceUnavailable, """{"ok":false,"error":"service_unavailable"}""", "service_unavailable")]
    [InlineData(HttpStatusCode.InternalServerError, """{"ok":true}""", "http_500")]
    [InlineData(HttpStatusCode.NotFound, "", "http_404")]
    [InlineData(HttpStatusCode.OK, """{"ok":false,"error":"channel_not_found","warning":"new"}""", "channel_not_found")]
    [InlineData(HttpStatusCode.OK, """{"ok":false,"error":"our text, in a code"}""", "unreadable_code")]
    public async Task What_is_refused_has_one_code(HttpStatusCode status, string body, string code)
    {
        http.Answers(body, status);
        Assert.Equal(code, Assert.IsType<SlackRefused>(await Call()).Code);
    }

    [Theory]
    [InlineData("<html>welcome to this hotel</html>")]
    [InlineData("[1,2]")]
    [InlineData("""{"ok":"yes"}""")]
    [InlineData("""{"ok":true""")]
    [InlineData("")]
    public async Task A_yes_that_is_none_may_have_happened(string body)
    {
        http.Answers(body);
        Assert.True(Assert.IsType<SlackSilent>(await Call()).MayHaveHappened);
    }

    [Fact]
    public async Task An_answer_without_end_is_read_for_a_few_megabytes_only()
    {
        var read = 0L;
        http.Answer = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndlessStream(bytes => read += bytes)) });
        Assert.True(Assert.IsType<SlackSilent>(await Call()).MayHaveHappened);
        Assert.InRange(read, 4 << 20, 5 << 20);
    }

    [Fact]
    public async Task No_answer_after_the_request_was_written_may_have_happened_and_does_not_wait_for_ever()
    {
        http.Answer = async (_, cancel) =>
        {
            http.Machine.Advance(SlackClient.Waits);
            await Task.Delay(Timeout.InfiniteTimeSpan, http.Machine, cancel);
            return new HttpResponseMessage();
        };
        Assert.True(Assert.IsType<SlackSilent>(await Call()).MayHaveHappened);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_request_may_have_happened()
    {
        http.Answer = (_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "https://slack.com/secret");
        var silent = Assert.IsType<SlackSilent>(await Call());
        Assert.True(silent.MayHaveHappened);
        Assert.DoesNotContain("secret", silent.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_did_not_happen()
    {
        using var real = new RealHttp();
        var client = new SlackClient(
            real, Microsoft.Extensions.Options.Options.Create(new SlackOptions { Api = new Uri("http://127.0.0.1:1/api/") }), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<SlackClient>.Instance);
        Assert.False(Assert.IsType<SlackSilent>(await client.Call("t", "auth.test", Nothing, default)).MayHaveHappened);
    }

    [Fact]
    public async Task Who_gives_up_gets_no_answer()
    {
        using var given = new CancellationTokenSource();
        http.Answer = async (_, cancel) =>
        {
            await given.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, http.Machine, cancel);
            return new HttpResponseMessage();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.Client().Call("t", "auth.test", Nothing, given.Token));
    }

    [Theory]
    [InlineData("7", 7, null)]
    [InlineData("0", 1, null)]
    [InlineData(null, 30, "no Retry-After")]
    [InlineData("soon", 30, "no Retry-After")]
    [InlineData("-5", 30, "no Retry-After")]
    [InlineData("86400", 3600, "Retry-After 86400 s, taken as 3600 s")]
    [InlineData("99999999999999", 3600, "Retry-After 31536000 s, taken as 3600 s")]
    [InlineData("Mon, 23 Nov 2026 08:01:00 GMT", 60, null)]
    public async Task Slack_says_how_long_to_wait(string? retryAfter, int seconds, string? details)
    {
        http.Answers("", HttpStatusCode.TooManyRequests, retryAfter);
        Assert.Equal(new SlackRefused("ratelimited", ScriptedHttp.Now.AddSeconds(seconds), details), await Call());
    }

    [Theory]
    [InlineData("ratelimited", 30)]
    [InlineData("rate_limited", 30)]
    [InlineData("message_limit_exceeded", 3600)]
    public async Task It_may_say_so_in_the_body_too(string code, int seconds)
    {
        http.Answers($$"""{"ok":false,"error":"{{code}}"}""");
        var refused = Assert.IsType<SlackRefused>(await Call());
        Assert.Equal((code, ScriptedHttp.Now.AddSeconds(seconds)), (refused.Code, refused.RetryAfter));
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"missing_scope","needed":"dnd:read","provided":"chat:write"}""", "needs dnd:read")]
    [InlineData("""{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"]}}""", "must be less than 3001 characters json-pointer:/blocks/0/text/text")]
    [InlineData("""{"ok":false,"error":"invalid_arguments","response_metadata":{"messages":["[ERROR] 'Planted words' is no date [json-pointer:/view/blocks/1]","Planted words", 7]}}""", "json-pointer:/view/blocks/1; a rule that we do not know")]
    public async Task What_is_wrong_is_told_without_any_text_of_ours(string body, string details)
    {
        http.Answers(body);
        Assert.Equal(details, Assert.IsType<SlackRefused>(await Call()).Details);
    }

    [Theory] // PRV-08
    [InlineData("https://hooks.slack.com/actions/T1/1/xxx", true)]
    [InlineData("https://hooks.slack-gov.com/actions/T1/1/xxx", true)]
    [InlineData("http://hooks.slack.com/actions/T1/1/xxx", false)]
    [InlineData("https://hooks.slack.com.evil.example/x", false)]
    [InlineData("https://hooks.slack.com@evil.example/x", false)]
    [InlineData("https://evil@hooks.slack.com/x", false)]
    [InlineData("https://hooks.slack.com:8443/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("https://slack.com/api/chat.postMessage", false)]
    public async Task A_response_goes_to_Slacks_own_hosts_alone_and_without_a_token(string address, bool goes)
    {
        http.Answers("ok");
        var answer = await http.Client().Respond(new Uri(address), new JsonObject { ["text"] = "hello" }, default);
        Assert.Equal(goes, answer is SlackDone);
        Assert.Equal(goes ? 1 : 0, http.Asked.Count);
        if (goes) Assert.Equal((null, """{"text":"hello"}"""), (http.Asked.Single().Request.Headers.Authorization, http.Asked.Single().Body));
    }

    [Fact]
    public async Task On_this_machine_a_response_goes_to_the_one_that_stands_in_for_Slack()
    {
        var client = http.Client("http://127.0.0.1:5000/api/");
        Assert.IsType<SlackDone>(await client.Respond(new Uri("http://127.0.0.1:5000/response/1"), new JsonObject(), default));
        Assert.IsType<SlackRefused>(await client.Respond(new Uri("http://127.0.0.1:5001/response/1"), new JsonObject(), default));
    }

    [Fact]
    public async Task Neither_a_token_nor_an_argument_nor_a_secret_address_is_logged()
    {
        var log = new Lines();
        http.Answers("""{"ok":false,"error":"planted words","response_metadata":{"messages":["planted words"]}}""");
        var client = http.Client(logger: log);
        await client.Call("planted token", "chat.postMessage", new Dictionary<string, string?> { ["text"] = "planted words" }, default);
        http.Answer = (_, _) => throw new HttpRequestException("planted address");
        await client.Respond(new Uri("https://hooks.slack.com/planted"), new JsonObject { ["text"] = "planted words" }, default);
        Assert.Equal(2, log.All.Count);
        Assert.DoesNotContain(log.All, line => line.Contains("planted", StringComparison.Ordinal));
    }

    private Task<SlackAnswer> Call() => http.Client().Call("t", "auth.test", Nothing, default);

    private sealed class Lines : ILogger<SlackClient>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add($"{formatter(state, exception)} {exception}");
    }

    private sealed class RealHttp : IHttpClientFactory, IDisposable
    {
        private readonly SocketsHttpHandler handler = SlackHttp.Handler(new SlackOptions { Api = new Uri("http://127.0.0.1:1/") });

        public HttpClient CreateClient(string name) => new(handler, disposeHandler: false);

        public void Dispose() => handler.Dispose();
    }

    private sealed class EndlessStream(Action<int> read) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            read(buffer.Length);
            return ValueTask.FromResult(buffer.Length);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            read(count);
            return Task.FromResult(count);
        }
    }
}
