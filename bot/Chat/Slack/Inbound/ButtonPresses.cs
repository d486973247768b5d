using System.Text.Json;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Rooms;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// A button or a menu's item, on a message or in the home view. What it carries is looked for among what the card shows now: the
/// press itself says only which of them. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
/// </summary>
public sealed class ButtonPresses(SentCards cards, JustPressed before, HomeTab home, FormModals modals, Views views, Sentences sentences) : IDeed
{
    public bool Is(SlackCall call) => call is { Connection: SlackConnections.Interactions, Type: "block_actions", User: not null } && (HomeTab.IsOnHome(call) || (MessageOf(call) is not null && RoomOf(call) is not null));

    public string KeyOf(SlackCall call) => call.KeyOf("press", call.Payload.TextAt("trigger_id"));

    public HookReading Read(SlackCall call, Colleague by, DateTimeOffset now)
    {
        var tenant = call.Installation.Tenant;
        var shown = HomeTab.IsOnHome(call)
            ? home.Shown(call, by)
            : cards.Shown(tenant, new(RoomOf(call)!.ToString(), MessageOf(call)!), by.Email, RoomOf(call)!.IsDirect);
        var carried = Carried(call);
        if (shown is not { } there || carried is null || PressRef.Find(there.Buttons, carried) is not var (press, kind))
        {
            var twice = shown is not null && carried is not null && before.Was(tenant, shown.Card, by.Email, carried);
            call.Reaction = views.Does(call, () => NotThere(call, by, twice));
            return SlackInbox.Nothing;
        }

        before.Note(tenant, there.Card, by.Email, carried);
        var pressed = new Pressed(by.Email, there.Card, press.Verb, press.Value, there.Room is { } room ? RoomName.Of(FormModals.Platform, room) : null, there.Thread);
        var happened = new InboundEvent(tenant, press.Subject, KeyOf(call), now, pressed);
        var answered = new PressAnswered(call, by, there.Card, kind == ButtonKind.Form, modals, views, sentences);
        call.Reaction = HomeTab.IsOnHome(call) ? home.Then(call, by, happened, answered) : answered;
        return new HookReading(KeyOf(call), null, [happened], []);
    }

    public IReaction ToOther(SlackCall call, Other by) =>
        views.Does(call, () => views.Open(call, sentences.Notice(by.Why, by.Reader)));

    /// <summary>It says so, but to a double click; the home view is brought up to date.</summary>
    private async Task NotThere(SlackCall call, Colleague by, bool twice)
    {
        if (!twice) await views.Open(call, sentences.Notice(HomeTab.IsOnHome(call) ? ChatSentences.NotOnHome : ChatSentences.NotShown, by.Reader));
        if (HomeTab.IsOnHome(call)) await home.Publish(call, by);
    }

    private static string? Carried(SlackCall call) =>
        call.Payload.At("actions") is { ValueKind: JsonValueKind.Array } actions && actions.GetArrayLength() > 0 ? Blocks.Carried.In(actions[0]) : null;

    private static string? MessageOf(SlackCall call) => call.Payload.TextAt("container", "message_ts") ?? call.Payload.TextAt("message", "ts");

    private static SlackAddress? RoomOf(SlackCall call) =>
        (call.Payload.TextAt("container", "channel_id") ?? call.Payload.TextAt("channel", "id")) is { } room ? new SlackAddress(call.Team, room) : null;
}
