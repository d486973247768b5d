using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Chat.Teams.People;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Storage;
using CoachBot.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// A person has added the app for himself: answered with the home card, as if he had asked for it, once for each installation
/// [ADM-34]. Its two events, upgrades, and a second adding lead to one answer, since all have the installation's key. Where an
/// administrator rolls the app out nobody has asked: <see cref="TeamsOptions.Welcome"/> is off then.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
/// </summary>
public sealed class PersonalInstall(Store store, TeamsConversations conversations, IOptions<TeamsOptions> options, TimeProvider machine) : ITeamsDeed
{
    public bool Is(TeamsCall call) => call.Activity is { IsDirect: true, Room: not null } activity && Speeches.Of(activity) is Speech.Came;

    public string KeyOf(TeamsCall call) => $"welcome/{call.Activity.Room}";

    public HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now)
    {
        if (conversations.Find(call.Tenant, call.Activity.Room!)?.WelcomedAt is not null) return TeamsInbox.Nothing;
        call.Reaction = new Reactions.Does(cancel => Welcomed(call, cancel));

        // Nor is an installation greeted later that came while greetings were off, or that an upgrade tells of.
        if (!options.Value.Welcome || IsUpgrade(call.Activity)) return TeamsInbox.Nothing;
        var said = new Said(by.Email, call.RoomName, CommandLine.Slash);
        return new HookReading(KeyOf(call), null, [new InboundEvent(call.Tenant, Subjects.Person(by.Email), KeyOf(call), now, said)], []);
    }

    /// <summary>Nobody asked us.</summary>
    public IReaction ToOther(TeamsCall call, Other by) => Reactions.Nothing;

    private static bool IsUpgrade(TeamsActivity activity) => activity.Json.TextAt("action") is "add-upgrade";

    private async Task<HookReply> Welcomed(TeamsCall call, CancellationToken cancel)
    {
        var now = machine.GetUtcNow();
        await store.Write(WriteUrgency.Hook, sql => TeamsRoomRows.Welcomed(sql, call.Tenant, call.Activity.Room!, now), cancel);
        return Reactions.Empty;
    }
}
