using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.People;

/// <summary>
/// The bot's chats with single people. Opening one twice gives the same; it shows nothing to anybody.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#create-the-conversation
/// </summary>
public sealed class TeamsChats(TeamsClient client, TeamsConversations conversations, TeamsUsers users, TeamsHosts hosts)
{
    /// <summary>Somebody with the bot's chat with him, which is opened where it is not yet.</summary>
    internal async Task<SendResult<TeamsUser>> Open(string tenant, TeamsUser user, CancellationToken cancel)
    {
        var row = user.Conversation is { } known ? conversations.Find(tenant, known) : null;
        if (row is not null && conversations.StopOf(row) is var stop and not ConnectorRefusal.Gone) return stop is { } why ? Refusals.As<TeamsUser>(why, direct: true) : new Done<TeamsUser>(user);
        SendResult<string>? opened = null;
        foreach (var member in new[] { user.UserId, user.ObjectId }.OfType<string>())
        {
            opened = await Open(tenant, user.EntraTenant, member, user.ObjectId, cancel);
            if (opened is not Failed<string> { Category: FailureCategory.Unreachable }) break;
        }

        return opened is Done<string> { Receipt: var room }
            ? new Done<TeamsUser>(user with { Conversation = room })
            : opened!.As<string, TeamsUser>();
    }

    /// <summary>Somebody of whom the object id alone is known: where a chat with him can be opened, Teams says there who he is.</summary>
    internal async Task<SendResult<TeamsUser>> Meet(string tenant, string entraTenant, string objectId, CancellationToken cancel)
    {
        var opened = await Open(tenant, entraTenant, objectId, objectId, cancel);
        return opened is Done<string> { Receipt: var room }
            ? await Ask(tenant, new(entraTenant, objectId, null, null, TeamsUserKind.Outside, null, null, room), cancel)
            : opened.As<string, TeamsUser>();
    }

    /// <summary>The bot has a chat with him, in which Teams has refused nothing.</summary>
    internal bool MayAsk(string tenant, TeamsUser user) =>
        user.Conversation is { } known && conversations.Find(tenant, known) is { } row && conversations.StopOf(row) is null;

    /// <summary>Asks for somebody again, in the bot's chat with him.</summary>
    /// <remarks>Where that chat is not there any more, in the one that takes its place: it is the chat that is gone, not the person.</remarks>
    internal async Task<SendResult<TeamsUser>> Renew(string tenant, TeamsUser user, CancellationToken cancel)
    {
        var asked = await Ask(tenant, user, cancel);
        return IsGone(tenant, user) && await Open(tenant, user, cancel) is Done<TeamsUser> { Receipt: var there } && there.Conversation != user.Conversation
            ? await Ask(tenant, there, cancel)
            : asked;
    }

    private bool IsGone(string tenant, TeamsUser user) =>
        user.Conversation is { } known && conversations.Find(tenant, known) is { } row && conversations.StopOf(row) is ConnectorRefusal.Gone;

    private async Task<SendResult<TeamsUser>> Ask(string tenant, TeamsUser user, CancellationToken cancel)
    {
        if (conversations.Find(tenant, user.Conversation!) is not { } row) return new Failed<TeamsUser>(FailureCategory.Unreachable, "There is no chat with this person.");
        var answer = await client.Member(TeamsConversations.RefOf(row), user.ObjectId, cancel);
        if (answer is ConnectorRefused { Why: var why } && (Refusals.Stops(why) || why is ConnectorRefusal.Gone)) await conversations.Stop(tenant, row.Id, why);
        return answer switch
        {
            ConnectorDone { Body: var body } when TeamsMemberReader.Read(body, user.EntraTenant) is { } read && read.ObjectId == user.ObjectId =>
                new Done<TeamsUser>(await users.Keep(tenant, read with { Conversation = user.Conversation })),
            ConnectorRefused { Why: ConnectorRefusal.MemberGone } =>
                new Done<TeamsUser>(await users.Keep(tenant, user with { Kind = TeamsUserKind.Gone }, TeamsUsers.MissedFor)),
            _ => answer.AsEnd<TeamsUser>(direct: true),
        };
    }

    private async Task<SendResult<string>> Open(string tenant, string entraTenant, string member, string objectId, CancellationToken cancel)
    {
        var url = conversations.ServiceUrlOf(tenant, entraTenant);
        var answer = await client.Open(entraTenant, url, member, cancel);
        if (answer is ConnectorRefused { Why: ConnectorRefusal.WrongHost } && conversations.OtherHost(url) is { } other)
        {
            url = other;
            answer = await client.Open(entraTenant, url, member, cancel);
        }

        if (answer is ConnectorDone { Body: var body } && body.TextAt("id") is { } room)
        {
            var told = Uri.TryCreate(body.TextAt("serviceUrl"), UriKind.Absolute, out var named) && hosts.MaySend(named) ? named : url;
            await conversations.Opened(tenant, entraTenant, objectId, TeamsIds.RoomOf(room), told);
            return new Done<string>(TeamsIds.RoomOf(room));
        }

        // Of somebody for whom the app is not installed it is said in several ways; none of them will be otherwise soon.
        return answer is ConnectorRefused { Why: ConnectorRefusal.Wrong or ConnectorRefusal.NotPermitted or ConnectorRefusal.Gone or ConnectorRefusal.MemberGone }
            ? Refusals.As<string>(ConnectorRefusal.NotInstalled, direct: true)
            : answer.AsEnd<string>(direct: true);
    }
}
