using CoachBot.Chat.Teams.Cards;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Support.Slack;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>Text from outside stays text and fits, wherever it stands [INT-18] [INT-23].</summary>
public sealed class HostileTextTests
{
    public static TheoryData<int> Texts => [.. Enumerable.Range(0, Hostile.Texts.Count)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_message_of_it_is_one_that_teams_takes(int number)
    {
        var message = Everything.Message(Hostile.Texts[number]);
        Assert.Empty(CardRules.Activity(MessageActivity.Of(message, new CardPlace(Hostile.Texts[number][..Math.Min(200, Hostile.Texts[number].Length)]))));
        Assert.Empty(CardRules.Card(AdaptiveCard.Home(new HomeView(message.Text, message.Blocks, message.Buttons), WholeCards.Place)));
        Assert.Empty(CardRules.Card(AdaptiveCard.Notice(message.Text)));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void So_is_a_form(int number)
    {
        var text = Hostile.Texts[number];
        foreach (var choices in new[] { 3, 150, 3000 })
        {
            var form = Everything.Form(text, choices);
            var all = form.Fields.ToDictionary(field => field.Id, _ => text, StringComparer.Ordinal);
            Assert.Empty(CardRules.Dialog(AdaptiveCard.Form(form)));
            Assert.Empty(CardRules.Dialog(AdaptiveCard.Form(form, all, all)));
        }
    }

    /// <summary>[INT-18] A deal name of 5,000 characters with markup comes out whole, every letter of it.</summary>
    [Fact]
    public void A_name_of_five_thousand_letters_with_markup_comes_out_whole()
    {
        const string markup = "[Acme](https://evil.example) **& Söhne** <at>Ann</at> \"x\" ";
        var name = string.Concat(Enumerable.Repeat(markup, 100))[..5000].TrimEnd();
        var card = AdaptiveCard.Of(new Message("p", "t", [new Heading([new Run(name)]), new Paragraph([new Run("What will they have?")]), new Actions(["a"])], [new Button("a", "Name the value", ButtonStyle.Primary, ButtonKind.Form)], new ContentRef("x", "1")), WholeCards.Place);
        Assert.Empty(CardRules.Card(card));
        Assert.Contains(name, CardReading.Words(card), StringComparison.Ordinal);
        Assert.Single(CardReading.Actions(card));
    }

    /// <summary>Ten of them are cut, each where one sees it, and what can be pressed is a button still.</summary>
    [Fact]
    public void Of_ten_such_names_each_is_cut_visibly()
    {
        var message = new Message(
            "p", "t", [.. Enumerable.Range(0, 10).SelectMany(at => new Block[] { new Paragraph([new Run($"{at}{new string('W', 5000)}")]), new Actions([$"b{at}"]) })],
            [.. Enumerable.Range(0, 10).Select(at => new Button($"b{at}", "Open", ButtonStyle.Default, ButtonKind.Button))], new ContentRef("x", "1"));
        var card = AdaptiveCard.Of(message, WholeCards.Place);
        Assert.Empty(CardRules.Card(card));
        List<string> runs = [.. Payload.OfType(card, "TextRun").Select(run => run["text"]!.GetValue<string>())];
        Assert.Equal(10, runs.Count);
        Assert.All(runs, run => Assert.True(run.EndsWith('…') && run.Length > 2_000, run[..10]));
        Assert.Equal(10, CardReading.Actions(card).Count());
    }

    [Fact]
    public void A_family_is_never_cut_apart()
    {
        var families = string.Concat(Enumerable.Repeat(Hostile.Family, 40));
        var title = CardReading.Actions(AdaptiveCard.Of(Everything.Message(families), WholeCards.Place)).First()["title"]!.GetValue<string>();
        Assert.Equal(families[..(title.Length - 1)] + "…", title);
        Assert.Equal(0, (title.Length - 1) % Hostile.Family.Length);
        Assert.InRange(title.Length, Hostile.Family.Length + 1, 75);
    }

    /// <summary>Each of them costs many times its length.</summary>
    [Fact]
    public void A_text_of_thousands_of_little_pieces_is_one_that_teams_takes()
    {
        Run[] runs = [.. Enumerable.Range(0, 8_000).Select(at => new Run("x", at % 2 == 0 ? RunStyle.Strong : RunStyle.Emphasis))];
        var message = Everything.Message("x") with { Blocks = [new Paragraph(runs)] };
        Assert.Empty(CardRules.Card(AdaptiveCard.Of(message, WholeCards.Place)));
    }
}
