using System.Text.Json.Nodes;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Coach.Cards;
using CoachBot.Content;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>The payload of every text and form in every language, and of a few whole cards, against an approved copy [CNT-05].</summary>
public sealed class ApprovedPayloadTests
{
    private const string Area = "Chat/Slack/Blocks";

    public static TheoryData<string, string> AllTexts() => [.. from language in Shipped.Library.Languages from text in Samples.Texts select (text.Id, language)];

    public static TheoryData<string, string> AllForms() => [.. from language in Shipped.Library.Languages from form in Known.AllForms select (form.Kind, language)];

    public static TheoryData<string, string> WholeCards() => [.. from language in Shipped.Library.Languages from card in Whole.Keys select (card, language)];

    [Theory]
    [MemberData(nameof(AllTexts))]
    public void A_text_is_sent_as_it_was_approved(string id, string language)
    {
        var text = Known.Text(id)!;
        var message = Samples.Render(Samples.Card(text, SampleFacts.Plausible(text)), language);
        Matches($"{id}.{language}", BlockKit.Message(message));
    }

    [Theory]
    [MemberData(nameof(AllForms))]
    public void A_form_is_sent_as_it_was_approved(string kind, string language)
    {
        var form = Samples.Render(Samples.Form(Known.AllForms.Single(form => form.Kind == kind)), language);
        Matches($"form.{kind}.{language}", BlockKit.Modal(form, "f1", all: true, "Europe/Berlin"));
    }

    [Theory]
    [MemberData(nameof(WholeCards))]
    public void A_whole_card_is_sent_as_it_was_approved(string name, string language) => Matches($"whole.{name}.{language}", Whole[name](language));

    [Fact]
    public void Nothing_is_approved_that_is_no_longer_there()
    {
        var names = AllTexts().Select(row => $"{row.Data.Item1}.{row.Data.Item2}")
            .Concat(AllForms().Select(row => $"form.{row.Data.Item1}.{row.Data.Item2}"))
            .Concat(WholeCards().Select(row => $"whole.{row.Data.Item1}.{row.Data.Item2}"));
        Assert.Empty(Approved.Names(Area).Except(names, StringComparer.Ordinal));
    }

    /// <summary>[PRE-26] [AFT-01] [PRE-37] What makes or breaks adoption, with everything that can be pressed.</summary>
    private static readonly Dictionary<string, Func<string, JsonNode>> Whole = new(StringComparer.Ordinal)
    {
        ["ask"] = language => BlockKit.Message(Samples.Render(Asked().AskCard()!.Now.View, language)),
        ["day"] = language => BlockKit.Message(Samples.Render(Day().DayCard("2026-11-23")!.Now.View, language)),
        ["after"] = language => BlockKit.Message(Samples.Render(Asked().NameValue().AdvanceTo("2026-11-23T10:30:00Z").AfterCard()!.Now.View, language)),
        ["review"] = language => BlockKit.Message(Samples.Render(Asked().Say("/coach deal Rollout").Answer().Now.View, language)),
        ["value"] = language => BlockKit.Modal(Samples.Render(Asked().Ask("meeting:m-1", new CoachBot.Coach.Pressed(Some.Ann, "", Verbs.NameValue)).Form!, language), "f1", all: false, "Europe/Berlin"),
        ["home"] = language => BlockKit.Home(Samples.Render(CoachBot.Coach.Coach.Home(Day().Situation, Some.Ann, Day().Now)!, language)),
    };

    private static CoachWorld Asked() => new CoachWorld().WithPerson().WithAccount().WithDeal(name: "Rollout").WithMeeting().AdvanceTo("2026-11-20T15:00:00Z");

    private static CoachWorld Day()
    {
        var world = new CoachWorld().WithPerson().WithAccount().WithDeal(name: "Rollout");
        for (var meeting = 0; meeting < 3; meeting++) world.WithMeeting($"m-{meeting}", $"2026-11-23T{8 + meeting:00}:00:00Z", 40, $"Meeting {meeting}", deal: "deal-1");
        return world.AdvanceTo("2026-11-20T15:00:00Z").NameValue(id: "m-0");
    }

    private static void Matches(string name, JsonNode payload) => Approved.Matches(name, Payload.Lines(payload), Area);
}
