using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// A client asks for the card as one person reads it: in his language and time. Nothing is stored.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
/// </summary>
public sealed class CardRefreshes(PressedCards cards, CardFaces faces, Sentences sentences) : ITeamsDeed
{
    public bool MayBeHeld => false;

    public bool Is(TeamsCall call) => CardPress.Of(call) is { Way: PressWay.Execute, Verb: AdaptiveCard.ViewVerb };

    public HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now)
    {
        var asked = CardPress.Of(call)!;
        call.Reaction = new Reactions.Always(
            cards.Find(call, asked.Card, by) is { } card ? faces.Show(call, card, by)
            : asked.IsAutomatic ? Silent(ChatSentences.NotShown, by.Reader)
            : sentences.ToPress(ChatSentences.NotShown, by.Reader));
        return TeamsInbox.Nothing;
    }

    public IReaction ToOther(TeamsCall call, Other by) => new Reactions.Always(Silent(by.Why, by.Reader));

    /// <summary>The card stays as everybody sees it, and nobody who only looks is told a sentence each minute.</summary>
    private HookReply Silent(Part why, Reader reader) => Invokes.Error(400, "NotShown", sentences.Text(why, reader));
}
