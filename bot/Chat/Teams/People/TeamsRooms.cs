using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Coach;
using CoachBot.Coach.Rooms;
using CoachBot.Storage;

namespace CoachBot.Chat.Teams.People;

/// <summary>
/// Finds out who reads in the channels and group chats in which the bot is: how many, how many of them are guests, how many from
/// outside [PRV-14, PRV-15]. After every change, and once a day. A shared channel has readers whom its roster need not name, and a
/// channel of which Teams does not say what it is may be one: there it is not known, and nothing is written.
/// </summary>
public sealed class TeamsRooms : Stage
{
    /// <summary>So often a room is looked at without any news of it, and a team is asked for its channels, unless it has not named one that speaks.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromDays(1);

    /// <summary>So long a room waits whose look did not succeed, one of which nobody has noted that it is new, and a team that is asked for a new channel.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    /// <summary>Many may come at once: one look for all of them.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromSeconds(2);

    /// <summary>So long what is known of a chat or a room is kept after the bot was taken out.</summary>
    public static readonly TimeSpan LeftKeptFor = TimeSpan.FromDays(30);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Store _store;
    private readonly TeamsConversations _conversations;
    private readonly TeamsRoomReader _reader;
    private readonly BusinessClock _clock;
    private readonly Dictionary<string, Listing> _teams = new(StringComparer.Ordinal);
    private DateTimeOffset _next;
    private DateTimeOffset _adopts;
    private DateTimeOffset _forgets;

    public TeamsRooms(Store store, TeamsConversations conversations, TeamsClient client, BusinessClock clock, ILogger<TeamsRooms> logger)
        : this(store, conversations, new TeamsRoomReader(client.Members, client.Channels), clock, logger)
    {
    }

    internal TeamsRooms(Store store, TeamsConversations conversations, TeamsRoomReader reader, BusinessClock clock, ILogger<TeamsRooms> logger)
        : base(new Signal(), clock.Machine, logger) =>
        (_store, _conversations, _reader, _clock) = (store, conversations, reader, clock);

    /// <summary>A room's readers, as an event for it.</summary>
    /// <param name="now">Business time.</param>
    public static InboundEvent Seen(string tenant, string room, Audience? audience, string key, DateTimeOffset now) =>
        new(tenant, Subjects.Room(TeamsIds.Platform, room), key, now, new RoomSeen(TeamsIds.Platform, room, audience));

    protected override async Task<int> Work(CancellationToken cancel)
    {
        var now = _clock.Machine.GetUtcNow();
        if (now < _next) return 0;
        _next = now + Pause;
        await Forget(now, cancel);
        await Adopt(now, cancel);
        if (_store.Read(sql => TeamsRoomRows.Due(sql, TeamsIds.Tenant, now, 1)) is not [var id] || _conversations.Find(TeamsIds.Tenant, id) is not { LookAt: { } planned } room) return 0;
        await Keep(room, planned, await Look(room, now, cancel), now);
        return 1;
    }

    private async Task<RoomLook> Look(TeamsConversationRow room, DateTimeOffset now, CancellationToken cancel)
    {
        if (room.Team is null) return room.Kind == TeamsConversations.GroupChat ? await _reader.Look(room, cancel) : new RoomLook(null, Asked: true);
        var listed = _teams.GetValueOrDefault(room.Team);
        if (listed is null || listed.At + Again <= now || (!listed.Names(room.Id) && listed.At + Later <= now))
        {
            if (await List(room, now, cancel) is { } trouble) return trouble;
            listed = _teams[room.Team];
        }

        // It may have been made since: the team is asked again, but not at once for each channel.
        if (!listed.Names(room.Id) && listed.At < now) return new RoomLook(null);
        return listed.TypeOf(room.Id, room.Team) is "standard" or "private" ? await _reader.Look(room, cancel) : new RoomLook(null, Asked: true);
    }

