using System.Text.Json;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Coach.Rooms;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.People;

/// <summary>What came of a look at rooms.</summary>
/// <param name="Audience">Null where it is not known.</param>
/// <param name="Asked">The service has said all that it says: asking again soon brings nothing else.</param>
/// <param name="Gone">Why the bot is not there any more.</param>
/// <param name="NotBefore">When it may be asked again, machine time.</param>
internal sealed record RoomLook(Audience? Audience, bool Asked = false, ConnectorRefusal? Gone = null, DateTimeOffset? NotBefore = null);

/// <summary>A page of a room's members: <c>members</c> and <c>continuationToken</c>.</summary>
internal delegate Task<ConnectorAnswer> AskMembers(ConversationRef of, string? continuation, CancellationToken cancel);

/// <summary>The channels of a team: <c>conversations</c>.</summary>
internal delegate Task<ConnectorAnswer> AskChannels(string entraTenant, Uri serviceUrl, string team, CancellationToken cancel);

/// <summary>A channel of a team.</summary>
/// <param name="Type"><c>standard</c>, <c>private</c> or <c>shared</c>; null where it is not told.</param>
internal sealed record TeamsChannel(string Id, string? Type);

/// <summary>Asks Teams about rooms, page by page. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context</summary>
internal sealed class TeamsRoomReader(AskMembers members, AskChannels channels)
{
    /// <summary>A room with more pages than this is not known.</summary>
    private const int MostPages = 100;

    /// <summary>A team has a thousand channels at most.</summary>
    private const int MostChannels = 2000;

    /// <summary>Who reads in a group chat or a channel. Bots are no readers.</summary>
    public async Task<RoomLook> Look(TeamsConversationRow room, CancellationToken cancel)
    {
        var (readers, guests, outside) = (0, 0, 0);
        string? continuation = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await members(TeamsConversations.RefOf(room), continuation, cancel);
            if (answer is not ConnectorDone { Body: var body } || body.At("members") is not { ValueKind: JsonValueKind.Array } found) return Failed(answer);
            foreach (var member in found.EnumerateArray().Where(member => !IsBot(member)))
            {
                readers++;
                switch (TeamsMemberReader.Read(member, room.EntraTenant)?.Kind)
                {
                    case TeamsUserKind.Member:
                        break;
                    case TeamsUserKind.Guest:
                        guests++;
                        break;
                    default:
                        // Of another tenant, anonymous, or not to be read: nobody who is known to be a colleague.
                        outside++;
                        break;
                }
            }

            // A roster without anybody says nothing.
            if ((continuation = body.TextAt("continuationToken")) is null) return readers == 0 ? new(null, Asked: true) : new(new Audience(readers, guests, outside), Asked: true);
        }

        return new(null, Asked: true);
    }

    /// <summary>The channels of a team, or why they are not known now.</summary>
    public async Task<(IReadOnlyList<TeamsChannel>? Channels, RoomLook? Trouble)> ChannelsOf(TeamsConversationRow room, CancellationToken cancel)
    {
        var reference = TeamsConversations.RefOf(room);
        var answer = await channels(reference.EntraTenant, reference.ServiceUrl, room.Team!, cancel);
        if (answer is not ConnectorDone { Body: var body } || body.At("conversations") is not { ValueKind: JsonValueKind.Array } found) return (null, Failed(answer));
        return (found.EnumerateArray()
            .Select(channel => channel.TextAt("id") is { } id ? new TeamsChannel(id, (channel.TextAt("channelType") ?? channel.TextAt("type"))?.ToLowerInvariant()) : null)
            .OfType<TeamsChannel>()
            .Take(MostChannels)
            .ToList(), null);
    }

    private static bool IsBot(JsonElement member) => member.TextAt("id")?.StartsWith("28:", StringComparison.Ordinal) == true;

    private static RoomLook Failed(ConnectorAnswer answer) => answer switch
    {
        ConnectorRefused { Why: ConnectorRefusal.NotInstalled or ConnectorRefusal.Gone or ConnectorRefusal.Suspended or ConnectorRefusal.Blocked } refused => new(null, Asked: true, refused.Why),
        ConnectorRefused { Why: ConnectorRefusal.WrongHost } refused => new(null, Gone: refused.Why),
        ConnectorRefused => new(null, Asked: true),
        ConnectorLater later => new(null, NotBefore: later.NotBefore),
        ConnectorDone => new(null, Asked: true),
        _ => new(null),
    };
}
