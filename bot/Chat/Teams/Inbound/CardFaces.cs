using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Answers a press with its card, as whoever pressed reads it.</summary>
public sealed class CardFaces(PressedCards cards, Sentences sentences)
{
    /// <summary>In a room it asks again for the reader's own view. What was typed on it and not saved stays.</summary>
    /// <param name="note">Said above it.</param>
    public HookReply Show(TeamsCall call, StandingCard card, Colleague by, Part? note = null)
    {
        var message = cards.In(card, by);
        if (note is not null) message = message with { Blocks = [new Note([new Run(sentences.Text(note, by.Reader))]), .. message.Blocks] };
        var viewers = call.Activity is { IsDirect: false, From: { } viewer } ? new[] { viewer } : null;
        var face = AdaptiveCard.Of(message, new CardPlace(card.Card, viewers, call.Activity.IsDirect ? sentences.Text(ChatSentences.Save, by.Reader) : null));
        if (CardPress.Of(call) is { Verb: not AdaptiveCard.SayVerb, Typed: { Length: > 0 } typed } && InputOf(face) is { } input) input["value"] = typed;
        return Invokes.Card(face);
    }

    private static JsonObject? InputOf(JsonObject face) =>
        face["body"]?.AsArray().OfType<JsonObject>().FirstOrDefault(element => element["id"]?.GetValue<string>() == AdaptiveCard.TypedInput);
}
