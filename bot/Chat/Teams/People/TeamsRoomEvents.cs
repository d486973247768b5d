using System.Text.Json;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Coach;
using CoachBot.Coach.Rooms;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.People;

/// <summary>
/// The bot is put into a team or a group chat or taken out, somebody comes or goes there, or a channel itself changes: who reads is
/// looked up anew. Until that is known, nothing is written there after somebody has come in who is not known to be a colleague
/// [PRV-15]. The adapter itself says nothing: the room hears that the bot has come, and the Coach decides.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
/// </summary>
public sealed class TeamsRoomEvents(Store store, TeamsConversations conversations, TeamsDirectory directory, TimeProvider machine) : ITeamsEvents
{
    public bool Hears(TeamsActivity activity) => activity is { IsDirect: false, Room: not null } && WhatOf(activity) is not RoomNews.Nothing;

    public IEnumerable<InboundEvent> Read(TeamsEvent happened)
    {
        var (activity, what) = (happened.Activity, WhatOf(happened.Activity));

        // In this order: the greeting waits until it is known who reads now.
        if (what is RoomNews.Came or RoomNews.Gone or RoomNews.Closed || (what is RoomNews.Members or RoomNews.Opened && MayBringStrangers(activity)))
        {
            foreach (var room in RoomsOf(happened)) yield return TeamsRooms.Seen(happened.Tenant, room, null, happened.Key, happened.Now);
        }

        if (what is RoomNews.Came && IsFirst(happened)) yield return Joined(happened, GreetedIn(activity));
    }

    public async Task Take(TeamsEvent happened, CancellationToken cancel)
    {
        var (activity, what, tenant) = (happened.Activity, WhatOf(happened.Activity), happened.Tenant);
        var rooms = RoomsOf(happened);
        if (what is RoomNews.Closed)
        {
            foreach (var room in rooms) await conversations.Stop(tenant, room, ConnectorRefusal.Gone);
        }

        // Where the bot is out, the reference was stopped where it was noted. A room that speaks again is new.
        if (what is RoomNews.Closed or RoomNews.Gone)
        {
            await store.Write(WriteUrgency.Hook, sql => rooms.ToList().ForEach(room => TeamsRoomRows.LookAt(sql, tenant, room, null)), cancel);
            return;
        }

        var now = machine.GetUtcNow();
        await store.Write(
            WriteUrgency.Hook,
            sql =>
            {
                // A channel that is new, or in which the bot has not been so far, is served where this came from.
                if (what is RoomNews.Opened or RoomNews.Came) Learn(sql, happened, now);
                if (what is RoomNews.Opened && !IsOfChannel(activity) && activity.Team is { } team) TeamsConversationRows.StopTeam(sql, tenant, team, null, null);
                foreach (var room in rooms) TeamsRoomRows.LookAt(sql, tenant, room, now + TeamsRooms.Settles);
                if (what is RoomNews.Came) TeamsRoomRows.Welcomed(sql, tenant, GreetedIn(activity), now);
            },
            cancel);
    }

    /// <summary>What changes for a room; a new name changes nothing.</summary>
    private static RoomNews WhatOf(TeamsActivity activity) => activity.Type switch
    {
        "installationUpdate" => activity.Json.TextAt("action") switch
        {
            "add" => RoomNews.Came,
            "remove" => RoomNews.Gone,
            "add-upgrade" => RoomNews.Members,
            _ => RoomNews.Nothing,
        },
        "conversationUpdate" when Names(activity, "membersRemoved", IsBot) => RoomNews.Gone,
        "conversationUpdate" when Names(activity, "membersAdded", IsBot) => RoomNews.Came,
        "conversationUpdate" => activity.Json.TextAt("channelData", "eventType") switch
        {
            "channelCreated" or "channelRestored" or "teamRestored" or "teamUnarchived" or "channelShared" or "channelUnShared" or "channelUnshared" => RoomNews.Opened,
            "channelDeleted" or "teamDeleted" or "teamHardDeleted" or "teamArchived" => RoomNews.Closed,
            "channelRenamed" or "teamRenamed" => RoomNews.Nothing,
            _ when Names(activity, "membersAdded", _ => true) || Names(activity, "membersRemoved", _ => true) => RoomNews.Members,
            _ => RoomNews.Nothing,
        },
        _ => RoomNews.Nothing,
    };

