using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>What a field suggests while somebody types into it. https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload</summary>
public sealed class FieldSuggestions(FormModals modals) : IDeed
{
    public bool MayBeHeld => false;

    public bool Is(SlackCall call) => call is { Type: "block_suggestion", User: not null };

    public string KeyOf(SlackCall call) => $"options/{call.Payload.TextAt("view", "id")}";

    public HookReading Read(SlackCall call, Colleague by, DateTimeOffset now)
    {
        var options = modals.Behind(call, by) is var (_, form, _)
            ? BlockKit.Options(form, call.Payload.TextAt("block_id") ?? "", call.Payload.TextAt("value") ?? "")
            : [];
        call.Reaction = Suggests(options);
        return SlackInbox.Nothing;
    }

    public IReaction ToOther(SlackCall call, Other by) => Suggests([]);

    private static Reactions.Always Suggests(JsonArray options) => new(Reactions.Json(new JsonObject { ["options"] = options }));
}
