using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// What is asked can be typed on the card itself: type, Save [PRE-41]. A direct chat of Teams has no threads in which it could be.
/// https://learn.microsoft.com/adaptive-cards/authoring-cards/input-validation
/// </summary>
internal static class TypingInput
{
    /// <summary>
    /// Above the buttons of the same question; a card that asks nothing, or several things, stays as it is. The button that opens the
    /// question's form would say the same a second time: it moves into the row's menu, as the way to the form's other fields.
    /// </summary>
    public static CardTree Into(CardTree card, Message message, CardPlace place)
    {
        if (place is not { Card: { } key, Save: { } save }) return card;
        var asked = message.Buttons.Where(button => button.Kind == ButtonKind.Form && PressId.Read(button.Id) is { } press && CardKeys.TakesTyping(key, press.Verb)).ToList();
        if (asked is not [var only] || card["body"] is not List<CardTree> body || Find(body, PressRef.Of(only.Id)) is not var (at, opens)) return card;
        CardTree[] added = [Input(only.Label), Elements.Set([Button(key, save)])];
        if (Elements.Weigh(card) + added.Sum(Elements.Weigh) + Elements.Weigh(Elements.Set([])) > CardLimits.CardBytes) return card;
        if (body[at]["actions"] is List<CardTree> row && row.Find(action => action["card"] is CardTree)?["card"] is CardTree { } menu && menu["body"] is List<CardTree> items)
        {
            row.Remove(opens);
            items.Insert(0, Elements.Set([opens]));
        }

        body.InsertRange(at, added);
        return card;
    }

    /// <summary>The row in which a press stands, and its action.</summary>
    private static (int At, CardTree Action)? Find(List<CardTree> body, string press)
    {
        for (var at = 0; at < body.Count; at++)
        {
            if (body[at]["actions"] is List<CardTree> row && row.Find(action => (action["data"] as CardTree)?.Text("p") == press) is { } found) return (at, found);
        }

        return null;
    }

    private static CardTree Input(string label) => new()
    {
        ["type"] = "Input.Text",
        ["id"] = AdaptiveCard.TypedInput,
        ["label"] = CardText.Label(label, CardLimits.Title),
        ["isMultiline"] = true,
    };

    private static CardTree Button(string card, string save) => new()
    {
        ["type"] = "Action.Execute",
        ["verb"] = AdaptiveCard.SayVerb,
        ["title"] = CardText.Label(save, CardLimits.Title),
        ["style"] = "positive",
        ["data"] = new CardTree { ["c"] = card },
    };
}
