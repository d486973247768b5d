using CoachBot.Chat.Adapters;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>A press that opens a form, or is stored and answered by a card.</summary>
/// <param name="card">Key of the card on which it was pressed; null where it stands on none.</param>
/// <param name="opens">A form is to be expected.</param>
internal sealed class PressAnswered(SlackCall call, Colleague by, string? card, bool opens, FormModals modals, Views views, Sentences sentences) : IReaction
{
    /// <summary>What Slack's three seconds hold beyond our own.</summary>
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(400);

    private Task<string?>? _loading;

    /// <summary>The trigger lives for three seconds: what it opens may be filled later.</summary>
    public async Task<HookReply?> Wait(CancellationToken cancel)
    {
        if (!opens || call.Trigger is null) return null;
        _loading = views.Open(call, sentences.Notice(ChatSentences.OneMoment, by.Reader));
        await views.InTime(call, _loading);
        return Reactions.Empty;
    }

    public async Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel)
    {
        if (answer.Form is { } form)
            await InTime(modals.Open(call, by, form, card, _loading), late);
        else if (card is null)
            await InTime(modals.Tell(call, _loading, ChatSentences.NotOpened, by.Reader), late); // of a message nothing is stored before its form is sent
        else if (_loading is not null)
            await modals.Tell(call, _loading, ChatSentences.NoForm, by.Reader);
        return Reactions.Empty;
    }

    /// <summary>Slack does not send a press again, so who pressed is told; null where he cannot be.</summary>
    public async Task<HookReply?> NotStored(bool late, CancellationToken cancel)
    {
        if (call.WasHeld) return null;
        if (late)
        {
            await modals.Tell(call, _loading, ChatSentences.NotSaved, by.Reader);
            return Reactions.Empty;
        }

        var told = views.Open(call, sentences.Notice(ChatSentences.NotSaved, by.Reader));
        return await views.Within(LastMoment, told) && await told is not null ? Reactions.Empty : null;
    }

    private async Task InTime(Task work, bool late)
    {
        if (late) await work;
        else await views.InTime(call, work);
    }
}