    private async Task Adopt(DateTimeOffset now, CancellationToken cancel)
    {
        if (now < _adopts) return;
        _adopts = now + Later;
        await _store.Write(WriteUrgency.Work, sql => TeamsRoomRows.Adopt(sql, TeamsIds.Tenant, now), cancel);
    }

    private async Task Forget(DateTimeOffset now, CancellationToken cancel)
    {
        if (now < _forgets) return;
        _forgets = now + Hour;
        await _store.Write(WriteUrgency.Work, sql => TeamsRoomRows.Forget(sql, now - LeftKeptFor), cancel);
    }

    /// <summary>
    /// Asks for the channels of a team. One in which nobody has spoken yet is learnt by it: the team's digest may go there. Of what a
    /// channel is follows what its roster says: a standard one is read by its team, a private one by people of its team; of any other
    /// it does not say who reads.
    /// </summary>
    private async Task<RoomLook?> List(TeamsConversationRow room, DateTimeOffset now, CancellationToken cancel)
    {
        var (channels, trouble) = await _reader.ChannelsOf(room, cancel);
        if (channels is null) return trouble;
        await _store.Write(
            WriteUrgency.Work,
            sql =>
            {
                foreach (var channel in channels.Where(channel => TeamsConversationRows.Find(sql, TeamsIds.Tenant, channel.Id) is null))
                    TeamsConversationRows.Keep(sql, Channel(channel.Id, room, now));
                TeamsRoomRows.Adopt(sql, TeamsIds.Tenant, now);
            },
            cancel);
        _teams[room.Team!] = new Listing(now, channels.DistinctBy(channel => channel.Id, StringComparer.Ordinal).ToDictionary(channel => channel.Id, channel => channel.Type, StringComparer.Ordinal));
        return null;
    }

    private static TeamsConversationRow Channel(string id, TeamsConversationRow like, DateTimeOffset now) => new()
    {
        Tenant = TeamsIds.Tenant,
        Id = TeamsIds.RoomOf(id),
        EntraTenant = like.EntraTenant,
        Kind = TeamsConversations.Channel,
        ServiceUrl = like.ServiceUrl,
        Team = like.Team,
        SeenAt = now,
    };

    private async Task Keep(TeamsConversationRow room, DateTimeOffset planned, RoomLook look, DateTimeOffset now)
    {
        if (look.Gone is ConnectorRefusal.WrongHost)
        {
            // Where there is no other host, nobody will say.
            if (!await _conversations.MoveHost(TeamsIds.Tenant, room.Id)) look = look with { Asked = true };
            look = look with { Gone = null };
        }

        if (look.Gone is { } why) await _conversations.Stop(TeamsIds.Tenant, room.Id, why);
        var businessNow = _clock.GetUtcNow();
        var next = look.Gone is not null ? (DateTimeOffset?)null : look.Asked ? now + Again : look.NotBefore > now + Later ? look.NotBefore : now + Later;
        await _store.Write(
            WriteUrgency.Work,
            sql =>
            {
                if (TeamsRoomRows.Looked(sql, TeamsIds.Tenant, room.Id, planned, next) && look.Asked) Inbox.Add(sql, Seen(TeamsIds.Tenant, room.Id, look.Audience, $"room/{Guid.NewGuid():N}", businessNow));
            },
            CancellationToken.None);
        _store.Signals.Inbox.Raise();
    }

    /// <summary>What Teams said of a team's channels.</summary>
    /// <param name="At">Machine time at which it was asked.</param>
    private sealed record Listing(DateTimeOffset At, IReadOnlyDictionary<string, string?> Types)
    {
        public bool Names(string channel) => Types.ContainsKey(channel);

        /// <summary>The first channel of a team has the team's id, and is a standard one wherever its type is not told.</summary>
        public string? TypeOf(string channel, string team) => Types.TryGetValue(channel, out var type) ? type ?? (channel == team ? "standard" : null) : null;
    }
}
