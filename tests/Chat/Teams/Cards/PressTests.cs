using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>Buttons and menus, and what is heard of them.</summary>
public sealed class PressTests
{
    [Fact]
    public void A_press_is_executed_and_one_that_opens_a_form_fetches_a_dialog()
    {
        var actions = Actions([new Button("name-value@meeting:1", "Name it", ButtonStyle.Primary, ButtonKind.Form), new Button("drop", "Drop", ButtonStyle.Danger, ButtonKind.Button), new Button("plain", "Open", ButtonStyle.Default, ButtonKind.Button)]);
        Assert.Equal(
            [
                $$$"""{"type":"Action.Submit","data":{"p":"{{{PressRef.Of("name-value@meeting:1")}}}","c":"card-1","msteams":{"type":"task/fetch"}},"title":"Name it","style":"positive"}""",
                $$$"""{"type":"Action.Execute","verb":"press","data":{"p":"{{{PressRef.Of("drop")}}}","c":"card-1"},"title":"Drop","style":"destructive"}""",
                $$$"""{"type":"Action.Execute","verb":"press","data":{"p":"{{{PressRef.Of("plain")}}}","c":"card-1"},"title":"Open"}""",
            ],
            actions.Select(action => action.ToJsonString()));
    }

    /// <summary>A phone hides the end of a row that is too long, and Teams the seventh action of a set.</summary>
    [Theory]
    [InlineData("x", 8, new[] { 6, 2 })]
    [InlineData("Name the value", 5, new[] { 2, 2, 1 })]
    [InlineData("価値を書く、今すぐ", 3, new[] { 1, 1, 1 })]
    [InlineData("Something that is a whole long sentence", 2, new[] { 1, 1 })]
    public void A_row_is_no_longer_than_a_phone_is_wide(string label, int count, int[] expected) =>
        Assert.Equal(expected, Payload.OfType(Card([.. Enumerable.Range(0, count).Select(number => new Button($"b{number}", label, ButtonStyle.Default, ButtonKind.Button))]), "ActionSet").Select(row => row["actions"]!.AsArray().Count));

    /// <summary>[ADM-28] A menu says what it is, and what is in it is a press like any other.</summary>
    [Fact]
    public void A_menu_folds_out_its_items()
    {
        var menu = Menu(5, at => at == 1 ? ButtonKind.Form : ButtonKind.Button);
        var action = Assert.Single(Actions([menu]));
        Assert.Equal(("Action.ShowCard", "More"), (Payload.TypeOf(action), action["title"]!.GetValue<string>()));
        Assert.Equal(["Action.Execute", "Action.Submit", "Action.Execute", "Action.Execute", "Action.Execute"], Payload.OfType(action["card"], "ActionSet").SelectMany(set => set["actions"]!.AsArray()).Select(Payload.TypeOf));
        Assert.Equal(Enumerable.Range(0, 5).Select(at => PressRef.Of($"i{at}")), CardReading.Pressable(action));
    }

    [Fact]
    public void A_menu_of_one_item_is_a_button() =>
        Assert.Equal(PressRef.Of("i0"), Assert.Single(Actions([Menu(1, _ => ButtonKind.Button)]))["data"]!["p"]!.GetValue<string>());

    [Theory]
    [InlineData(ButtonKind.Button, "Action.Execute")]
    [InlineData(ButtonKind.Form, "Action.Submit")]
    public void A_menu_of_many_items_is_a_list_to_choose_from(ButtonKind kind, string type)
    {
        var card = Card([Menu(40, _ => kind), Menu(40, _ => kind)]);
        Assert.Empty(CardRules.Card(card));
        var menus = CardReading.Actions(card).ToList();
        Assert.Equal(["p1", "p2"], menus.Select(menu => Assert.Single(Payload.OfType(menu, "Input.ChoiceSet"))["id"]!.GetValue<string>()));
        var press = Assert.Single(Payload.OfType(menus[1]["card"], type));
        Assert.Equal("p2", press["data"]!["l"]!.GetValue<string>());
        Assert.Equal(Enumerable.Range(0, 40).Select(at => PressRef.Of($"i{at}")), CardReading.Pressable(menus[1]));
    }

