using System.Text.Json.Nodes;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Slack;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Slack;

/// <summary>The fake refuses what Slack refuses, and shows each person what Slack would show.</summary>
public sealed class FakeSlackTests : IAsyncLifetime
{
    private const string Modal = """{"type":"modal","title":{"type":"plain_text","text":"Check-in"},"submit":{"type":"plain_text","text":"Save"},"blocks":[{"type":"input","block_id":"win","label":{"type":"plain_text","text":"Win"},"element":{"type":"plain_text_input","action_id":"t"}}]}""";
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly HttpClient _http = new();
    private FakeSlack _slack = null!;
    private FakeWorkspace _acme = null!;
    private FakeInstallation _installation = null!;
    private FakePerson _ana = null!;

    public async ValueTask InitializeAsync()
    {
        _slack = await FakeSlack.Start(_time);
        _acme = _slack.Workspace("Acme");
        _installation = _slack.Install(_acme);
        _ana = _acme.Person("ana@acme.example", "Ana Ruiz");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task A_trigger_opens_one_modal_within_three_seconds()
    {
        string? trigger = null;
        _slack.Sends.To(delivery =>
        {
            trigger = Form(delivery.Body)["trigger_id"];
            return Task.FromResult(new FakeReply(200, ""));
        });
        var screen = _slack.Screen(_ana);

        await screen.Command("/coach");
        Assert.True((await Call("views.open", ("trigger_id", trigger), ("view", Modal))).Is("ok"));
        Assert.Equal("exchanged_trigger_id", (await Call("views.open", ("trigger_id", trigger), ("view", Modal))).Text("error"));
        Assert.NotNull(screen.Modal);

        await screen.Command("/coach");
        _time.Advance(TimeSpan.FromSeconds(3.1));
        Assert.Equal("expired_trigger_id", (await Call("views.open", ("trigger_id", trigger), ("view", Modal))).Text("error"));
    }

    [Fact]
    public async Task A_modal_is_filled_in_refused_and_taken()
    {
        var answers = new Queue<string>(["""{"response_action":"errors","errors":{"win":"One sentence, please"}}""", ""]);
        string? trigger = null;
        string? sent = null;
        _slack.Sends.To(delivery =>
        {
            var form = Form(delivery.Body);
            trigger = form.GetValueOrDefault("trigger_id");
            if (trigger is not null) return Task.FromResult(new FakeReply(200, ""));
            sent = form["payload"];
            return Task.FromResult(new FakeReply(200, answers.Dequeue()));
        });
        var screen = _slack.Screen(_ana);
        await screen.Command("/coach");
        await Call("views.open", ("trigger_id", trigger), ("view", Modal));

        await Assert.ThrowsAsync<InvalidOperationException>(() => screen.Submit()); // required
        await screen.Fill("Win", "Shipped it").Submit();
        Assert.Equal("One sentence, please", screen.Errors["win"]);
        Assert.NotNull(screen.Modal);
        Assert.Equal("Shipped it", JsonNode.Parse(sent!)!["view"]!["state"]!["values"]!["win"]!["t"]!["value"]!.GetValue<string>());

        await screen.Submit();
        Assert.Null(screen.Modal);
        Assert.Null(screen.Trouble);
    }

    [Fact]
    public async Task What_fails_with_effect_has_happened_and_what_fails_without_has_not()
    {
        _slack.Faults.Fail("chat.postMessage", 500, effect: true);
        _slack.Faults.Fail("chat.postMessage", 503);
        _slack.Faults.Error("chat.postMessage", "fatal_error", effect: true);
        _slack.Faults.Limit("chat.postMessage", "11");
        _slack.Faults.Cut("chat.postMessage");

        Assert.Equal(500, (int)(await Raw("chat.postMessage", ("channel", _ana.Id), ("text", "one"))).StatusCode);
        Assert.Equal(503, (int)(await Raw("chat.postMessage", ("channel", _ana.Id), ("text", "two"))).StatusCode);
        Assert.Equal("fatal_error", (await Call("chat.postMessage", ("channel", _ana.Id), ("text", "three"))).Text("error"));
        Assert.Equal(TimeSpan.FromSeconds(11), (await Raw("chat.postMessage", ("channel", _ana.Id), ("text", "four"))).Headers.RetryAfter!.Delta);
        await Assert.ThrowsAsync<HttpRequestException>(() => Raw("chat.postMessage", ("channel", _ana.Id), ("text", "five")));

        Assert.Equal(["one", "three", "five"], _slack.Screen(_ana).Direct.Select(FakeScreen.Read));
    }

    [Theory]
    [InlineData("users.info", "user_not_found")] // reads no JSON: the argument is not there
    [InlineData("views.publish", "ok")]
    public async Task Json_is_read_only_by_methods_that_take_it(string method, string outcome)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_slack.Api, method))
        {
            Content = new StringContent($$$"""{"user":"{{{_ana.Id}}}","user_id":"{{{_ana.Id}}}","view":{"type":"home","blocks":[]}}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", _installation.Token);
        await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(outcome, _slack.Calls[^1].Outcome);
    }

    [Theory]
    [InlineData("""[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]""")]
    [InlineData("""[{"type":"section","text":null}]""")]
    [InlineData("""[{"type":"actions","elements":[]}]""")]
    [InlineData("""[{"type":"alert","text":{"type":"plain_text","text":"x"}}]""")] // in modals only
    [InlineData("""[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]""")]
    [InlineData("""[{"type":"actions","elements":[{"type":"overflow","options":[{"text":{"type":"plain_text","text":"x"},"value":"1"},{"text":{"type":"plain_text","text":"y"},"value":"1"}]}]}]""")]
    [InlineData("""[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x","style":{"loud":true}}]}]}]""")]
    public async Task Blocks_that_Slack_would_refuse_are_refused(string blocks) =>
        Assert.Equal("invalid_blocks", (await Call("chat.postMessage", ("channel", _ana.Id), ("text", "x"), ("blocks", blocks))).Text("error"));

    [Fact]
    public async Task A_scope_that_is_missing_is_named_and_a_dead_token_stays_dead()
    {
        _installation.Scopes.Remove("dnd:read");
        var answer = await Call("dnd.info", ("user", _ana.Id));
        Assert.Equal(("missing_scope", "dnd:read"), (answer.Text("error"), answer.Text("needed")));

        _installation.Scopes.Remove("users:read.email");
        Assert.Null((await Call("users.info", ("user", _ana.Id)))["user"]!["profile"].Text("email"));

        _installation.Dead = "token_revoked";
        Assert.Equal("token_revoked", (await Call("auth.test")).Text("error"));
    }

    [Fact]
    public async Task A_response_address_takes_five_posts()
    {
        string? address = null;
        _slack.Sends.To(delivery =>
        {
            address = Form(delivery.Body)["response_url"];
            return Task.FromResult(new FakeReply(200, ""));
        });
        var (bo, room) = (_acme.Person("bo@acme.example", "Bo Lind"), _acme.Room("north", isPrivate: false, _ana, _acme.Bot));
        room.Members.Add(bo.Id);
        await _slack.Screen(_ana).Command("/coach help", room);

        for (var i = 1; i <= 6; i++)
        {
            using var content = new StringContent("""{"text":"for you"}""", System.Text.Encoding.UTF8, "application/json");
            using var answer = await _http.PostAsync(address, content, TestContext.Current.CancellationToken);
            Assert.Equal(i <= 5, answer.IsSuccessStatusCode);
        }

        Assert.Equal(5, _slack.Screen(_ana).Messages.Count);
        Assert.Empty(_slack.Screen(bo).Messages);
    }

    [Fact]
    public async Task A_code_becomes_a_token_once_and_a_renewed_one_replaces_it()
    {
        _slack.App.Rotation = true;
        var back = _slack.Allow(new Uri($"https://slack.example/oauth/v2/authorize?client_id={_slack.App.ClientId}&scope=chat:write&redirect_uri=https%3A%2F%2Fcoach.example%2Fcb&state=s1"), _acme);
        var code = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(back.Query)["code"].ToString();
        (string, string?)[] arguments = [("client_id", _slack.App.ClientId), ("client_secret", _slack.App.ClientSecret), ("code", code), ("redirect_uri", "https://coach.example/cb")];
        var answer = await Call("oauth.v2.access", arguments);
        Assert.Equal("chat:write", answer.Text("scope"));
        Assert.Equal("invalid_code", (await Call("oauth.v2.access", arguments)).Text("error"));

        var renewed = await Call(
            "oauth.v2.access", ("client_id", _slack.App.ClientId), ("client_secret", _slack.App.ClientSecret), ("grant_type", "refresh_token"), ("refresh_token", answer.Text("refresh_token")));
        Assert.NotEqual(answer.Text("access_token"), renewed.Text("access_token"));
        _time.Advance(TimeSpan.FromHours(13));
        using var old = await Raw("auth.test", renewed.Text("access_token")!);
        Assert.Contains("token_expired", await old.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form(string body) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    private async Task<JsonObject> Call(string method, params IEnumerable<(string Name, string? Value)> arguments)
    {
        using var answer = await Raw(method, arguments);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
    }

    private Task<HttpResponseMessage> Raw(string method, params IEnumerable<(string Name, string? Value)> arguments) => Raw(method, _installation.Token, arguments);

    private async Task<HttpResponseMessage> Raw(string method, string token, params IEnumerable<(string Name, string? Value)> arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_slack.Api, method))
        {
            Content = new FormUrlEncodedContent(arguments.Select(argument => KeyValuePair.Create(argument.Name, argument.Value ?? ""))),
        };
        request.Headers.Authorization = new("Bearer", token);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
