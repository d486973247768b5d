using CoachBot.Chat.Teams.Cards;
using CoachBot.Coach.Cards;
using CoachBot.Tests.Chat.Slack.Blocks;
using CoachBot.Tests.Content;
using CoachBot.Tests.Support.Slack;
using CoachBot.Tests.Support.Teams;
using CoachBot.Wire;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>Every text, form and home view of the content folder, in every language, is one that Teams takes.</summary>
public sealed class WholeContentTests
{
    public static TheoryData<string> Languages => [.. Shipped.Library.Languages];

    /// <summary>[CNT-04] Each text with plausible facts, with only the required ones, and with those that try to do harm.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text(string language)
    {
        foreach (var view in Samples.Cards())
            Assert.True(CardRules.Activity(MessageActivity.Of(Samples.Render(view, language), WholeCards.Place)) is [], view.Preview);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_form_with_fields_of_every_kind(string language)
    {
        foreach (var view in Samples.Forms()) Assert.Empty(CardRules.Dialog(AdaptiveCard.Form(Samples.Render(view, language))));
    }

    /// <summary>[PRE-37] [AFT-01] With their buttons and menus, as people get them.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_card_form_and_home_view_of_teams_at_work(string language)
    {
        var shown = ShownByTheCoach.All;
        Assert.True(shown.Cards.Count > 150 && shown.Forms.Count > 40 && shown.Homes.Count > 5, $"{shown.Cards.Count} cards, {shown.Forms.Count} forms, {shown.Homes.Count} home views");
        foreach (var card in shown.Cards) Assert.Empty(CardRules.Activity(MessageActivity.Of(Samples.Render(card, language), WholeCards.Place)));
        foreach (var form in shown.Forms) Assert.Empty(CardRules.Dialog(AdaptiveCard.Form(Samples.Render(form, language))));
        foreach (var home in shown.Homes) Assert.Empty(CardRules.Card(AdaptiveCard.Home(Samples.Render(home, language), WholeCards.Place)));
    }

    /// <summary>[INT-18] And sixty people have views of their own.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Two_hundred_deals_with_the_longest_names_can_all_be_pressed(string language)
    {
        Part[] parts = [.. Enumerable.Range(0, 200).Select(number =>
            Texts.DayRowReady.With(("time", "10:30"), ("customer", new string('W', 5000)), ("title", string.Concat(Enumerable.Repeat(Hostile.Family, 200))), ("value", new string('漢', 5000)))
                .Presses(new Press(Verbs.ChooseDeal, "meeting:m1", Value: $"{number}", Label: new string('x', 5000))))];
        var message = Samples.Render(new CardView(parts, Texts.PreviewMeeting.Id, Facts.None), language);
        var place = new CardPlace("day/2026-11-23/ann@example.com", [.. Enumerable.Range(0, 200).Select(number => $"29:{new string('a', 60)}{number}")]);

        var card = AdaptiveCard.Of(message, place);
        var home = AdaptiveCard.Home(Samples.Render(new HomeSheet(parts), language), place);

        Assert.Empty(CardRules.Card(card));
        Assert.Empty(CardRules.Card(home));
        var all = message.Buttons.Select(button => PressRef.Of(button.Id)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(all, CardReading.Pressable(card).Order(StringComparer.Ordinal));
        Assert.Equal(all, CardReading.Pressable(home).Order(StringComparer.Ordinal));
        Assert.Equal(60, card["refresh"]!["userIds"]!.AsArray().Count);
    }
}
