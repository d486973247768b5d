using CoachBot.Chat.Adapters;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// A press is stored and answered by its card as it stands then; everybody else gets that by an edit. A second press of the same finds
/// the same card.
/// </summary>
internal sealed class PressAnswered(
    TeamsCall call, Colleague by, StandingCard card, InboundEvent happened, PressedCards cards, CardFaces faces, Sentences sentences) : IReaction
{
    /// <summary>What was pressed is stored all the same; only its form, if it has one, cannot come any more.</summary>
    public Task<HookReply?> Wait(CancellationToken cancel) =>
        Task.FromResult<HookReply?>(call.WasHeld ? null : sentences.ToPress(ChatSentences.OneMoment, by.Reader));

    public async Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel)
    {
        if (late || call.WasHeld) return Reactions.Empty;

        // A card's answer cannot open a dialog.
        if (answer.Form is not null) return sentences.ToPress(ChatSentences.NotOpened, by.Reader);
        return await cards.After(card, happened, call.Until, cancel) is { } now
            ? faces.Show(call, now, by)
            : sentences.ToPress(ChatSentences.Saved, by.Reader);
    }

    public Task<HookReply?> NotStored(bool late, CancellationToken cancel) => Task.FromResult<HookReply?>(call.WasHeld ? null : sentences.NotSaved(by.Reader));
}