    /// <summary>A channel's own news are of that channel alone; a member of a team reads in all of its channels.</summary>
    private IReadOnlyList<string> RoomsOf(TeamsEvent happened)
    {
        var activity = happened.Activity;
        var one = ChannelOf(activity) ?? activity.Room!;
        if (activity.Team is not { } team || IsOfChannel(activity)) return [one];
        return [.. store.Read(sql => TeamsRoomRows.OfTeam(sql, happened.Tenant, team)).Append(activity.Room!).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsOfChannel(TeamsActivity activity) => activity.Json.TextAt("channelData", "eventType")?.StartsWith("channel", StringComparison.Ordinal) == true;

    private static void Learn(Sql sql, TeamsEvent happened, DateTimeOffset now)
    {
        var activity = happened.Activity;
        var room = IsOfChannel(activity) ? ChannelOf(activity) ?? activity.Room! : GreetedIn(activity);
        if (activity is not { Team: { } team, EntraTenant: { } entra, ServiceUrl: { } address }) return;
        var before = TeamsConversationRows.Find(sql, happened.Tenant, room);
        if (before is { Stopped: null }) return;
        TeamsConversationRows.Keep(sql, new TeamsConversationRow
        {
            Tenant = happened.Tenant, Id = room, EntraTenant = entra, Kind = TeamsConversations.Channel, ServiceUrl = address, Team = team, SeenAt = now,
        });
    }

    /// <summary>A team is greeted once, in whichever channel; so is a group chat.</summary>
    private bool IsFirst(TeamsEvent happened) => store.Read(sql =>
        happened.Activity.Team is { } team
            ? !TeamsRoomRows.IsTeamWelcomed(sql, happened.Tenant, team)
            : TeamsConversationRows.Find(sql, happened.Tenant, happened.Activity.Room!)?.WelcomedAt is null);

    private static InboundEvent Joined(TeamsEvent happened, string room) =>
        new(happened.Tenant, Subjects.Room(TeamsIds.Platform, room), $"{happened.Key}/joined", happened.Now, new RoomJoined(TeamsIds.Platform, room));

    /// <summary>The channel that was chosen where the app was added.</summary>
    private static string GreetedIn(TeamsActivity activity) =>
        activity.Team is not null && activity.Json.TextAt("channelData", "settings", "selectedChannel", "id") is { } chosen ? TeamsIds.RoomOf(chosen) : activity.Room!;

    private static string? ChannelOf(TeamsActivity activity) =>
        activity.Json.TextAt("channelData", "channel", "id") is { } channel ? TeamsIds.RoomOf(channel) : null;

    private bool MayBringStrangers(TeamsActivity activity) =>
        WhatOf(activity) is RoomNews.Opened || Names(activity, "membersAdded", (member, _) => !IsKnownColleague(member, activity));

    private bool IsKnownColleague(JsonElement member, TeamsActivity activity) =>
        activity.EntraTenant is { } entra && TeamsMemberReader.ObjectId(member.TextAt("aadObjectId") ?? member.TextAt("objectId")) is { } id
        && directory.Find(entra, id) is { Kind: TeamsUserKind.Member };

    private static bool IsBot(JsonElement member, TeamsActivity activity) => member.TextAt("id") is { } id && id == activity.Recipient;

    private static bool Names(TeamsActivity activity, string list, Func<JsonElement, bool> which) => Names(activity, list, (member, _) => which(member));

    private static bool Names(TeamsActivity activity, string list, Func<JsonElement, TeamsActivity, bool> which) =>
        activity.Json.At(list) is { ValueKind: JsonValueKind.Array } members && members.EnumerateArray().Any(member => which(member, activity));

    private enum RoomNews
    {
        Nothing,

        /// <summary>The bot has come in.</summary>
        Came,

        /// <summary>The bot is out.</summary>
        Gone,

        /// <summary>Somebody came or went.</summary>
        Members,

        /// <summary>A channel is there, or there again, or others may read in it from now on.</summary>
        Opened,

        /// <summary>A channel or a team is not there any more, or nobody writes in it.</summary>
        Closed,
    }
}
