using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Teams;
using Microsoft.Extensions.Time.Testing;

namespace CoachBot.Tests.Chat.Teams;

/// <summary>The fake refuses what Teams refuses, and shows each person what Teams would show. INT-22.</summary>
public sealed class FakeTeamsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly HttpClient _http = new();
    private readonly List<JsonObject> _heard = [];
    private FakeTeams teams = null!;
    private FakeTeamsPerson ann = null!;
    private FakeTeamsPerson bo = null!;
    private FakeTeamsRoom room = null!;
    private string _reply = "";

    public async ValueTask InitializeAsync()
    {
        teams = await FakeTeams.Start(_time);
        ann = teams.Person("ann@ours.example", "Ann Lee", "Europe/Madrid", locale: "es-ES");
        bo = teams.Person("bo@ours.example", "Bo Lind");
        room = teams.Home.Team("North", withBot: true, ann, bo).Channel("deals");
        teams.Sends.To(delivery =>
        {
            _heard.Add(delivery.Json!);
            return Task.FromResult(new FakeTeamsReply(200, _reply));
        });
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await teams.DisposeAsync();
    }

    [Fact]
    public async Task A_token_is_sold_for_id_secret_and_scope_alone()
    {
        Assert.Equal((200, ""), await Buy());
        Assert.Equal((400, "AADSTS700016"), await Buy(tenant: "botframework.com"));
        Assert.Equal((401, "AADSTS7000215"), await Buy(secret: "wrong"));
        Assert.Equal((400, "AADSTS70011"), await Buy(scope: "https://api.botframework.com"));
        Assert.Equal((400, "AADSTS700016"), await Buy(id: Guid.NewGuid().ToString()));
    }

    [Fact]
    public async Task Without_a_token_that_counts_nothing_is_done()
    {
        var path = $"teams/v3/conversations/{Uri.EscapeDataString(room.Id)}/activities";
        Assert.Equal(401, (await Call(HttpMethod.Post, path, Text("hello"), token: null)).Status);
        Assert.Equal(401, (await Call(HttpMethod.Post, path, Text("hello"), token: "made-up")).Status);
        var token = await Token();
        Assert.Equal(201, (await Call(HttpMethod.Post, path, Text("hello"), token)).Status);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, (await Call(HttpMethod.Post, path, Text("hello"), token)).Status);
        Assert.Single(room.Messages);
    }

    [Fact]
    public async Task A_direct_chat_is_the_same_each_time()
    {
        var body = new JsonObject { ["isGroup"] = false, ["members"] = new JsonArray(new JsonObject { ["id"] = ann.UserId }), ["tenantId"] = teams.Home.Id };
        var first = await Call(HttpMethod.Post, "teams/v3/conversations", body);
        var second = await Call(HttpMethod.Post, "teams/v3/conversations", body);
        Assert.Equal((201, first.Body.Text("id")), (second.Status, second.Body.Text("id")));
        Assert.StartsWith("a:", first.Body.Text("id"), StringComparison.Ordinal);
        body.Remove("tenantId");
        Assert.Equal((400, "BadSyntax"), Code(await Call(HttpMethod.Post, "teams/v3/conversations", body)));
    }

    [Fact]
    public async Task Who_has_not_installed_the_app_cannot_be_written_to()
    {
        var cy = teams.Person("cy@ours.example", "Cy", installed: false);
        var body = new JsonObject { ["isGroup"] = false, ["members"] = new JsonArray(new JsonObject { ["id"] = cy.UserId }), ["tenantId"] = teams.Home.Id };
        Assert.Equal((403, "BotNotInConversationRoster"), Code(await Call(HttpMethod.Post, "teams/v3/conversations", body)));
        ann.Installed = false;
        Assert.Equal((403, "BotNotInConversationRoster"), Code(await Send(teams.Screen(ann).Person, Text("hello"))));
        bo.Blocked = FakeTeamsBlock.BySubCode;
        var blocked = await Send(bo, Text("hello"));
        Assert.Equal((403, 209), (blocked.Status, (int)blocked.Body!["errorCode"]!));
        bo.Blocked = FakeTeamsBlock.ByCode;
        Assert.Equal((403, "ConversationBlockedByUser"), Code(await Send(bo, Text("hello"))));
        teams.Home.Suspended = true;
        Assert.Equal((403, "BotDisabledByAdmin"), Code(await Send(bo, Text("hello"))));
    }

    [Fact]
    public async Task A_thread_is_begun_by_its_first_message_and_an_answer_stands_under_it()
    {
        var begun = await Call(HttpMethod.Post, "teams/v3/conversations", new JsonObject
        {
            ["isGroup"] = true, ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = room.Id } }, ["activity"] = Text("root"), ["tenantId"] = teams.Home.Id,
        });
        var root = begun.Body.Text("activityId")!;
        Assert.Equal((201, $"{room.Id};messageid={root}"), (begun.Status, begun.Body.Text("id")));
        await Call(HttpMethod.Post, $"teams/v3/conversations/{Uri.EscapeDataString(begun.Body.Text("id")!)}/activities", Text("answer"));
        Assert.Equal([(null, "root"), (root, "answer")], teams.Screen(ann).Messages.Select(message => (message.Thread, message.Text)));
        Assert.Equal((404, "ConversationNotFound"), Code(await Call(HttpMethod.Post, $"teams/v3/conversations/{Uri.EscapeDataString(room.Id + ";messageid=1")}/activities", Text("nowhere"))));
    }

    [Fact]
    public async Task Text_with_a_card_is_split_without_an_id_and_never_updated()
    {
        var both = Card("card");
        both["text"] = "text";
        var sent = await Send(ann, both);
        Assert.Equal((202, null), (sent.Status, sent.Body.Text("id")));
        Assert.Equal(["text", "card"], teams.Screen(ann).Direct.Select(message => teams.Screen(ann).Read(message)));
        Assert.Equal((400, "BadArgument"), Code(await Put(teams.Screen(ann).Direct[0], both)));
        Assert.Equal(200, (await Put(teams.Screen(ann).Direct[0], Text("changed"))).Status);
        Assert.Equal("changed", teams.Screen(ann).Direct[0].Text);
    }

    [Theory]
    [InlineData("""{"type":"Blink","text":"x"}""", "'Blink' is not known")]
    [InlineData("""{"type":"TextBlock","txt":"x"}""", "text: is missing")]
    [InlineData("""{"type":"TextBlock","text":"x","colour":"good"}""", "colour: is not known")]
    [InlineData("""{"type":"TextBlock","text":"x","color":"pink"}""", "'pink' is not known")]
    [InlineData("""{"type":"Badge","text":"x"}""", "only Teams knows Badge")]
    [InlineData("""{"type":"Container","items":[{"type":"ActionSet","actions":[{"type":"Action.Fly","title":"x"}]}]}""", "'Action.Fly' is not known")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"a","choices":[]}""", "choices: is empty")]
    public async Task A_card_that_Teams_would_not_draw_is_refused(string element, string why)
    {
        var answer = await Send(ann, Card(JsonNode.Parse(element)!));
        Assert.Equal(400, answer.Status);
        Assert.Contains(why, answer.Body!.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_big_is_refused()
    {
        Assert.Equal((413, "MessageSizeTooBig"), Code(await Send(ann, Text(new string('x', 51 * 1024)))));
        Assert.Equal(201, (await Send(ann, Text(new string('x', 49 * 1024)))).Status);
        Assert.Equal((413, "MessageSizeTooBig"), Code(await Send(ann, Card(new string('x', 28 * 1024)))));
    }

    [Fact]
    public async Task A_targeted_message_is_seen_by_its_reader_alone()
    {
        var activity = Text("only you");
        var path = $"teams/v3/conversations/{Uri.EscapeDataString(room.Id)}/activities?isTargetedActivity=true";
        Assert.Equal(400, (await Call(HttpMethod.Post, path, activity)).Status);
        activity["recipient"] = new JsonObject { ["id"] = ann.UserId, ["isTargeted"] = true };
        Assert.Equal(201, (await Call(HttpMethod.Post, path, activity)).Status);
        Assert.Single(teams.Screen(ann).Messages);
        Assert.Empty(teams.Screen(bo).Messages);
    }

    [Fact]
    public async Task A_roster_comes_in_pages_and_a_member_by_either_id()
    {
        foreach (var i in Enumerable.Range(0, 3)) room.Team!.Members.Add(teams.Person($"p{i.ToString(CultureInfo.InvariantCulture)}@ours.example", "P", kind: FakeTeamsKind.Guest));
        var first = await Get($"v3/conversations/{Uri.EscapeDataString(room.Id)}/pagedmembers?pageSize=3");
        var second = await Get($"v3/conversations/{Uri.EscapeDataString(room.Id)}/pagedmembers?pageSize=3&continuationToken={Uri.EscapeDataString(first.Body.Text("continuationToken")!)}");
        Assert.Equal((3, 2, null), (first.Body.List("members").Count, second.Body.List("members").Count, second.Body.Text("continuationToken")));
        Assert.Equal("guest", second.Body.List("members")[1].Text("userRole"));
        foreach (var id in new[] { ann.ObjectId, ann.UserId })
            Assert.Equal("ann@ours.example", (await Get($"v3/conversations/{Uri.EscapeDataString(room.Id)}/members/{Uri.EscapeDataString(id)}")).Body.Text("email"));
        Assert.Equal("North", (await Get($"v3/teams/{Uri.EscapeDataString(room.Team!.Id)}")).Body.Text("name"));
        Assert.Equal("deals", (await Get($"v3/teams/{Uri.EscapeDataString(room.Team!.Id)}/conversations")).Body.List("conversations")[1].Text("name"));
    }

    [Fact]
    public async Task In_GCC_the_public_connector_says_that_it_is_the_wrong_host()
    {
        teams.Gcc = true;
        var path = $"v3/conversations/{Uri.EscapeDataString(room.Id)}/activities";
        Assert.Equal((403, "InvalidBotApiHost"), Code(await Call(HttpMethod.Post, "teams/" + path, Text("hello"))));
        Assert.Equal(201, (await Call(HttpMethod.Post, "gcc/" + path, Text("hello"))).Status);
        await teams.Screen(ann).Say("hello");
        Assert.EndsWith("/gcc/", _heard[0].Text("serviceUrl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_presses_changes_his_own_view_until_it_is_changed_for_all()
    {
        var screen = teams.Screen(ann);
        await Call(HttpMethod.Post, $"teams/v3/conversations/{Uri.EscapeDataString(room.Id)}/activities", Card("for all", Execute("Done")));
        var message = screen.Messages[0];
        _reply = new JsonObject { ["statusCode"] = 200, ["type"] = "application/vnd.microsoft.card.adaptive", ["value"] = CardOf("mine") }.ToJsonString();
        await screen.Press("Done");
        Assert.Equal(("mine", "for all"), (screen.Read(message), teams.Screen(bo).Read(message)));
        Assert.Equal(("adaptiveCard/action", "press", message.Id), (_heard[0].Text("name"), _heard[0]["value"]!["action"].Text("verb"), _heard[0].Text("replyToId")));
        await Put(message, Card("new"));
        Assert.Equal(("new", 1), (screen.Read(message), message.Edits));
    }

    [Theory]
    [InlineData("", "Something went wrong")]
    [InlineData("""{"status":200,"type":"application/vnd.microsoft.activity.message","value":"x"}""", "Something went wrong")]
    [InlineData("""{"statusCode":200,"type":"application/vnd.microsoft.adaptive.card","value":{}}""", "Something went wrong")]
    [InlineData("""{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"x","message":"boom"}}""", "boom")]
    [InlineData("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","version":"1.6","body":[{"type":"TextBlock","text":"x"}]}}""", "beyond Teams")]
    public async Task A_wrong_answer_is_shown_as_trouble(string reply, string trouble)
    {
        await Send(ann, Card("hello", Execute("Done")));
        _reply = reply;
        var screen = teams.Screen(ann);
        await screen.Press("Done");
        Assert.Contains(trouble, screen.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_is_opened_filled_in_and_sent()
    {
        await Send(ann, Card("hello", JsonNode.Parse("""{"type":"Action.Submit","title":"Edit","data":{"msteams":{"type":"task/fetch"},"p":"1"}}""")!));
        var form = """
            {"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"a","label":"Value","isRequired":true,"errorMessage":"Say it"},
            {"type":"Input.ChoiceSet","id":"b","label":"Which","choices":[{"title":"One","value":"1"},{"title":"Two","value":"2"}]},{"type":"Input.Toggle","id":"c","title":"Sure"}],
            "actions":[{"type":"Action.Submit","title":"Save","data":{"f":"f1"}}]}
            """;
        _reply = new JsonObject
        {
            ["task"] = new JsonObject
            {
                ["type"] = "continue",
                ["value"] = new JsonObject { ["title"] = "Form", ["card"] = new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = JsonNode.Parse(form) } },
            },
        }.ToJsonString();
        var screen = teams.Screen(ann);
        await screen.Press("Edit");
        Assert.Equal(("Form", "1"), (screen.Dialog!.Title, _heard[0]["value"]!["data"].Text("p")));
        await Assert.ThrowsAsync<InvalidOperationException>(screen.Submit);
        _reply = """{"task":{"type":"message","value":"Saved"}}""";
        await screen.Fill("Value", "nine ovens").Fill("Which", "Two").Fill("Sure", "true").Submit();
        Assert.Equal("""{"f":"f1","a":"nine ovens","b":"2","c":"true"}""", _heard[1]["value"]!["data"]!.ToJsonString());
        Assert.Equal((null, "Saved"), (screen.Dialog, screen.Toast));
    }

    [Fact]
    public async Task A_view_of_ones_own_is_asked_for_by_those_who_are_named_once_a_minute()
    {
        var card = Card("for all");
        card["attachments"]![0]!["content"]!["refresh"] = new JsonObject { ["action"] = Execute("View"), ["userIds"] = new JsonArray(ann.UserId) };
        await Call(HttpMethod.Post, $"teams/v3/conversations/{Uri.EscapeDataString(room.Id)}/activities", card);
        Assert.Equal((1, 0, 0), (await teams.Screen(ann).Look(), await teams.Screen(ann).Look(), await teams.Screen(bo).Look()));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await teams.Screen(ann).Look());
        Assert.Equal("automatic", _heard[0]["value"].Text("trigger"));
    }

    [Fact]
    public async Task In_a_room_the_bot_hears_only_of_what_mentions_it()
    {
        await teams.Screen(ann).Say("for you all", room);
        Assert.Empty(_heard);
        await teams.Screen(ann).Say("help", room, mention: true);
        Assert.Equal(("<at>CoachBot</at> help\n", "28:" + teams.App.AppId), (_heard[0].Text("text"), _heard[0]["entities"]![0]!["mentioned"].Text("id")));
        Assert.Equal($"{room.Id};messageid={room.Messages[1].Id}", _heard[0]["conversation"].Text("id"));
    }

    [Fact]
    public async Task Faults_befall_calls_with_and_without_effect()
    {
        teams.Faults.Limit("send", "absurd");
        teams.Faults.Fail("send", 502, effect: true);
        teams.Faults.Split();
        Assert.Equal((429, "Throttled"), Code(await Send(ann, Text("one"))));
        Assert.Equal(502, (await Send(ann, Text("two"))).Status);
        var split = await Send(ann, Text("three"));
        Assert.Equal((202, null), (split.Status, split.Body.Text("id")));
        teams.Faults.Cut("send");
        await Assert.ThrowsAsync<HttpRequestException>(() => Send(ann, Text("four")));
        Assert.Equal(["two", "three", "four"], teams.Screen(ann).Direct.Select(message => message.Text));
    }

    [Fact]
    public async Task What_is_held_back_comes_shuffled_and_more_than_once()
    {
        teams.Sends.Hold();
        foreach (var i in Enumerable.Range(0, 5)) await teams.Screen(ann).Say(i.ToString(CultureInfo.InvariantCulture));
        Assert.Empty(_heard);
        await teams.Sends.Release(times: 2, seed: 1);
        Assert.Equal(10, _heard.Count);
        Assert.Equal(5, _heard.Select(one => one.Text("id")).Distinct(StringComparer.Ordinal).Count());
        Assert.NotEqual(_heard.Select(one => one.Text("text")).Order(StringComparer.Ordinal), _heard.Select(one => one.Text("text")));
    }

    private static JsonObject Text(string text) => new() { ["type"] = "message", ["text"] = text };

    private static JsonObject CardOf(string text) => new() { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = text }) };

    private static JsonObject Card(string text, params JsonNode[] actions)
    {
        var card = CardOf(text);
        if (actions.Length > 0) card["actions"] = new JsonArray(actions);
        return new() { ["type"] = "message", ["summary"] = "A message", ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card }) };
    }

    private static JsonObject Card(JsonNode element)
    {
        var activity = Card("hello");
        activity["attachments"]![0]!["content"]!["body"]!.AsArray().Add(element);
        return activity;
    }

    private static JsonObject Execute(string title) => new() { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = "press", ["data"] = new JsonObject { ["p"] = "1" } };

    private static (int, string?) Code((int Status, JsonObject? Body) answer) => (answer.Status, answer.Body?["error"].Text("code"));

    private Task<(int Status, JsonObject? Body)> Send(FakeTeamsPerson to, JsonObject activity) =>
        Call(HttpMethod.Post, $"teams/v3/conversations/{Uri.EscapeDataString(teams.OpenDirect(to).Id)}/activities", activity);

    private Task<(int Status, JsonObject? Body)> Put(FakeTeamsMessage message, JsonObject activity) =>
        Call(HttpMethod.Put, $"teams/v3/conversations/{Uri.EscapeDataString(message.Room.Id)}/activities/{message.Id}", activity);

    private Task<(int Status, JsonObject? Body)> Get(string path) => Call(HttpMethod.Get, "teams/" + path, null);

    private async Task<(int Status, JsonObject? Body)> Call(HttpMethod verb, string path, JsonObject? body) => await Call(verb, path, body, await Token());

    private async Task<(int Status, JsonObject? Body)> Call(HttpMethod verb, string path, JsonObject? body, string? token)
    {
        using var request = new HttpRequestMessage(verb, new Uri(teams.Address, path));
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, FakeJson.Parse(await answer.Content.ReadAsStringAsync()) as JsonObject);
    }

    private async Task<string> Token()
    {
        await Buy();
        return teams.Tokens.Sold[^1];
    }

    private async Task<(int Status, string Why)> Buy(string? tenant = null, string? id = null, string? secret = null, string scope = "https://api.botframework.com/.default")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials", ["client_id"] = id ?? teams.App.AppId, ["client_secret"] = secret ?? teams.App.ClientSecret, ["scope"] = scope,
        });
        using var answer = await _http.PostAsync(new Uri(teams.Address, $"login/{tenant ?? teams.App.TenantId}/oauth2/v2.0/token"), form);
        var body = FakeJson.Parse(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, answer.StatusCode == HttpStatusCode.OK ? "" : body.Text("error_description")!.Split(':')[0]);
    }
}
