using CoachBot.Chat.Slack.Blocks;
using CoachBot.Coach.Cards;
using CoachBot.Content;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support.Slack;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Slack.Blocks;

/// <summary>Every text, form and home view of the content folder, in every language, is one that Slack takes.</summary>
public sealed class WholeContentTests
{
    public static TheoryData<string> Languages => [.. Shipped.Library.Languages];

    /// <summary>[CNT-04] Each text with plausible facts, with only the required ones, and with those that try to do harm.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text(string language)
    {
        foreach (var view in Samples.Cards())
            Assert.True(Samples.Render(view, language) is var message && SlackRules.Message(BlockKit.Message(message)) is [], view.Preview);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_form_with_fields_of_every_kind(string language)
    {
        foreach (var view in Samples.Forms())
        {
            foreach (var all in new[] { false, true })
                Assert.Empty(SlackRules.View(BlockKit.Modal(Samples.Render(view, language), "f1", all, "Europe/Berlin")));
        }
    }

    /// <summary>[PRE-37] [AFT-01] With their buttons and menus, as people get them.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_card_form_and_home_view_of_teams_at_work(string language)
    {
        var shown = ShownByTheCoach.All;
        Assert.True(shown.Cards.Count > 150 && shown.Forms.Count > 40 && shown.Homes.Count > 5, $"{shown.Cards.Count} cards, {shown.Forms.Count} forms, {shown.Homes.Count} home views");
        foreach (var card in shown.Cards) Assert.Empty(SlackRules.Message(BlockKit.Message(Samples.Render(card, language))));
        foreach (var form in shown.Forms) Assert.Empty(SlackRules.View(BlockKit.Modal(Samples.Render(form, language), "f1", true, "Europe/Berlin")));
        foreach (var home in shown.Homes) Assert.Empty(SlackRules.View(BlockKit.Home(Samples.Render(home, language))));
    }

    /// <summary>[INT-18]</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Two_hundred_deals_with_the_longest_names_can_all_be_pressed(string language)
    {
        Part[] parts = [.. Enumerable.Range(0, 200).Select(number =>
            Texts.DayRowReady.With(("time", "10:30"), ("customer", new string('W', 5000)), ("title", string.Concat(Enumerable.Repeat(Hostile.Family, 200))), ("value", new string('漢', 5000)))
                .Presses(new Press(Verbs.ChooseDeal, "meeting:m1", Value: $"{number}", Label: new string('x', 5000))))];
        var message = Samples.Render(new CardView(parts, Texts.PreviewMeeting.Id, Facts.None), language);
        var home = Samples.Render(new HomeSheet(parts), language);

        var blocks = BlockKit.Message(message);
        var view = BlockKit.Home(home);

        Assert.Empty(SlackRules.Message(blocks));
        Assert.Empty(SlackRules.View(view));
        var all = message.Buttons.Select(button => PressRef.Of(button.Id)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(all, Payload.Pressable(blocks).Order(StringComparer.Ordinal));
        Assert.Equal(all, Payload.Pressable(view["blocks"]).Order(StringComparer.Ordinal));
    }
}
