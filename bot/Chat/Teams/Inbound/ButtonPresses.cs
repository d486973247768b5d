using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// A button of a card, or the sentence that was typed into the card itself [PRE-41]. What it carries is looked for among what the card
/// shows now: the press itself says only which of them.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
/// </summary>
public sealed class ButtonPresses(PressedCards cards, JustPressed before, CardFaces faces, FormDialogs dialogs, Sentences sentences) : ITeamsDeed
{
    public bool Is(TeamsCall call) => CardPress.Of(call) is { Verb: AdaptiveCard.PressVerb or AdaptiveCard.SayVerb, Way: not PressWay.Dialog };

    public HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now)
    {
        var press = CardPress.Of(call)!;
        if (cards.Find(call, press.Card, by) is not { } card) return NotThere(call, press, by, null);
        if (press.IsEmpty) return AsItIs(call, press, card, by);
        if (press.Verb == AdaptiveCard.SayVerb) return Said(call, press, card, by, now);
        if (PressRef.Find(cards.In(card, by).Buttons, press.Press) is not var (pressed, _)) return WasJustPressed(call, press, card, by) ? AsItIs(call, press, card, by) : NotThere(call, press, by, card);
        before.Note(call.Tenant, card.Card, by.Email, press.Press!);
        var (room, thread) = call.Activity.IsDirect ? (null, null) : (call.RoomName, card.Thread);
        return Taken(call, press, card, by, new(call.Tenant, pressed.Subject, call.Key, now, new Pressed(by.Email, card.Card, pressed.Verb, pressed.Value, room, thread)));
    }

    public IReaction ToOther(TeamsCall call, Other by) => CardPress.Of(call)!.Way switch
    {
        PressWay.Execute => new Reactions.Always(sentences.ToPress(by.Why, by.Reader), sentences.NotSaved(by.Reader)),
        PressWay.Dialog => new Reactions.Always(sentences.InDialog(by.Why, by.Reader), sentences.InDialog(ChatSentences.NotSaved, by.Reader)),
        _ => Reactions.Nothing,
    };

    /// <summary>Typed there, it is an answer to the card, as if it stood in its thread. The same sentence on the same card is the same answer, however often Save is pressed.</summary>
    private HookReading Said(TeamsCall call, CardPress press, StandingCard card, Colleague by, DateTimeOffset now)
    {
        var said = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{card.Card}\n{card.Revision}\n{by.Email}\n{press.Typed}"));
        var key = $"say/{Convert.ToHexStringLower(SHA256.HashData(said))[..32]}";
        return Taken(call, press, card, by, new(call.Tenant, Subjects.Person(by.Email), key, now, new Said(by.Email, call.RoomName, press.Typed!, card.Card, call.Activity.IsDirect)));
    }

    private HookReading Taken(TeamsCall call, CardPress press, StandingCard card, Colleague by, InboundEvent happened)
    {
        call.Reaction = press.Way switch
        {
            PressWay.Execute => new PressAnswered(call, by, card, happened, cards, faces, sentences),
            PressWay.Dialog => new DialogAnswered(call, by, card.Card, dialogs, sentences, TypedFor(press, card, happened)),
            _ => Reactions.Nothing,
        };
        return new HookReading(happened.Key, null, [happened], []);
    }

    /// <summary>What was typed on the card stands in the form of the same question.</summary>
    private static string? TypedFor(CardPress press, StandingCard card, InboundEvent happened) =>
        happened.What is Pressed pressed && CardKeys.TakesTyping(card.Card, pressed.Verb) ? press.Typed : null;

    private bool WasJustPressed(TeamsCall call, CardPress press, StandingCard card, Colleague by) =>
        press is { Way: not PressWay.Dialog, Press: { } carried } && before.Was(call.Tenant, card.Card, by.Email, carried);

    /// <summary>Nothing was chosen, or typed; or it was pressed twice, and stands there as the first press has left it.</summary>
    private HookReading AsItIs(TeamsCall call, CardPress press, StandingCard card, Colleague by)
    {
        call.Reaction = press.Way switch
        {
            PressWay.Execute => new Reactions.Always(faces.Show(call, card, by)),
            PressWay.Dialog => new Reactions.Always(sentences.InDialog(ChatSentences.NotOpened, by.Reader)),
            _ => Reactions.Nothing,
        };
        return TeamsInbox.Nothing;
    }

    /// <summary>It says so; with it, where there is a card, comes what stands there now.</summary>
    private HookReading NotThere(TeamsCall call, CardPress press, Colleague by, StandingCard? card)
    {
        call.Reaction = press.Way switch
        {
            PressWay.Execute when card is not null => new Reactions.Always(faces.Show(call, card, by, ChatSentences.NotShown)),
            PressWay.Execute => new Reactions.Always(sentences.ToPress(ChatSentences.NotShown, by.Reader)),
            PressWay.Dialog => new Reactions.Always(sentences.InDialog(ChatSentences.NotShown, by.Reader)),
            _ => Reactions.Nothing,
        };
        return TeamsInbox.Nothing;
    }
}
