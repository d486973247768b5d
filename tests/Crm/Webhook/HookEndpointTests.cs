using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CoachBot.Crm.Webhook;
using CoachBot.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>The hook as a sender meets it: over HTTP, through the real intake and a real file [INT-08].</summary>
public sealed class HookEndpointTests : IAsyncLifetime
{
    private readonly HookHost host = new();

    public ValueTask InitializeAsync() => host.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Good_hook_and_its_repeat_are_202_and_stored_once()
    {
        var body = HookCalls.Example("person.upserted");
        using var first = await Post(body, id: "msg_1");
        using var repeat = await Post(body, id: "msg_1");
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, repeat.StatusCode));
        Assert.Equal("", await first.Content.ReadAsStringAsync());
        Assert.Equal(1, host.Stored());
        using var another = await Post(HookCalls.Example("deal.upserted"), id: "msg_1");
        Assert.Equal(HttpStatusCode.Accepted, another.StatusCode);
        Assert.Equal(1, host.Stored());
    }

    [Fact]
    public async Task Unknown_connection_and_unknown_source_are_404()
    {
        await AssertProblem(404, Post("{}", connection: "nobody"), "nobody");
        await AssertProblem(404, host.Client.PostAsync(new Uri("/hooks/carrier-pigeon/crm", UriKind.Relative), new StringContent("{}")), "no such hook");
    }

    [Fact]
    public async Task Encoded_body_other_type_and_batch_are_415()
    {
        await AssertProblem(415, Post("{}", change: content => content.Headers.ContentEncoding.Add("gzip")), "Content-Encoding");
        await AssertProblem(415, Post("{}", change: content => content.Headers.ContentType = new("text/plain")), "application/json");
        await AssertProblem(415, Post("[]", change: content => content.Headers.ContentType = new("application/cloudevents-batch+json")), "batches");
    }

    [Fact]
    public async Task Ten_megabytes_are_413_once_the_sender_could_send_them() =>
        await AssertProblem(413, Post(new string(' ', 10 * 1024 * 1024)), "1 MiB");

    [Fact]
    public async Task Body_of_just_one_mebibyte_is_taken()
    {
        var start = HookCalls.Example("deal.upserted");
        using var answer = await Post(start + new string(' ', (1024 * 1024) - Encoding.UTF8.GetByteCount(start)));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task Wrong_secret_and_tampered_body_are_401_and_leave_nothing()
    {
        await AssertProblem(401, Post(HookCalls.Example("deal.upserted"), secret: HookCalls.OtherSecret), "check the secret");
        await AssertProblem(401, host.Client.PostAsync(new Uri("/hooks/webhook/crm", UriKind.Relative), JsonContent("{}")), "webhook-id");
        Assert.Equal(0, host.Stored());
    }

    [Fact]
    public async Task Over_the_budget_is_429_with_retry_after()
    {
        for (var i = 0; i < 2; i++)
        {
            using var taken = await Post(HookCalls.Example("deal.upserted"), id: $"msg_{i}", connection: "slow");
            Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        }

        using var refused = await Post(HookCalls.Example("deal.upserted"), id: "msg_2", connection: "slow");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData("not json", "", "json")]
    [InlineData("{\"type\":\"deal.upserted\",\"type\":\"x\"}", "/type", "duplicateKey")]
    [InlineData("{\"type\":\"\\ud800\"}", "/type", "loneSurrogate")]
    [InlineData("{\"type\":\"meeting.cancelled\",\"data\":{}}", "/data/id", "required")]
    public async Task Signed_body_that_is_not_valid_is_400_with_each_error(string body, string pointer, string rule)
    {
        using var answer = await Post(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var error = Assert.Single(problem.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal((pointer, rule), (error.GetProperty("pointer").GetString(), error.GetProperty("rule").GetString()));
        Assert.NotEmpty(error.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Deep_nesting_and_invalid_utf8_are_400()
    {
        await AssertProblem(400, Post(new string('[', 1000) + new string(']', 1000)), "depth");
        await AssertProblem(400, Post([(byte)'"', 0xC3, (byte)'"']), "utf8");
    }

    [Fact]
    public async Task Long_name_with_right_to_left_marks_is_plain_text()
    {
        using var answer = await Post(HookCalls.Example("deal.upserted", data => data["name"] = "\u202E\u200F" + new string('x', 4_998)));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task Schemas_are_served_and_an_unknown_one_names_the_known()
    {
        using var schema = await host.Client.GetAsync(new Uri("/hooks/schema/deal.upserted", UriKind.Relative));
        Assert.Equal("application/schema+json", schema.Content.Headers.ContentType!.MediaType);
        using var json = JsonDocument.Parse(await schema.Content.ReadAsStringAsync());
        Assert.Equal("/hooks/schema/deal.upserted", json.RootElement.GetProperty("$id").GetString());
        await AssertProblem(404, host.Client.GetAsync(new Uri("/hooks/schema/deal", UriKind.Relative)), "person.upserted");
    }

    [Fact]
    public async Task Description_is_json_names_the_paths_and_resolves_its_references()
    {
        var text = await host.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Assert.StartsWith("3.1", root.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(["/hooks/schema/{type}", "/hooks/webhook/{connection}"], root.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        var post = root.GetProperty("paths").GetProperty("/hooks/webhook/{connection}").GetProperty("post");
        Assert.Equal(
            ["202", "400", "401", "404", "413", "415", "429", "503"],
            post.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Order(StringComparer.Ordinal));
        var schemas = root.GetProperty("components").GetProperty("schemas");
        foreach (var type in HookSchemas.All.Keys)
        {
            Assert.Contains($"\"#/components/schemas/{type}\"", text, StringComparison.Ordinal);
            var published = HookSchemas.All[type].Root.GetProperty("properties").GetProperty("data").GetProperty("properties").EnumerateObject().Select(member => member.Name);
            var described = schemas.GetProperty(type).GetProperty("properties").GetProperty("data").GetProperty("properties").EnumerateObject().Select(member => member.Name);
            Assert.Equal(published.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Sender_signs_what_the_hook_takes_and_tells_what_is_wrong()
    {
        var file = Path.Combine(host.Folder, "hook.json");
        await File.WriteAllTextAsync(file, HookCalls.Example("deal.upserted"));
        var sender = new WebhookSender(host.Client, TimeProvider.System);
        var url = new Uri(host.Client.BaseAddress!, "/hooks/webhook/crm");
        Assert.Equal(new WebhookSent(202, "", null), await sender.Send(file, HookCalls.Secret, url, CancellationToken.None));
        Assert.Equal(401, (await sender.Send(file, HookCalls.OtherSecret, url, CancellationToken.None)).Status);
        Assert.Contains("check the path", (await sender.Send(file + "x", HookCalls.Secret, url, CancellationToken.None)).Problem!, StringComparison.Ordinal);
        Assert.Contains("whsec_", (await sender.Send(file, "secret", url, CancellationToken.None)).Problem!, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "{");
        Assert.Contains("is not JSON", (await sender.Send(file, HookCalls.Secret, url, CancellationToken.None)).Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sender_says_when_nobody_listens()
    {
        var file = Path.Combine(host.Folder, "hook.json");
        await File.WriteAllTextAsync(file, "{}");
        var port = CommandRun.FreePort();
        var sent = await new WebhookSender(host.Client, TimeProvider.System).Send(file, HookCalls.Secret, new Uri($"http://127.0.0.1:{port}/"), CancellationToken.None);
        Assert.Contains("start the service", sent.Problem!, StringComparison.Ordinal);
    }

    private static async Task AssertProblem(int status, Task<HttpResponseMessage> call, string says)
    {
        using var answer = await call;
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Post(
        string body, string id = "msg_1", string connection = "crm", string secret = HookCalls.Secret, Action<HttpContent>? change = null) =>
        Post(Encoding.UTF8.GetBytes(body), id, connection, secret, change);

    private Task<HttpResponseMessage> Post(
        byte[] body, string id = "msg_1", string connection = "crm", string secret = HookCalls.Secret, Action<HttpContent>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/hooks/webhook/{connection}") { Content = JsonContent(body) };
        foreach (var (name, value) in StandardWebhooks.Headers(secret, id, TimeProvider.System.GetUtcNow(), body)) request.Headers.Add(name, value);
        change?.Invoke(request.Content!);
        return host.Client.SendAsync(request);
    }

    private static ByteArrayContent JsonContent(string body) => JsonContent(Encoding.UTF8.GetBytes(body));

    private static ByteArrayContent JsonContent(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
