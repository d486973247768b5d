using System.Text.Json.Nodes;

namespace CoachBot.Tests.Chat.Sandbox;

public sealed class SandboxReadTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task People_have_a_role_and_a_zone()
    {
        await host.Begin();
        var people = (await host.Get("people")).AsArray();
        Assert.Equal(10, people.Count);
        var jonas = people.Single(person => (string)person!["email"]! == SandboxHost.Jonas)!;
        Assert.Equal(("Jonas Weber", "rep", "Europe/Berlin"), ((string)jonas["name"]!, (string)jonas["role"]!, (string)jonas["timeZone"]!));
    }

    [Fact]
    public async Task Everybody_has_a_room_with_the_bot_and_every_team_a_channel()
    {
        await host.Begin();
        var rooms = (await host.Get("rooms")).AsArray();
        Assert.Equal(10, rooms.Count(room => (string)room!["kind"]! == "dm"));
        var direct = rooms.Single(room => (string)room!["id"]! == SandboxHost.JonasRoom)!;
        Assert.Equal([SandboxHost.Jonas], direct["members"]!.AsArray().Select(member => (string)member!));
        var channel = rooms.First(room => (string)room!["kind"]! == "channel" && (string)room["name"]! == "Industry")!;
        Assert.Contains(SandboxHost.Jonas, channel["members"]!.AsArray().Select(member => (string)member!));
    }

    [Fact]
    public async Task The_demo_scene_begins_with_a_question_and_a_day_card_that_wait()
    {
        await host.Begin();
        Assert.Equal("2026-11-20T14:40:00Z", (string)(await host.Get("clock"))["now"]!);
        var question = await host.Question();
        Assert.Equal(("meeting", "mtg-halden-review"), ((string)question["about"]!["kind"]!, (string)question["about"]!["id"]!));
        var day = await host.Question("dm:" + SandboxHost.Mira); // PRE-26
        Assert.Equal(("day", "2026-11-23"), ((string)day["about"]!["kind"]!, (string)day["about"]!["id"]!));
    }

    [Fact]
    public async Task A_message_has_every_member_that_is_promised_and_no_null()
    {
        await host.Begin();
        var question = await host.Question();
        string[] promised = ["id", "room", "by", "sentAt", "revision", "preview", "text", "blocks", "actions", "visibleTo", "content", "about"];
        Assert.Empty(promised.Except(question.AsObject().Select(member => member.Key), StringComparer.Ordinal));
        Assert.Equal(("bot", "all"), ((string)question["by"]!, (string)question["visibleTo"]!));
        Assert.Contains("11:00", (string)question["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(":null", (await host.Get("messages")).ToJsonString(), StringComparison.Ordinal);

        // ADM-17: neither customer nor value on a lock screen. PRE-02, PRE-39: three things to press.
        Assert.DoesNotContain("Halden", (string)question["preview"]!, StringComparison.Ordinal);
        Assert.Equal(["form", "form", "menu"], question["actions"]!.AsArray().Select(action => (string)action!["kind"]!));
    }

    [Fact]
    public async Task A_room_without_messages_is_an_empty_list()
    {
        await host.Begin("empty");
        await host.Post("world", new { type = "person.upserted", data = new { email = "ann@nordwind.example", name = "Ann", role = "rep" } });
        var answer = await host.Get("messages?room=dm:ann@nordwind.example");
        Assert.Empty(answer["messages"]!.AsArray());
        Assert.NotEmpty((string)answer["cursor"]!);
    }

    [Fact]
    public async Task Since_answers_what_is_new_and_what_was_edited_even_across_a_reset()
    {
        await host.Begin();
        var before = (string)(await host.Get("messages"))["cursor"]!;
        Assert.Empty(await host.Messages(SandboxHost.JonasRoom, since: before));

        var question = await host.Question();
        var form = await host.Open(question, "name-value");
        await host.Post("submit", new { by = SandboxHost.Jonas, formId = (string)form["id"]!, values = new { value = "Ida decides which two plants come first" } });
        var edited = Assert.Single(await host.Messages(SandboxHost.JonasRoom, since: before));
        Assert.Equal((string)question["id"]!, (string)edited["id"]!);
        Assert.NotNull(edited["editedAt"]);
        Assert.True((long)edited["revision"]! > (long)question["revision"]!);

        await host.Begin();
        var afresh = await host.Messages(SandboxHost.JonasRoom);
        Assert.NotEmpty(afresh);
        Assert.Equal(afresh.Count, (await host.Messages(SandboxHost.JonasRoom, since: before)).Count);
    }

    [Theory]
    [InlineData("messages?room=dm:nobody@nordwind.example", 404)]
    [InlineData("messages?room=dm:jonas.weber@nordwind.example&as=nobody@nordwind.example", 404)]
    [InlineData("messages?room=dm:jonas.weber@nordwind.example&as=petra.lang@nordwind.example", 403)]
    [InlineData("messages?since=yesterday", 400)]
    [InlineData("home", 400)]
    [InlineData("home?person=nobody@nordwind.example", 404)]
    [InlineData("weather", 404)]
    public async Task What_cannot_be_read_is_a_problem_that_says_what_to_do(string path, int status)
    {
        await host.Begin();
        var (answered, body) = await host.GetAny(path);
        Assert.Equal(status, answered);
        Assert.EndsWith(".", (string)body!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_view_shows_seven_days_and_its_buttons_can_be_pressed() // PRE-37
    {
        await host.Begin();
        var home = await host.Get($"home?person={SandboxHost.Jonas}");
        Assert.Contains("Halden Foods", (string)home["text"]!, StringComparison.Ordinal);
        var form = await host.Open(home, "settings");
        Assert.NotEmpty(form["fields"]!.AsArray());
        var (status, _) = await host.Post("press", new { by = SandboxHost.Mira, messageId = (string)home["id"]!, actionId = SandboxHost.Action(home, "settings") });
        Assert.Equal(403, status);
    }

    [Fact]
    public async Task Calendar_and_crm_show_the_world_as_it_stands()
    {
        await host.Begin();
        var entries = (await host.Get("calendar"))["entries"]!.AsArray();
        Assert.Contains(entries, entry => (string)entry!["id"]! == "mtg-halden-review" && (string)entry["start"]! == "2026-11-23T10:00:00Z");
        Assert.DoesNotContain("mtg-private", entries.Select(entry => (string)entry!["id"]!)); // PRV-08
        var crm = await host.Get("crm");
        Assert.Equal(4, crm["accounts"]!.AsArray().Count);
        Assert.Contains(crm["deals"]!.AsArray(), deal => (string)deal!["id"]! == "deal-halden-2" && (decimal)deal["amount"]!["amount"]! == 120000m);
        Assert.Empty(crm["written"]!.AsArray());
    }
}
