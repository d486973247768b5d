using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Cards;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>A form that was filled in. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots</summary>
public sealed class SentForms(FormDialogs dialogs, SentCards cards, TeamsConversations conversations, Sentences sentences) : ITeamsDeed
{
    public bool Is(TeamsCall call) => (call.Invokes(Invokes.TaskSubmit) || call.Invokes(Invokes.ActionSubmit)) && FormOf(call) is not null;

    public string KeyOf(TeamsCall call) => OpenForms.KeyOf(FormOf(call)!);

    public HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now)
    {
        if (dialogs.Behind(call, FormOf(call)!, by) is not var (row, form, taken)) return Told(call, ChatSentences.FormGone, by.Reader);
        if (taken && !call.WasHeld) return Told(call, ChatSentences.SentAlready, by.Reader);
        var values = AdaptiveCard.Values(form, call.Activity.Value.At("data"), by.Reader.Zone);
        call.Reaction = new FormAnswered(call, by, form, values, sentences);
        var (message, thread) = cards.PlaceOf(call.Tenant, TeamsIds.Platform, row.Card);
        var room = message is not null && !IsDirect(call.Tenant, message.Room) ? TeamsCall.NameOf(message.Room) : null;
        var sent = new Submitted(by.Email, row.Kind, values, row.Card, room, room is null ? null : thread);
        return new HookReading(KeyOf(call), null, [new InboundEvent(call.Tenant, row.Subject, KeyOf(call), now, sent)], []);
    }

    public IReaction ToOther(TeamsCall call, Other by) =>
        new Reactions.Always(sentences.InDialog(by.Why, by.Reader), sentences.InDialog(ChatSentences.NotSaved, by.Reader));

    private HookReading Told(TeamsCall call, Part sentence, Reader reader)
    {
        call.Reaction = new Reactions.Always(sentences.InDialog(sentence, reader));
        return TeamsInbox.Nothing;
    }

    private bool IsDirect(string tenant, string room) => TeamsIds.IsDirect(room) || conversations.Find(tenant, room)?.Kind == TeamsConversations.Personal;

    private static string? FormOf(TeamsCall call) => Carried.Form(call.Activity.Value.At("data"));
}
