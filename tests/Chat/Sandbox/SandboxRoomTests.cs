using System.Text.Json.Nodes;
using CoachBot.Chat;
using CoachBot.Chat.Sandbox;
using CoachBot.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Chat.Sandbox;

/// <summary>Teams' rooms: what the bot writes there, and what people press, type and reply there [ADM-12].</summary>
public sealed class SandboxRoomTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private const string Room = "team:Industry";
    private const string Sam = "sam.okafor@nordwind.example";

    private SandboxChat Chat => host.Services.GetServices<IChatPlatform>().OfType<SandboxChat>().Single();

    [Fact]
    public async Task Everybody_in_a_team_sees_and_may_press_what_the_bot_writes_to_its_room()
    {
        await host.Begin();
        var card = await Sent("card");

        foreach (var who in new[] { SandboxHost.Jonas, SandboxHost.Mira })
        {
            Assert.Single(await host.Messages(Room, who));
            Assert.Equal(200, (await Press(who, card)).Status);
        }

        var (status, body) = await Press(Sam, card);
        Assert.Equal(403, status);
        Assert.Contains("Press as somebody who does.", (string)body!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_opens_from_a_card_in_a_room_for_who_pressed_it()
    {
        await host.Begin();
        var settings = new Button($"settings@person:{SandboxHost.Mira}", "Settings", ButtonStyle.Default, ButtonKind.Form);
        var card = await Sent("card", buttons: settings);

        var (_, body) = await Press(SandboxHost.Mira, card, settings.Id);
        var form = body!["form"]!;

        Assert.NotEmpty(form["fields"]!.AsArray());
        var other = await host.Post("submit", new { by = SandboxHost.Jonas, formId = (string)form["id"]!, values = new { } });
        Assert.Equal(403, other.Status);
    }

    [Fact]
    public async Task A_thread_in_a_room_holds_the_bot_s_and_the_people_s_lines_in_order()
    {
        await host.Begin();
        var root = await Sent("thread/deal-1");
        await Sent("thread/deal-1/late", root);
        await host.Post("say", new { by = SandboxHost.Mira, room = Room, text = "I call them today.", thread = root.MessageId });

        var seen = await host.Messages(Room, SandboxHost.Jonas);

        Assert.Equal(["bot", "bot", SandboxHost.Mira], seen.Select(message => (string)message["by"]!));
        Assert.Equal([null, root.MessageId, root.MessageId], seen.Select(message => (string?)message["thread"]));
        Assert.All(seen, message => Assert.Equal("all", (string)message["visibleTo"]!));
    }

    [Fact]
    public async Task A_command_in_a_thread_is_answered_in_it_for_its_sender_alone()
    {
        await host.Begin();
        var before = (await host.Messages(SandboxHost.JonasRoom)).Select(message => (string)message["id"]!).ToHashSet(StringComparer.Ordinal);
        var root = (string)(await host.Question())["id"]!;
        await host.Post("say", new { by = SandboxHost.Jonas, room = SandboxHost.JonasRoom, text = "/coach help", thread = root });

        var answer = Assert.Single(await host.Messages(SandboxHost.JonasRoom), message => !before.Contains((string)message["id"]!));
        Assert.Equal((root, "bot"), ((string?)answer["thread"], (string)answer["by"]!));
        Assert.Equal([SandboxHost.Jonas], answer["visibleTo"]!.AsArray().Select(each => (string)each!));
    }

    [Theory]
    [InlineData("order", "PO-1")]
    [InlineData("event", "deal-1")]
    [InlineData("person", "jonas.weber@nordwind.example")]
    [InlineData("deal", "deal-1")]
    public async Task A_message_says_what_it_is_about(string kind, string id)
    {
        await host.Begin();
        await Sent($"about/{kind}", about: new MessageAbout(kind, id));
        var about = Assert.Single(await host.Messages(Room))["about"]!;
        Assert.Equal((kind, id), ((string)about["kind"]!, (string)about["id"]!));
    }

    /// <summary>[PO-05] [DIG-02] Pictures are part of the neutral message as JSON.</summary>
    [Fact]
    public async Task Tables_timelines_and_charts_are_read_as_json()
    {
        await host.Begin();
        Block[] blocks =
        [
            new Table([[[new Run("Deal")]], [[new Run("Acme")]]], "and 3 more"),
            new Timeline([new TimelineBar("tests", "Tests", new(2026, 11, 2), new(2026, 11, 6), "2 to 6 November", "done", "Tests: 2 to 6 November, done")], Marked: new(new(2026, 12, 1), "Needed by: 1 December")),
            new Chart("Wins", ["Week 1"], [new("wins", [null])], ["Week 1: not shown"], "not shown"),
        ];
        await Chat.Deliver(new("default", Room), new Message("A message", "Text", blocks, [], new ContentRef("test", "1")), "pictures", 1, TestContext.Current.CancellationToken);

        var read = Assert.Single(await host.Messages(Room))["blocks"]!.AsArray();

        Assert.Equal(["table", "timeline", "chart"], read.Select(block => (string)block!["type"]!));
        Assert.Equal("Acme", (string)read[0]!["rows"]![1]![0]![0]!["text"]!);
        Assert.Equal(("2026-11-02", "done"), ((string)read[1]!["steps"]![0]!["from"]!, (string)read[1]!["steps"]![0]!["state"]!));
        Assert.Equal("2026-12-01", (string)read[1]!["marked"]!["day"]!);
        Assert.Null(read[2]!["rows"]![0]!["values"]![0]);
    }

    [Fact]
    public async Task Rooms_are_where_the_tenant_s_settings_send_the_bot()
    {
        await using var own = await SandboxHost.With(("Tenant:TeamRoom", "sales-{team}"), ("Tenant:WinsRoom", "wins"));
        await own.Begin();

        var rooms = (await own.Get("rooms")).AsArray().Where(room => (string)room!["kind"]! == "channel").ToList();

        Assert.Equal(["sales-Customer success", "sales-Industry", "wins"], rooms.Select(room => (string)room!["id"]!));
        Assert.Equal(["Customer success", "Industry", "wins"], rooms.Select(room => (string)room!["name"]!));
        Assert.Equal((await own.Get("people")).AsArray().Count, rooms[2]!["members"]!.AsArray().Count);
        Assert.Equal(202, (await own.Post("say", new { by = Sam, room = "wins", text = "Well done!" })).Status);
    }

    [Fact]
    public async Task Teams_may_share_a_room()
    {
        await using var own = await SandboxHost.With(("Tenant:TeamRoom", "sales"));
        await own.Begin();
        var room = Assert.Single((await own.Get("rooms")).AsArray(), room => (string)room!["kind"]! == "channel")!;
        Assert.Equal(("sales", "sales"), ((string)room["id"]!, (string)room["name"]!));
    }

    private Task<(int Status, JsonNode? Body)> Press(string by, ChatReceipt card, string? action = null) =>
        host.Post("press", new { by, messageId = card.MessageId, actionId = action ?? $"my-meetings@person:{by}" });

    private async Task<ChatReceipt> Sent(string key, ChatReceipt? thread = null, MessageAbout? about = null, params Button[] buttons)
    {
        Button[] shown = buttons.Length > 0
            ? buttons
            : [.. new[] { SandboxHost.Jonas, SandboxHost.Mira }.Select(who => new Button($"my-meetings@person:{who}", "My meetings", ButtonStyle.Default, ButtonKind.Button))];
        var message = new Message("A message", key, [new Paragraph([new Run(key)])], shown, new ContentRef("test", "1"), about);
        var result = await Chat.Deliver(new ChatAddress("default", Room) with { Thread = thread }, message, key, 1, TestContext.Current.CancellationToken);
        return Assert.IsType<Done<ChatReceipt>>(result).Receipt;
    }
}
