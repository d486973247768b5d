using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Our cards and forms as an invoke answers with them.</summary>
internal static class Faces
{
    /// <summary>A card for whoever looks at it; in a room it asks again for his own view.</summary>
    /// <param name="card">The card's key.</param>
    public static JsonObject Card(Message message, string card, TeamsCall call) =>
        AdaptiveCard.Of(message, new CardPlace(card, call.Activity is { IsDirect: false, From: { } viewer } ? [viewer] : null));

    /// <param name="errors">Sentences by field, below them.</param>
    /// <param name="note">A sentence above them.</param>
    public static JsonObject Form(Form form, IReadOnlyDictionary<string, string>? errors, string? note)
    {
        var card = AdaptiveCard.Form(form, errors: errors);
        if (note is null) return card;
        foreach (var element in AdaptiveCard.Notice(note)["body"]!.AsArray().Reverse()) card["body"]!.AsArray().Insert(0, element!.DeepClone());
        return card;
    }
}
