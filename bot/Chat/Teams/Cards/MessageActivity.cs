using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Cards;

/// <summary>
/// A message as an activity. A card goes alone: with a text beside it, Teams would make two messages of it and tell no id.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
/// </summary>
public static class MessageActivity
{
    /// <summary>A card, and the line that tells of it: for the lock screen too [ADM-17]. The card's content can be written, not walked.</summary>
    public static JsonObject Of(Message message, CardPlace place) => new()
    {
        ["type"] = "message",
        ["summary"] = CardText.Label(message.Preview, CardLimits.Summary),
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = AdaptiveCard.ContentType, ["content"] = JsonValue.Create(AdaptiveCard.Tree(message, place)) }),
    };
}
