using CoachBot.Chat.Adapters;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>A press, or an action of a message extension, that opens a form as a dialog.</summary>
/// <param name="card">Key of the card on which it was pressed; null where it stands on none.</param>
/// <param name="typed">Stands in its first field, where that is empty.</param>
public sealed class DialogAnswered(TeamsCall call, Colleague by, string? card, FormDialogs dialogs, Sentences sentences, string? typed = null) : IReaction
{
    /// <summary>A dialog cannot open later, so it is to be pressed again.</summary>
    public Task<HookReply?> Wait(CancellationToken cancel) =>
        Task.FromResult<HookReply?>(call.WasHeld ? null : sentences.InDialog(ChatSentences.NotOpened, by.Reader));

    public async Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel)
    {
        if (late || call.WasHeld) return Reactions.Empty;
        if (answer.Form is { } form) return await dialogs.Open(call, by, With(form), card, cancel);

        // Without a card it was an action that opens a form or nothing.
        return sentences.InDialog(card is null ? ChatSentences.NotOpened : ChatSentences.NoForm, by.Reader);
    }

    public Task<HookReply?> NotStored(bool late, CancellationToken cancel) =>
        Task.FromResult<HookReply?>(call.WasHeld ? null : sentences.InDialog(ChatSentences.NotSaved, by.Reader));

    private FormView With(FormView form) =>
        typed is { Length: > 0 } && form.Fields.FirstOrDefault() is { Type: FieldType.Text or FieldType.Multiline, Value: null or "", Filled: null } first
            ? form with { Fields = [first with { Value = typed }, .. form.Fields.Skip(1)] }
            : form;
}
