using System.Text.Json;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>"Add more" in a form: the same form with all of its fields. What was typed stays, because its blocks are the same.</summary>
public sealed class MoreFields(FormModals modals, Views views, Sentences sentences) : IDeed
{
    public bool MayBeHeld => false;

    public bool Is(SlackCall call) => call is { Connection: SlackConnections.Interactions, Type: "block_actions", User: not null }
        && call.Payload.TextAt("view", "type") == "modal"
        && call.Payload.At("actions") is { ValueKind: JsonValueKind.Array } actions && actions.GetArrayLength() > 0 && actions[0].TextAt("action_id") == BlockKit.AddMore;

    public string KeyOf(SlackCall call) => call.KeyOf("press", call.Payload.TextAt("trigger_id"));

    public HookReading Read(SlackCall call, Colleague by, DateTimeOffset now)
    {
        if (call.Payload.TextAt("view", "id") is { } id && modals.Behind(call, by) is var (_, form, _))
            call.Reaction = views.Does(call, () => All(call, by, id, form));
        return SlackInbox.Nothing;
    }

    public IReaction ToOther(SlackCall call, Other by) => views.Does(call, () => Told(call, by));

    private async Task All(SlackCall call, Colleague by, string id, Form form)
    {
        var values = BlockKit.Values(form, SentForms.StateOf(call), by.Reader.Zone);
        var filled = form with { Fields = [.. form.Fields.Select(field => field with { Value = values.GetValueOrDefault(field.Id, field.Value) })] };
        await views.Update(call, id, BlockKit.Modal(filled, form.Id, all: true, by.Reader.Zone), call.Payload.TextAt("view", "hash"));
    }

    private async Task Told(SlackCall call, Other by)
    {
        if (call.Payload.TextAt("view", "id") is { } id) await views.Update(call, id, sentences.Notice(by.Why, by.Reader));
    }
}
