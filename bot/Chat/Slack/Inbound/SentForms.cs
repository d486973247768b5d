using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Rooms;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>A form that was filled in. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload</summary>
public sealed class SentForms(FormModals modals, SentCards cards, HomeTab home, Views views, Sentences sentences) : IDeed
{
    public bool Is(SlackCall call) => call is { Connection: SlackConnections.Interactions, Type: "view_submission", User: not null } && FormOf(call) is not null;

    public string KeyOf(SlackCall call) => OpenForms.KeyOf(FormOf(call)!);

    public HookReading Read(SlackCall call, Colleague by, DateTimeOffset now)
    {
        if (modals.Behind(call, by) is not var (row, form, taken)) return Told(call, ChatSentences.FormGone, by.Reader);
        if (taken && !call.WasHeld) return Told(call, ChatSentences.SentAlready, by.Reader);
        var state = StateOf(call);
        var values = BlockKit.Values(form, state, by.Reader.Zone);
        var (message, thread) = cards.PlaceOf(call.Installation.Tenant, FormModals.Platform, row.Card);
        var room = message is not null && SlackAddress.Read(message.Room) is { IsDirect: false } ? RoomName.Of(FormModals.Platform, message.Room) : null;
        var sent = new Submitted(by.Email, row.Kind, values, row.Card, room, room is null ? null : thread);
        var happened = new InboundEvent(call.Installation.Tenant, row.Subject, KeyOf(call), now, sent);
        var answered = new FormAnswered(call, by, form, values, state, views, sentences);
        call.Reaction = row.Card == HomeViews.CardOf(by.Email) ? home.Then(call, by, happened, answered) : answered;
        return new HookReading(KeyOf(call), null, [happened], []);
    }

    public IReaction ToOther(SlackCall call, Other by) => new Reactions.Always(sentences.InPlace(by.Why, by.Reader));

    /// <summary>What was entered, by block: those of the fields that are shown.</summary>
    public static JsonObject StateOf(SlackCall call) =>
        call.Payload.At("view", "state", "values") is { ValueKind: System.Text.Json.JsonValueKind.Object } values ? JsonObject.Create(values)! : [];

    private HookReading Told(SlackCall call, Part sentence, Reader reader)
    {
        call.Reaction = new Reactions.Always(sentences.InPlace(sentence, reader));
        return SlackInbox.Nothing;
    }

    private static string? FormOf(SlackCall call) => call.Payload.TextAt("view", "private_metadata");
}
