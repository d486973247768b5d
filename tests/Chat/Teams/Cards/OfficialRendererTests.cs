using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support.Slack;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>
/// Whatever the product can send is parsed, checked and drawn by Microsoft's own renderer (npm <c>adaptivecards</c>) in a browser: one of
/// each shape that occurs anywhere in the content folder, in cards of teams at work and in hostile messages [INT-23].
/// </summary>
public sealed class OfficialRendererTests(CardScreen screen) : IClassFixture<CardScreen>
{
    private const string UnknownChart = "Unknown element type \"Chart.";

    [Fact]
    public async Task It_draws_everything_and_complains_of_nothing()
    {
        var cards = Shapes().ToList();
        var drawn = await (await screen.Open(1000)).Show(cards);
        Assert.True(cards.Count > 300, $"{cards.Count}");
        foreach (var (card, shown) in cards.Zip(drawn))
        {
            // Charts are for Teams alone; what stands for them elsewhere is drawn.
            Assert.All(shown.Said, said => Assert.StartsWith(UnknownChart, said, StringComparison.Ordinal));
            Assert.All(Titles(card), title => Assert.Contains(title, shown.Text, StringComparison.Ordinal));
            Assert.Equal(0, shown.Links);
            Assert.True(shown.Text.Trim().Length > 0 || shown.Inputs > 0, card.ToJsonString());
        }

        Assert.Superset(
            new HashSet<string>(
                ["TextBlock", "RichTextBlock", "FactSet", "Container", "ColumnSet", "Table", "Chart.VerticalBar", "Chart.VerticalBar.Grouped", "ActionSet", "Action.Execute", "Action.Submit", "Action.ShowCard", "Action.ToggleVisibility", "Input.Text", "Input.Date", "Input.Time", "Input.Toggle", "Input.ChoiceSet"],
                StringComparer.Ordinal),
            new HashSet<string>(cards.SelectMany(card => Payload.Objects(card)).Select(Payload.TypeOf).OfType<string>(), StringComparer.Ordinal));
    }

    /// <summary>Or the test above would prove nothing.</summary>
    [Fact]
    public async Task It_complains_of_what_is_wrong()
    {
        JsonObject[] wrong =
        [
            Card("""{"type":"Nonsense","text":"x"}"""),
            Card("""{"type":"TextBlock","text":"x","size":"Gigantic"}"""),
            Card("""{"type":"Input.Text","id":"a","isRequired":true}"""),
            Card("""{"type":"Input.ChoiceSet","id":"a","label":"x","choices":[]}"""),
            Card("""{"type":"ActionSet","actions":[1,2,3,4,5,6,7]}""".Replace("1,2,3,4,5,6,7", string.Join(',', Enumerable.Repeat("""{"type":"Action.Execute","title":"x"}""", 7)), StringComparison.Ordinal)),
        ];
        Assert.All(await (await screen.Open(1000)).Show(wrong), drawn => Assert.NotEmpty(drawn.Said));
    }

    /// <summary>[INT-23] What somebody is called is read as it is written, wherever it stands.</summary>
    [Theory]
    [InlineData("[x](https://evil.example) **b** _i_")]
    [InlineData("<at>Ann</at> <b>b</b>")]
    [InlineData("&lt;at&gt;Ann&lt;/at&gt; &amp; 1. one")]
    [InlineData("{ {DATE(2026-11-25T10:00:00Z,SHORT)}} $ {name}")]
    public async Task Names_are_read_as_they_are_written(string name)
    {
        var written = name.Replace("{ {", "{{", StringComparison.Ordinal).Replace("$ {", "${", StringComparison.Ordinal);
        var drawn = await (await screen.Open(1000)).Show(AdaptiveCard.Of(Everything.Message(written), WholeCards.Place));
        Assert.Equal(0, drawn.Links);
        Assert.True(drawn.Text.Split(name).Length > 20, drawn.Text);
    }

    /// <summary>Of each chart the first word of its title, which stands in its fallback too.</summary>
    private static IEnumerable<string> Titles(JsonObject card) => Payload.Objects(card)
        .Where(each => Payload.TypeOf(each)?.StartsWith("Chart.", StringComparison.Ordinal) == true)
        .Select(chart => chart["title"]!.GetValue<string>().TrimEnd('…').Split(' ', '\n', '\t')[0]).Where(word => word != "–");

    private static IEnumerable<JsonObject> Shapes() => All().DistinctBy(Payload.Shape, StringComparer.Ordinal);

    private static IEnumerable<JsonObject> All()
    {
        foreach (var language in Shipped.Library.Languages)
        {
            foreach (var card in Samples.Cards().Concat(ShownByTheCoach.All.Cards)) yield return AdaptiveCard.Of(Samples.Render(card, language), WholeCards.Place);
            foreach (var form in Samples.Forms().Concat(ShownByTheCoach.All.Forms)) yield return AdaptiveCard.Form(Samples.Render(form, language));
            foreach (var home in ShownByTheCoach.All.Homes) yield return AdaptiveCard.Home(Samples.Render(home, language), WholeCards.Place);
            foreach (var card in WholeCards.All.Values) yield return card(language);
        }

        foreach (var text in Hostile.Texts.Append("plain"))
        {
            yield return AdaptiveCard.Of(Everything.Message(text), WholeCards.Place);
            yield return AdaptiveCard.Form(Everything.Form(text, 150));
        }

        yield return AdaptiveCard.Notice("One moment.");
    }

    private static JsonObject Card(string element) => JsonNode.Parse($$"""{"type":"AdaptiveCard","version":"1.5","body":[{{element}}]}""")!.AsObject();
}
