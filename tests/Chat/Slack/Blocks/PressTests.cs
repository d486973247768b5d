using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>Buttons and menus, and what is heard of them.</summary>
public sealed class PressTests
{
    [Fact]
    public void A_button_carries_the_hash_of_its_press_and_its_style()
    {
        var row = Assert.Single(Rows([new Button("name-value@meeting:1", "Name it", ButtonStyle.Primary, ButtonKind.Form), new Button("drop", "Drop", ButtonStyle.Danger, ButtonKind.Button)]));
        Assert.Equal([PressRef.Of("name-value@meeting:1"), PressRef.Of("drop")], row.Select(element => element!["value"]!.GetValue<string>()));
        Assert.Equal(["primary", "danger"], row.Select(element => element!["style"]!.GetValue<string>()));
        Assert.Equal("Name it", row[0]!["text"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void More_than_a_row_takes_go_into_the_next() =>
        Assert.Equal([25, 25, 10], Rows([.. Enumerable.Range(0, 60).Select(number => Plain($"b{number}"))]).Select(row => row.Count));

    [Fact]
    public void One_press_shown_twice_has_two_action_ids_and_one_value()
    {
        var message = Message([new Actions(["a"]), new Paragraph([new Run("between")]), new Actions(["a"])], [Plain("a")]);
        var both = Payload.OfType(BlockKit.Message(message), "button").ToList();
        Assert.Equal(2, both.Select(button => button["action_id"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Count());
        Assert.Single(both.Select(button => button["value"]!.GetValue<string>()).Distinct(StringComparer.Ordinal));
    }

    /// <summary>[ADM-28] Three dots are read as "more" at the end of a row alone; a menu that says something says it.</summary>
    [Theory]
    [InlineData(1, 5, "overflow")]
    [InlineData(1, 6, "static_select")]
    [InlineData(0, 3, "static_select")]
    [InlineData(1, 150, "static_select")]
    [InlineData(1, 1, "button")]
    public void A_menu_is_three_dots_a_list_or_a_button(int before, int items, string type)
    {
        var menu = new Button("menu", "More", ButtonStyle.Default, ButtonKind.Menu, [.. Enumerable.Range(0, items).Select(number => new MenuItem($"i{number}", $"Item {number}"))]);
        var element = Assert.Single(Rows([.. Enumerable.Range(0, before).Select(number => Plain($"b{number}")), menu]))[^1]!;
        Assert.Equal(type, element["type"]!.GetValue<string>());
        Assert.Equal(Enumerable.Range(0, items).Select(number => PressRef.Of($"i{number}")), Payload.Pressable(element));
        if (type == "static_select") Assert.Equal("More", element["placeholder"]!["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"type":"button","value":"r"}""", "r")]
    [InlineData("""{"type":"overflow","selected_option":{"value":"r","text":{"type":"plain_text","text":"x"}}}""", "r")]
    [InlineData("""{"type":"static_select","value":"no","selected_option":{"value":"r"}}""", "r")]
    [InlineData("""{"type":"static_select","selected_option":null}""", null)]
    [InlineData("""{"type":"button","value":7}""", null)]
    [InlineData("[]", null)]
    public void What_was_pressed_is_heard(string action, string? expected)
    {
        using var json = JsonDocument.Parse(action);
        Assert.Equal(expected, Carried.In(json.RootElement));
    }

    /// <summary>[INT-18]</summary>
    [Fact]
    public void Where_there_is_no_room_for_buttons_they_become_lists_that_say_what_they_are_about()
    {
        var blocks = Enumerable.Range(0, 40).SelectMany(number => new Block[] { new Paragraph([new Run($"Deal {number}")]), new Actions([$"open{number}"]) });
        var payload = BlockKit.Message(Message([.. blocks], [.. Enumerable.Range(0, 40).Select(number => Plain($"open{number}"))]));

        Assert.InRange(payload.Count, 40, 50);
        var list = Assert.Single(Payload.OfType(payload, "static_select"));
        var groups = list["option_groups"]!.AsArray();
        var inline = Payload.OfType(payload, "button").Count();
        Assert.InRange(inline, 20, 24);
        Assert.Equal(40 - inline, groups.Count);
        Assert.Equal($"Deal {inline}", groups[0]!["label"]!["text"]!.GetValue<string>());
        Assert.Equal(PressRef.Of($"open{inline}"), groups[0]!["options"]![0]!["value"]!.GetValue<string>());
        Assert.Contains("Deal 39", Payload.Words(payload), StringComparison.Ordinal);
    }

    private static Button Plain(string id) => new(id, "Open", ButtonStyle.Default, ButtonKind.Button);

    private static Message Message(IReadOnlyList<Block> blocks, IReadOnlyList<Button> buttons) => new("p", "t", blocks, buttons, new ContentRef("x", "1"));

    private static List<JsonArray> Rows(IReadOnlyList<Button> buttons) =>
        [.. Payload.OfType(BlockKit.Message(Message([], buttons)), "actions").Select(row => row["elements"]!.AsArray())];
}
