using System.Text.Json.Nodes;

namespace CoachBot.Tests.Chat.Sandbox;

public sealed class SandboxPostTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    public static readonly TheoryData<string> Posts = ["say", "press", "submit", "world", "clock", "reset"];

    private static readonly string[] Values = ["Ida decides which two plants come first"];

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task A_post_needs_json_and_a_loopback_name(string path)
    {
        Assert.Equal(403, (await host.PostText(path, "{}", "text/plain")).Status);
        Assert.Equal(403, (await host.PostText(path, "{}", host: "sandbox.example")).Status);
        Assert.NotEqual(403, (await host.PostText(path, "{}", host: "localhost:5080")).Status);
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task A_body_that_is_not_valid_is_a_problem_that_says_what_to_do(string path)
    {
        foreach (var body in new[] { "", "no json", "[]", "{}", "{\"by\":null,\"scene\":null}", "{\"by\":1,\"by\":2}" })
        {
            var (status, answer) = await host.PostText(path, body);
            Assert.Equal(400, status);
            Assert.NotEmpty((string)answer!["detail"]!);
        }
    }

    [Fact]
    public async Task A_plain_line_is_listed_and_a_command_is_not()
    {
        await host.Begin("demo");
        var question = (string)(await host.Question())["id"]!;
        var (status, _) = await Say("/coach help");
        Assert.Equal(202, status);
        var answer = (await host.Messages(SandboxHost.JonasRoom))[^1];
        Assert.Equal([SandboxHost.Jonas], answer["visibleTo"]!.AsArray().Select(each => (string)each!));
        Assert.DoesNotContain(await host.Messages(SandboxHost.JonasRoom), message => (string)message["by"]! != "bot");

        // PRE-41: with one card waiting, a typed line is its answer. The line comes before what it caused.
        Assert.Equal(202, (await Say("Ida decides which two plants come first")).Status);
        var messages = await host.Messages(SandboxHost.JonasRoom);
        Assert.Contains("Ready", (string)messages.Single(message => (string)message["id"]! == question)["text"]!, StringComparison.Ordinal);
        var line = messages.Single(message => (string)message["by"]! == SandboxHost.Jonas);
        Assert.Equal("Ida decides which two plants come first", (string)line["text"]!);
    }

    [Fact]
    public async Task What_is_said_in_a_thread_stands_in_it()
    {
        await host.Begin();
        var question = await host.Question();
        var (status, _) = await host.Post("say", new { by = SandboxHost.Jonas, room = SandboxHost.JonasRoom, text = Values[0], thread = (string)question["id"]! });
        Assert.Equal(202, status);
        var line = (await host.Messages(SandboxHost.JonasRoom)).Single(message => (string)message["by"]! == SandboxHost.Jonas);
        Assert.Equal((string)question["id"]!, (string)line["thread"]!);
    }

    [Fact]
    public async Task A_command_in_a_thread_is_answered_in_it_whoever_began_the_thread() // ADM-12
    {
        await host.Begin();
        await host.Post("say", new { by = SandboxHost.Mira, room = "team:Industry", text = "Shall we talk about Halden?" });
        var line = Assert.Single(await host.Messages("team:Industry", SandboxHost.Jonas));
        foreach (var command in new[] { "/coach prep", "/coach help" })
        {
            Assert.Equal(202, (await host.Post("say", new { by = SandboxHost.Jonas, room = "team:Industry", text = command, thread = (string)line["id"]! })).Status);
            var answer = (await host.Messages("team:Industry", SandboxHost.Jonas))[^1];
            Assert.Equal(("bot", (string)line["id"]!, SandboxHost.Jonas), ((string)answer["by"]!, (string)answer["thread"]!, (string)answer["visibleTo"]![0]!));
        }
        Assert.Single(await host.Messages("team:Industry", SandboxHost.Mira));
    }

    [Fact]
    public async Task What_is_pressed_in_a_channel_is_answered_there_for_whoever_pressed_it() // ADM-12
    {
        await host.Begin();
        await host.Post("say", new { by = SandboxHost.Jonas, room = "team:Industry", text = "/coach promise Plant planning" });
        var asked = Assert.Single(await host.Messages("team:Industry", SandboxHost.Jonas));
        var form = await host.Open(asked, "add-promise");
        Assert.Equal(200, (await host.Post("submit", new { by = SandboxHost.Jonas, formId = (string)form["id"]!, values = new { what = "We move the old plans", toWhom = "Ida Holm", paid = "paid" } })).Status);
        var saved = (await host.Messages("team:Industry", SandboxHost.Jonas))[^1];
        Assert.Contains("We move the old plans", (string)saved["text"]!, StringComparison.Ordinal);
        Assert.Equal(SandboxHost.Jonas, (string)saved["visibleTo"]![0]!);
        var dossier = SandboxHost.Action(saved, "dossier");
        Assert.Equal(200, (await host.Post("press", new { by = SandboxHost.Jonas, messageId = (string)saved["id"]!, actionId = dossier })).Status);
        var shown = (await host.Messages("team:Industry", SandboxHost.Jonas))[^1];
        Assert.NotEqual((string)saved["id"]!, (string)shown["id"]!);
        Assert.Equal(SandboxHost.Jonas, (string)shown["visibleTo"]![0]!);
    }

    [Fact]
    public async Task A_command_in_a_channel_is_answered_there_for_its_sender_alone()
    {
        await host.Begin();
        Assert.Equal(202, (await host.Post("say", new { by = SandboxHost.Jonas, room = "team:Industry", text = "/coach help" })).Status);
        Assert.Single(await host.Messages("team:Industry", SandboxHost.Jonas));
        Assert.Empty(await host.Messages("team:Industry", SandboxHost.Mira));
    }

    [Theory]
    [InlineData("nobody@nordwind.example", SandboxHost.JonasRoom, "m1", 404)]
    [InlineData(SandboxHost.Jonas, "dm:nobody@nordwind.example", null, 404)]
    [InlineData(SandboxHost.Mira, SandboxHost.JonasRoom, null, 403)]
    [InlineData(SandboxHost.Jonas, SandboxHost.JonasRoom, "m999999", 404)]
    public async Task Nobody_speaks_where_he_is_not(string by, string room, string? thread, int status)
    {
        await host.Begin();
        var (answered, body) = await host.Post("say", new { by, room, text = "Hello", thread });
        Assert.Equal(status, answered);
        Assert.NotEmpty((string)body!["detail"]!);
    }

    [Fact]
    public async Task A_text_may_have_ten_thousand_characters_and_no_more()
    {
        await host.Begin();
        Assert.Equal(202, (await Say(new string('x', 10_000))).Status);
        Assert.Equal(400, (await Say(new string('x', 10_001))).Status);
        Assert.Equal(400, (await host.PostText("say", $"{{\"by\":\"{SandboxHost.Jonas}\",\"room\":\"{SandboxHost.JonasRoom}\",\"text\":\"\\ud800\"}}")).Status);
    }

    [Fact]
    public async Task Only_what_a_message_shows_can_be_pressed_by_somebody_who_sees_it()
    {
        await host.Begin();
        var question = await host.Question();
        var (id, name, more) = ((string)question["id"]!, SandboxHost.Action(question, "name-value"), SandboxHost.Action(question, "more"));
        Assert.Equal(409, (await Press(SandboxHost.Jonas, id, "stop@meeting:mtg-halden-review")).Status);
        Assert.Equal(403, (await Press(SandboxHost.Mira, id, name)).Status);
        Assert.Equal(404, (await Press(SandboxHost.Jonas, "m999999", name)).Status);
        Assert.Equal(404, (await Press("nobody@nordwind.example", id, name)).Status);
        Assert.Equal(400, (await Press(SandboxHost.Jonas, id, more)).Status);
        Assert.Equal(409, (await Press(SandboxHost.Jonas, id, more, "not-there@meeting:x")).Status);
    }

    [Fact]
    public async Task A_menu_item_is_pressed_as_the_value_of_its_menu()
    {
        await host.Begin();
        var question = await host.Question();
        var menu = question["actions"]!.AsArray().Single(action => (string)action!["kind"]! == "menu")!;
        var before = (await host.Messages(SandboxHost.JonasRoom)).Count;
        var why = menu["items"]!.AsArray().Select(item => (string)item!["id"]!).Single(item => item.StartsWith("why@", StringComparison.Ordinal));
        var (status, body) = await Press(SandboxHost.Jonas, (string)question["id"]!, (string)menu["id"]!, why);
        Assert.Equal(200, status);
        Assert.Empty(body!.AsObject());
        Assert.Equal(before + 1, (await host.Messages(SandboxHost.JonasRoom)).Count);
    }

    [Theory]
    [InlineData("why@", false)]
    [InlineData("go-ahead@", true)]
    public async Task A_menu_item_is_pressed_by_its_own_id_too(string verb, bool form)
    {
        await host.Begin();
        var question = await host.Question();
        var menu = question["actions"]!.AsArray().Single(action => (string)action!["kind"]! == "menu")!;
        var item = menu["items"]!.AsArray().Select(item => (string)item!["id"]!).Single(item => item.StartsWith(verb, StringComparison.Ordinal));
        var (status, body) = await Press(SandboxHost.Jonas, (string)question["id"]!, item);
        Assert.Equal(200, status);
        Assert.Equal(form, body!["form"] is not null);
    }

    [Fact]
    public async Task A_form_stays_valid_until_it_was_taken_and_then_nothing_changes()
    {
        await host.Begin();
        var question = await host.Question();
        var form = await host.Open(question, "name-value");
        var field = form["fields"]!.AsArray()[0]!;
        Assert.Equal(("value", "multiline", true, 280), ((string)field["id"]!, (string)field["type"]!, (bool)field["required"]!, (int)field["maxLength"]!));

        var (refused, errors) = await Submit(form, SandboxHost.Jonas, "");
        Assert.Equal(422, refused);
        Assert.NotEmpty((string)errors!["errors"]!["value"]!);
        Assert.Equal(403, (await Submit(form, SandboxHost.Mira, "Mine")).Status);

        var (taken, body) = await Submit(form, SandboxHost.Jonas, "Ida decides which two plants come first");
        Assert.Equal(200, taken);
        Assert.Empty(body!.AsObject());
        var after = await host.Question();
        Assert.Contains("Ida decides which two plants come first", (string)after["text"]!, StringComparison.Ordinal);

        Assert.Equal(409, (await Submit(form, SandboxHost.Jonas, "Something else")).Status);
        Assert.Equal(after.ToJsonString(), (await host.Question()).ToJsonString());
        Assert.Equal(404, (await host.Post("submit", new { by = SandboxHost.Jonas, formId = "f0", values = new { value = "x" } })).Status);
    }

    [Fact]
    public async Task Of_two_at_the_same_time_one_is_taken()
    {
        await host.Begin();
        var form = await host.Open(await host.Question(), "name-value");
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Submit(form, SandboxHost.Jonas, $"Ida decides on plants, version {i}")));
        Assert.Equal(1, answers.Count(answer => answer.Status == 200));
        Assert.Equal(5, answers.Count(answer => answer.Status == 409));
    }

    [Fact]
    public async Task A_change_of_the_world_is_visible_when_it_returns()
    {
        await host.Begin();
        var question = await host.Question();
        var (status, _) = await host.Post("world", new { type = "meeting.upserted", data = Meeting("2026-11-23T13:00:00Z", "2026-11-23T14:00:00Z") });
        Assert.Equal(202, status);
        var moved = await host.Question(); // PRE-22: the same card
        Assert.Equal((string)question["id"]!, (string)moved["id"]!);
        Assert.Contains("14:00", (string)moved["text"]!, StringComparison.Ordinal);

        Assert.Equal(202, (await host.Post("world", new { type = "meeting.cancelled", data = new { id = "mtg-halden-review" } })).Status);
        Assert.DoesNotContain((await host.Question())["actions"]!.AsArray(), action => ((string)action!["id"]!).StartsWith("name-value@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hook_that_is_not_valid_comes_back_with_pointers()
    {
        await host.Begin();
        var (status, body) = await host.Post("world", new { type = "meeting.upserted", data = Meeting("2026-11-23T13:00:00Z", "2026-11-23T12:00:00Z") });
        Assert.Equal(400, status);
        Assert.Contains(body!["errors"]!.AsArray(), error => (string)error!["pointer"]! == "/data/end");
        Assert.Equal(400, (await host.Post("world", new { data = new { id = "x" } })).Status);
        Assert.Equal(202, (await host.Post("world", new { type = "weather.changed", data = new { id = "x" } })).Status);
    }

    private static object Meeting(string start, string end) => new
    {
        id = "mtg-halden-review",
        start,
        end,
        organizer = new { email = SandboxHost.Jonas },
        attendees = new object[]
        {
            new { email = SandboxHost.Jonas, response = "accepted" },
            new { email = "ida.holm@haldenfoods.example", response = "accepted" },
        },
    };

    private Task<(int Status, JsonNode? Body)> Say(string text) => host.Post("say", new { by = SandboxHost.Jonas, room = SandboxHost.JonasRoom, text });

    private Task<(int Status, JsonNode? Body)> Press(string by, string messageId, string actionId, string? value = null) =>
        host.Post("press", new { by, messageId, actionId, value });

    private Task<(int Status, JsonNode? Body)> Submit(JsonNode form, string by, string value) =>
        host.Post("submit", new { by, formId = (string)form["id"]!, values = new { value } });
}
