using System.Text.Json;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// A button or a menu's item, on a message or in the home view. What it carries is looked for among what the card shows now: the
/// press itself says only which of them. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
/// </summary>
public sealed class ButtonPresses(SentCards cards, HomeTab home, FormModals modals, Views views, Sentences sentences) : IDeed
{
    public bool Is(SlackCall call) => call is { Connection: SlackConnections.Interactions, Type: "block_actions", User: not null } && (IsOnHome(call) || (MessageOf(call) is not null && RoomOf(call) is not null));

    public string KeyOf(SlackCall call) => call.KeyOf("press", call.Payload.TextAt("trigger_id"));

    public HookReading Read(SlackCall call, Colleague by, DateTimeOffset now)
    {
        var tenant = call.Installation.Tenant;
        var shown = IsOnHome(call)
            ? home.Of(tenant, by) is { } view ? new ShownCard(HomeTab.CardOf(by.Email), view.Buttons) : null
            : cards.Shown(tenant, RoomOf(call)!, MessageOf(call)!, by.Email);
        if (shown is not { } there || Chosen(there.Buttons, Carried(call)) is not var (press, opens))
        {
            call.Reaction = new Reactions.Does(() => views.InTime(call, NotThere(call, by)));
            return SlackInbox.Nothing;
        }

        var pressed = new Pressed(by.Email, there.Card, press.Verb, press.Value, there.Room, there.Thread);
        call.Reaction = new PressAnswered(call, by, there.Card, opens, modals, views, sentences);
        return new HookReading(KeyOf(call), null, [new InboundEvent(tenant, press.Subject, KeyOf(call), now, pressed)], []);
    }

    public IReaction ToOther(SlackCall call, Other by) =>
        new Reactions.Does(() => views.InTime(call, views.Open(call, sentences.Notice(by.Why, by.Reader))));

    /// <summary>It says so, and the home view is brought up to date.</summary>
    private async Task NotThere(SlackCall call, Colleague by)
    {
        await views.Open(call, sentences.Notice(Coach.Cards.ChatSentences.NotShown, by.Reader));
        if (IsOnHome(call)) await home.Publish(call, by);
    }

    /// <summary>The press behind what was carried, and whether it opens a form.</summary>
    private static (PressId Press, bool Opens)? Chosen(IReadOnlyList<Button> buttons, string? carried)
    {
        foreach (var button in buttons)
        {
            if (button.Kind != ButtonKind.Menu && PressRef.Of(button.Id) == carried) return Read(button.Id, button.Kind);
            foreach (var item in button.Items ?? [])
            {
                if (PressRef.Of(item.Id) == carried) return Read(item.Id, item.Kind);
            }
        }

        return null;
    }

    private static (PressId Press, bool Opens)? Read(string id, ButtonKind kind) => PressId.Read(id) is { } press ? (press, kind == ButtonKind.Form) : null;

    private static string? Carried(SlackCall call) =>
        call.Payload.At("actions") is { ValueKind: JsonValueKind.Array } actions && actions.GetArrayLength() > 0 ? PressRef.In(actions[0]) : null;

    private static bool IsOnHome(SlackCall call) => call.Payload.TextAt("view", "type") == "home";

    private static string? MessageOf(SlackCall call) => call.Payload.TextAt("container", "message_ts") ?? call.Payload.TextAt("message", "ts");

    private static SlackAddress? RoomOf(SlackCall call) =>
        (call.Payload.TextAt("container", "channel_id") ?? call.Payload.TextAt("channel", "id")) is { } room ? new SlackAddress(call.Team, room) : null;
}