    [Theory]
    [InlineData("""{"p":"r","c":"k"}""", "r")]
    [InlineData("""{"l":"p2","p1":"other","p2":"r","c":"k"}""", "r")]
    [InlineData("""{"p":"r","l":"p1","p1":"other"}""", "r")]
    [InlineData("""{"l":"p1","p1":""}""", null)]
    [InlineData("""{"l":"p1"}""", null)]
    [InlineData("""{"p":7}""", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    public void What_was_pressed_is_heard(string data, string? expected) => Assert.Equal(expected, Carried.In(JsonElement.Parse(data)));

    /// <summary>[INT-18] What comes last stands in lines, and its buttons in a list for what opens a form and one for the rest.</summary>
    [Fact]
    public void Where_there_is_no_room_for_buttons_they_become_lists_that_say_what_they_are_about()
    {
        var blocks = Enumerable.Range(0, 120).SelectMany(number => new Block[] { new Paragraph([new Run($"Deal {number}")]), new Actions([$"open{number}", $"name{number}"]) });
        var buttons = Enumerable.Range(0, 120).SelectMany(number => new[] { new Button($"open{number}", "Open", ButtonStyle.Default, ButtonKind.Button), new Button($"name{number}", "Name the value", ButtonStyle.Primary, ButtonKind.Form) });
        var card = AdaptiveCard.Of(new Message("p", "t", [.. blocks], [.. buttons], new ContentRef("x", "1")), WholeCards.Place);

        Assert.Empty(CardRules.Card(card));
        Assert.Equal(240, CardReading.Pressable(card).Distinct(StringComparer.Ordinal).Count());
        var lists = Payload.OfType(card, "Input.ChoiceSet").ToList();
        Assert.Equal(["p1", "p2"], lists.Select(list => list["id"]!.GetValue<string>()));
        Assert.Equal(["Name the value", "Open"], lists.Select(list => list["label"]!.GetValue<string>()));
        Assert.Equal(["Name the value", "Open"], CardReading.Actions(card).TakeLast(2).Select(press => press["title"]!.GetValue<string>()));
        Assert.Equal("Deal 119: Name the value", lists[0]["choices"]!.AsArray()[^1]!["title"]!.GetValue<string>());
        Assert.Equal("Deal 119: Open", lists[1]["choices"]!.AsArray()[^1]!["title"]!.GetValue<string>());
        Assert.Contains("Deal 119", CardReading.Words(card["body"]!.AsArray().Last(element => Payload.TypeOf(element) == "RichTextBlock")), StringComparison.Ordinal);
        Assert.True(CardReading.Actions(card).Count() > 20);
    }

    /// <summary>What is left out is counted.</summary>
    [Fact]
    public void Of_a_thousand_lines_and_presses_it_is_said_how_many_are_left_out()
    {
        var message = new Message(
            "p", "t", [.. Enumerable.Range(0, 1000).SelectMany(at => new Block[] { new Paragraph([new Run($"{at} {new string('漢', 300)}")]), new Actions([$"b{at}"]) })],
            [.. Enumerable.Range(0, 1000).Select(at => new Button($"b{at}", "Open", ButtonStyle.Default, ButtonKind.Button))], new ContentRef("x", "1"));
        var card = AdaptiveCard.Of(message, WholeCards.Place);
        Assert.Empty(CardRules.Card(card));
        var pressed = CardReading.Pressable(card).Count();
        var lines = CardReading.Words(card).Split('\n').Count(line => line.Contains('漢', StringComparison.Ordinal) && !line.Contains(": Open", StringComparison.Ordinal));
        Assert.True(pressed > 150, $"{pressed}");
        Assert.Contains($"… +{2000 - pressed - (lines - pressed)}", CardReading.Words(card), StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_of_ones_own_is_asked_for_by_those_who_get_one()
    {
        var message = Everything.Message("x");
        Assert.Null(AdaptiveCard.Of(message, new CardPlace("k"))["refresh"]);
        Assert.Null(AdaptiveCard.Of(message, new CardPlace(null, ["29:ann"]))["refresh"]);
        Assert.Equal(
            """{"action":{"type":"Action.Execute","verb":"view","data":{"c":"k"}},"userIds":["29:ann"]}""",
            AdaptiveCard.Of(message, new CardPlace("k", ["29:ann"]))["refresh"]!.ToJsonString());
    }

    /// <summary>[PRE-41] [ADM-28] Where it can be typed, the card asks for it once; the form with its other fields is in the menu.</summary>
    [Fact]
    public void Where_a_question_is_answered_on_the_card_its_form_is_in_the_menu()
    {
        var card = WholeCards.All["ask"]("en");
        Assert.Empty(CardRules.Card(card));
        Assert.Equal(["Save", "Postpone", "More"], CardReading.Actions(card).Select(action => action["title"]!.GetValue<string>()));
        Assert.Equal("positive", CardReading.Actions(card).First()["style"]!.GetValue<string>());
        var menu = CardReading.Actions(card).Last();
        Assert.Equal("Name the value", Payload.OfType(menu["card"], "Action.Submit").First()["title"]!.GetValue<string>());
        Assert.Equal("Name the value", Assert.Single(Payload.OfType(card, "Input.Text"))["label"]!.GetValue<string>());
    }

    private static Button Menu(int items, Func<int, ButtonKind> kind) =>
        new("menu", "More", ButtonStyle.Default, ButtonKind.Menu, [.. Enumerable.Range(0, items).Select(at => new MenuItem($"i{at}", $"Item {at}", kind(at)))]);

    private static JsonObject Card(IReadOnlyList<Button> buttons) => AdaptiveCard.Of(new Message("p", "t", [], buttons, new ContentRef("x", "1")), WholeCards.Place);

    private static IEnumerable<JsonObject> Actions(IReadOnlyList<Button> buttons) => CardReading.Actions(Card(buttons));
}
