using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Package;
using CoachBot.Coach;
using CoachBot.Coach.Customers;

namespace CoachBot.Tests.Chat.Teams.Inbound;

/// <summary>Searching from any chat: the finder sees what he may, the chat gets a name at most [PRV-01] [PRV-15].</summary>
public sealed class ExtensionTests : IAsyncLifetime
{
    /// <summary>A chat between two people, in which the bot is not.</summary>
    private const string Between = "19:0e_1e@unq.gbl.spaces";

    private const string Nasty = "Rollout <b>[x](https://evil.example)</b> & Co";
    private InboundWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await InboundWorld.Start();
        await world.Tell(Subjects.Account("acme"), new AccountSeen("acme", new AccountFacts("Acme Plum", ["acme.example"]), Stamp));
        await Deal("d-1", Nasty);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_is_found_is_for_the_finder_and_the_card_for_the_chat_names_the_deal_and_nothing_else()
    {
        var found = await Search("rollout");
        var attachment = Assert.Single(Attachments(found))!;
        var preview = attachment["preview"]!["content"]!.ToJsonString();
        Assert.Contains("Acme Plum", preview, StringComparison.Ordinal);
        foreach (var markup in new[] { "<b>", "\\u003Cb", "](" }) Assert.DoesNotContain(markup, preview, StringComparison.OrdinalIgnoreCase);

        var card = attachment["content"]!.AsObject();
        Assert.Equal("AdaptiveCard", card["type"]!.GetValue<string>());
        var words = new Replied(200, card).Text;
        Assert.Contains(Nasty, words, StringComparison.Ordinal);
        Assert.DoesNotContain("Plum", words, StringComparison.Ordinal);
        var action = Assert.Single(card["actions"]!.AsArray())!;
        Assert.Equal("Action.OpenUrl", action["type"]!.GetValue<string>());
        Assert.Equal(
            "https://teams.microsoft.com/l/chat/0/0?users=28:c9e8c047-2a74-40a2-b28a-b162d5f5327c&message=%2Fcoach%20deal%20d-1",
            action["url"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nothing_of_a_search_is_kept_and_a_chat_in_which_the_bot_is_not_is_no_chat_of_ours()
    {
        await Search("rollout", room: Between, kind: "personal");
        Assert.Equal(0, world.Kept);
        Assert.Equal(0, world.Count("teams_conversations"));
        Assert.Equal(0, world.Store.Read(sql => sql.Number("select count(*) from teams_users where conversation is not null")));
    }

    [Fact]
    public async Task Opened_it_shows_ones_own_and_more_are_paged()
    {
        for (var i = 2; i <= 30; i++) await Deal($"d-{i}", $"Other {i}");
        var first = await Query(SearchCommands.Deal, new JsonObject { ["name"] = "initialRun", ["value"] = "true" }, 0);
        var second = await Query(SearchCommands.Deal, new JsonObject { ["name"] = "initialRun", ["value"] = "true" }, 25);
        Assert.Equal((25, 5), (Attachments(first).Count, Attachments(second).Count));
        Assert.Equal(30, Attachments(first).Concat(Attachments(second)).Select(each => each!["preview"]!.ToJsonString()).Distinct().Count());
    }

    [Theory]
    [InlineData(-5, 1000)]
    [InlineData(int.MaxValue, -1)]
    [InlineData(0, 0)]
    public async Task Odd_pages_are_answered(int skip, int count)
    {
        var value = Value(SearchCommands.Deal, Typed("rollout"), skip);
        value["queryOptions"]!["count"] = count;
        Assert.Equal("result", (await world.Take(Acts.Invoke("composeExtension/query", value))).Body!["composeExtension"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_not_his_to_see_is_not_found() // PRV-01
    {
        const string dan = "0e0e0e0e-0000-4000-8000-000000000004";
        await world.Know("dan@ours.example");
        await world.Meet(dan, "dan@ours.example");
        var found = await Search("rollout", dan);
        Assert.Equal("message", Extension(found)["type"]!.GetValue<string>());
        Assert.DoesNotContain("Rollout", found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("outside")]
    public async Task Guests_and_people_from_outside_find_nothing(string kind) // PRV-15
    {
        const string gus = "0e0e0e0e-0000-4000-8000-000000000009";
        await world.Meet(gus, InboundWorld.Ann, kind);
        var found = await Search("rollout", gus);
        Assert.Equal("message", Extension(found)["type"]!.GetValue<string>());
        Assert.DoesNotContain("Rollout", found.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("composeExtension/query", "searchWeather")]
    [InlineData("composeExtension/queryLink", null)]
    [InlineData("composeExtension/selectItem", null)]
    [InlineData("composeExtension/setting", null)]
    [InlineData("composeExtension/querySettingUrl", null)]
    [InlineData("composeExtension/laterInvented", null)]
    public async Task What_nobody_knows_is_answered_by_a_sentence(string name, string? command)
    {
        var answer = await world.Take(Acts.Invoke(name, new JsonObject { ["commandId"] = command }));
        Assert.Equal((200, "message"), (answer.Status, Extension(answer)["type"]!.GetValue<string>()));
        Assert.NotEmpty(Extension(answer)["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("composeExtension/fetchTask")]
    [InlineData("composeExtension/submitAction")]
    public async Task An_action_that_nobody_knows_is_answered_by_a_sentence_in_its_dialog(string name)
    {
        var answer = await world.Take(Acts.Invoke(name, new JsonObject { ["commandId"] = "later", ["data"] = new JsonObject() }));
        Assert.Equal((200, "message"), (answer.Status, answer.TaskType));
        Assert.Equal(0, world.Kept);
    }

    [Fact]
    public async Task A_rooms_settings_say_whose_room_it_is_and_are_no_form()
    {
        var none = await world.Take(Acts.Invoke("config/fetch", [], Acts.Channel));
        Assert.Equal((200, "message"), (none.Status, none.Body!["config"]!["type"]!.GetValue<string>()));
        Assert.Contains("digest here", none.Text, StringComparison.Ordinal);
        var sent = await world.Take(Acts.Invoke("config/submit", new JsonObject { ["data"] = new JsonObject() }, Acts.Channel));
        Assert.Equal(none.Text, sent.Text);
        Assert.Equal(0, world.Kept);
    }

    private static VersionStamp Stamp => new(InboundWorld.Monday, 0, "");

    private Task Deal(string id, string name) => world.Tell(Subjects.Deal(id), new DealSeen(id, new DealFacts(name, "acme", InboundWorld.Ann, "open", "Proposal", new Money(7_000_000, "EUR")), Stamp));

    private static JsonObject Typed(string words) => new() { ["name"] = SearchCommands.Words, ["value"] = words };

    private static JsonObject Value(string command, JsonObject parameter, int skip) => new()
    {
        ["commandId"] = command,
        ["parameters"] = new JsonArray(parameter),
        ["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = 25 },
        ["commandContext"] = "compose",
    };

    private Task<Replied> Query(string command, JsonObject parameter, int skip) => world.Take(Acts.Invoke("composeExtension/query", Value(command, parameter, skip)));

    private Task<Replied> Search(string words, string who = Acts.Ann, string room = Acts.Group, string? kind = null)
    {
        var activity = Acts.Invoke("composeExtension/query", Value(SearchCommands.Deal, Typed(words), 0), room, who);
        if (kind is not null) activity["conversation"]!["conversationType"] = kind;
        return world.Take(activity);
    }

    private static JsonObject Extension(Replied reply) => reply.Body!["composeExtension"]!.AsObject();

    private static JsonArray Attachments(Replied reply) => Extension(reply)["attachments"]!.AsArray();
}
