using CoachBot.Chat.Adapters;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// A form is stored and closes, or comes back with what was typed and what is wrong. Where the answer takes its time it comes back
/// too: sent again, it was taken already, or says what is wrong.
/// </summary>
internal sealed class FormAnswered(TeamsCall call, Colleague by, Form form, IReadOnlyDictionary<string, string> values, Sentences sentences) : IReaction
{
    public Task<HookReply?> Wait(CancellationToken cancel) => Again(ChatSentences.SendAgain);

    public Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel) =>
        Task.FromResult(late || call.WasHeld || answer.Errors is not { Count: > 0 } errors
            ? Reactions.Empty
            : FormDialogs.Show(
                Filled(),
                errors.ToDictionary(error => error.Key, error => sentences.Text(error.Value, by.Reader), StringComparer.Ordinal)));

    public Task<HookReply?> NotStored(bool late, CancellationToken cancel) => Again(ChatSentences.NotSaved);

    private Form Filled()
    {
        var fields = form.Fields.Select(field => field with { Value = values.GetValueOrDefault(field.Id, field.Value) });
        return form with { Fields = [.. fields] };
    }

    private Task<HookReply?> Again(Part note) =>
        Task.FromResult(call.WasHeld ? null : FormDialogs.Show(Filled(), note: sentences.Text(note, by.Reader)));
}
