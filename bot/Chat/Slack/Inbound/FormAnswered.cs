using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// A form is stored and closes, or says what is wrong: below its fields while Slack waits, in its place later on.
/// https://docs.slack.dev/surfaces/modals#displaying_errors
/// </summary>
/// <param name="state">What was entered, by block: the fields that are shown.</param>
internal sealed class FormAnswered(
    SlackCall call, Colleague by, Form form, IReadOnlyDictionary<string, string> values, JsonObject state, Views views, Sentences sentences) : IReaction
{
    /// <summary>The form makes place for a word of patience, and comes back where something is wrong.</summary>
    public Task<HookReply?> Wait(CancellationToken cancel) =>
        Task.FromResult<HookReply?>(call.WasHeld ? null : sentences.InPlace(ChatSentences.OneMoment, by.Reader));

    public async Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel)
    {
        var errors = Say(answer.Errors);
        if (!late) return errors.Count == 0 ? Reactions.Empty : Wrong(errors);
        await Show(errors.Count == 0 ? sentences.Notice(ChatSentences.Saved, by.Reader) : Again(errors));
        return Reactions.Empty;
    }

    /// <summary>What was typed stays where it is, or comes back.</summary>
    public async Task<HookReply?> NotStored(bool late, CancellationToken cancel)
    {
        if (call.WasHeld) return null;
        var place = form.Fields.FirstOrDefault(IsShown) ?? form.Fields.FirstOrDefault();
        Dictionary<string, string> error = place is null ? [] : new(StringComparer.Ordinal) { [place.Id] = sentences.Text(ChatSentences.NotSaved, by.Reader) };
        if (!late) return Wrong(error);
        await Show(Again(error));
        return Reactions.Empty;
    }

    private Dictionary<string, string> Say(IReadOnlyDictionary<string, Part>? errors) =>
        (errors ?? new Dictionary<string, Part>(StringComparer.Ordinal)).ToDictionary(error => error.Key, error => sentences.Text(error.Value, by.Reader), StringComparer.Ordinal);

    /// <summary>Below the fields that are shown. What concerns none of them is said in a view above: the form stands below it, as it was.</summary>
    private HookReply Wrong(Dictionary<string, string> errors)
    {
        var below = new JsonObject();
        foreach (var field in form.Fields.Where(field => IsShown(field) && errors.ContainsKey(field.Id))) below[BlockKit.FieldRef(field.Id)] = errors[field.Id];
        return Reactions.Json(below.Count > 0
            ? new JsonObject { ["response_action"] = "errors", ["errors"] = below }
            : new JsonObject { ["response_action"] = "push", ["view"] = sentences.Notice(string.Join('\n', errors.Values), by.Reader) });
    }

    /// <summary>The form once more, with what was typed and, as a hint below each field, what is wrong.</summary>
    private JsonObject Again(Dictionary<string, string> errors)
    {
        var filled = form with
        {
            Fields = [.. form.Fields.Select(field => field with { Value = values.GetValueOrDefault(field.Id, field.Value), Help = errors.GetValueOrDefault(field.Id, field.Help ?? "") })],
        };
        return BlockKit.Modal(filled, form.Id, all: true, by.Reader.Zone);
    }

    private bool IsShown(Field field) => state.ContainsKey(BlockKit.FieldRef(field.Id));

    private Task Show(JsonObject view) => call.Payload.TextAt("view", "id") is { } id ? views.Update(call, id, view) : Task.CompletedTask;
}
