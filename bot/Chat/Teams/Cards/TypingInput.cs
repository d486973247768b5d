using System.Text.Json.Nodes;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// What is asked can be typed on the card itself: type, Save [PRE-41]. A direct chat of Teams has no threads in which it could be.
/// https://learn.microsoft.com/adaptive-cards/authoring-cards/input-validation
/// </summary>
internal static class TypingInput
{
    /// <summary>Above the buttons that open the form of the same question; a card that asks nothing, or several things, stays as it is.</summary>
    public static JsonObject Into(JsonObject card, Message message, CardPlace place)
    {
        if (place is not { Card: { } key, Save: { } save }) return card;
        var asked = message.Buttons.Where(button => button.Kind == ButtonKind.Form && PressId.Read(button.Id) is { } press && CardKeys.TakesTyping(key, press.Verb)).ToList();
        if (asked is not [var only] || card["body"] is not JsonArray body || IndexOf(body, PressRef.Of(only.Id)) is not (>= 0 and var at)) return card;
        body.Insert(at, Input(only.Label));
        body.Insert(at + 1, Button(key, save));
        if (Elements.Weigh(card) <= CardLimits.CardBytes) return card;
        body.RemoveAt(at + 1);
        body.RemoveAt(at);
        return card;
    }

    private static int IndexOf(JsonArray body, string press)
    {
        for (var at = 0; at < body.Count; at++)
        {
            if (body[at]?["actions"] is JsonArray actions && actions.Any(action => action?["data"]?["p"]?.GetValue<string>() == press)) return at;
        }

        return -1;
    }

    private static JsonObject Input(string label) => new()
    {
        ["type"] = "Input.Text",
        ["id"] = AdaptiveCard.TypedInput,
        ["label"] = CardText.Label(label, CardLimits.Title),
        ["isMultiline"] = true,
    };

    private static JsonObject Button(string card, string save) => new()
    {
        ["type"] = "ActionSet",
        ["spacing"] = "Small",
        ["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "Action.Execute",
            ["verb"] = AdaptiveCard.SayVerb,
            ["title"] = CardText.Label(save, CardLimits.Title),
            ["data"] = new JsonObject { ["c"] = card },
        }),
    };
}
