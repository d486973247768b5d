using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Content;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>The card of every text and form in every language, and of a few whole cards, against an approved copy [CNT-05].</summary>
public sealed class ApprovedPayloadTests
{
    private const string Area = "Chat/Teams/Cards";

    public static TheoryData<string, string> AllTexts() => [.. from language in Shipped.Library.Languages from text in Samples.Texts select (text.Id, language)];

    public static TheoryData<string, string> AllForms() => [.. from language in Shipped.Library.Languages from form in Known.AllForms select (form.Kind, language)];

    public static TheoryData<string, string> AllWhole() => [.. from language in Shipped.Library.Languages from card in WholeCards.All.Keys select (card, language)];

    [Theory]
    [MemberData(nameof(AllTexts))]
    public void A_text_is_sent_as_it_was_approved(string id, string language)
    {
        var text = Known.Text(id)!;
        Matches($"{id}.{language}", AdaptiveCard.Of(Samples.Render(Samples.Card(text, SampleFacts.Plausible(text)), language), WholeCards.Place));
    }

    [Theory]
    [MemberData(nameof(AllForms))]
    public void A_form_is_sent_as_it_was_approved(string kind, string language) =>
        Matches($"form.{kind}.{language}", AdaptiveCard.Form(Samples.Render(Samples.Form(Known.AllForms.Single(form => form.Kind == kind)), language)));

    [Theory]
    [MemberData(nameof(AllWhole))]
    public void A_whole_card_is_sent_as_it_was_approved(string name, string language) => Matches($"whole.{name}.{language}", WholeCards.All[name](language));

    [Fact]
    public void Nothing_is_approved_that_is_no_longer_there()
    {
        var names = AllTexts().Select(row => $"{row.Data.Item1}.{row.Data.Item2}")
            .Concat(AllForms().Select(row => $"form.{row.Data.Item1}.{row.Data.Item2}"))
            .Concat(AllWhole().Select(row => $"whole.{row.Data.Item1}.{row.Data.Item2}"));
        Assert.Empty(Approved.Names(Area).Except(names, StringComparer.Ordinal));
    }

    private static void Matches(string name, JsonNode card) => Approved.Matches(name, CardReading.Lines(card), Area);
}
