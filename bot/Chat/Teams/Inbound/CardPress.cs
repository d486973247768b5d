using System.Text.Json;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// What a card's button carries, in the three ways in which it comes. Whoever is in the conversation can send any of it, and cards
/// live for ever: it only says what to look for.
/// </summary>
/// <param name="Press">A <see cref="PressRef"/>.</param>
/// <param name="Card">The key of the card, as the card said.</param>
/// <param name="Typed">What stands in the card's own input.</param>
internal sealed record CardPress(PressWay Way, string? Verb, string? Press, string? Card, string? Typed)
{
    /// <summary>The client asks by itself, because somebody looks at the card; where it does not say so, somebody asked.</summary>
    public bool IsAutomatic { get; private init; }

    /// <summary>Nothing was chosen from a list, or typed, before the button was pressed.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>What was pressed; null where it is no button of a card.</summary>
    public static CardPress? Of(TeamsCall call)
    {
        var value = call.Activity.Value;
        if (call.Invokes(Invokes.CardAction))
            return Read(PressWay.Execute, value.At("action", "data"), value.TextAt("action", "verb")) with { IsAutomatic = value.TextAt("trigger") == "automatic" };
        if (call.Invokes(Invokes.TaskFetch)) return Read(PressWay.Dialog, value.At("data"));

        // An old client knows no Action.Execute, and posts its fallback.
        return call.Is("message") && call.Activity.Text is not { Length: > 0 } && value.ValueKind == JsonValueKind.Object ? Read(PressWay.Submit, value) : null;
    }

    private static CardPress Read(PressWay way, JsonElement data, string? verb = null)
    {
        var (press, typed, list) = (Carried.In(data), data.TextAt(AdaptiveCard.TypedInput)?.Trim(), data.TextAt("l"));
        verb ??= press is not null || list is not null ? AdaptiveCard.PressVerb : typed is not null ? AdaptiveCard.SayVerb : null;
        return new(way, verb, press, Carried.Card(data), typed) { IsEmpty = verb == AdaptiveCard.SayVerb ? typed is not { Length: > 0 } : press is null && list is not null };
    }
}

/// <summary>How a press comes, and with it how it can be answered.</summary>
internal enum PressWay
{
    /// <summary>By a card, or a sentence that shows for a moment.</summary>
    Execute,

    /// <summary>By a dialog, or a sentence in its place.</summary>
    Dialog,

    /// <summary>Not at all: what comes of it comes as a message.</summary>
    Submit,
}
