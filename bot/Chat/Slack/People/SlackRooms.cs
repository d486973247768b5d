using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.Rooms;
using CoachBot.Storage;

namespace CoachBot.Chat.Slack.People;

/// <summary>
/// Finds out who reads in the rooms in which the bot is: how many, how many of them are guests, how many from outside [PRV-14,
/// PRV-15]. After every change, and once a day. What cannot be found out is not known, and then nothing is written there.
/// </summary>
public sealed class SlackRooms : Stage
{
    /// <summary>So often a room is looked at without any news of it, and a workspace is asked in which rooms the bot is.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromDays(1);

    /// <summary>So long a room waits whose look did not succeed.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Store _store;
    private readonly RoomReader _reader;
    private readonly Func<string, IReadOnlyList<Installation>> _installations;
    private readonly BusinessClock _clock;
    private readonly Dictionary<string, DateTimeOffset> _listed = new(StringComparer.Ordinal);
    private DateTimeOffset _next;

    public SlackRooms(Store store, SlackDirectory directory, Installations installations, SlackClient client, BusinessClock clock, ILogger<SlackRooms> logger)
        : this(store, new RoomReader(directory, SlackAsking.With(installations, client), clock.Machine), installations.Of, clock, logger)
    {
    }

    internal SlackRooms(Store store, RoomReader reader, Func<string, IReadOnlyList<Installation>> installations, BusinessClock clock, ILogger<SlackRooms> logger)
        : base(new Signal(), clock.Machine, logger) =>
        (_store, _reader, _installations, _clock) = (store, reader, installations, clock);

    /// <summary>A room's readers, as an event for it.</summary>
    internal static InboundEvent Seen(string tenant, SlackAddress room, Audience? audience, string key, DateTimeOffset now) =>
        new(tenant, Subjects.Room(SlackAccounts.Platform, room.ToString()), key, now, new RoomSeen(SlackAccounts.Platform, room.ToString(), audience));

    protected override async Task<int> Work(CancellationToken cancel)
    {
        var now = _clock.Machine.GetUtcNow();
        if (now < _next) return 0;
        _next = now + Pause;
        const string tenant = Installations.Tenant;
        var all = _installations(tenant).ToList();
        var working = all.Where(installation => installation.Works).ToList();
        if (working.Count == 0) return 0;
        if (working.Find(installation => !installation.IsOrganisation && _listed.GetValueOrDefault(installation.Team) <= now) is { } unlisted)
        {
            _listed[unlisted.Team] = now + (await List(unlisted, now, cancel) ? Again : Later);
            return 1;
        }

        if (_store.Read(sql => SlackRoomRows.Due(sql, tenant, now, 1)) is not [var (room, planned)]) return 0;
        // Where the installation does not work now, the room waits until it does.
        var there = SlackDirectory.Serving(all, room.Team);
        var look = there is { Works: true } ? await _reader.Look(there, room, cancel) : new RoomLook(null, Final: there is null);
        await Keep(tenant, room, planned, look, now);
        return 1;
    }

    /// <summary>The rooms in which the bot is; false where Slack could not say. Organisations tell it by their events alone.</summary>
    private async Task<bool> List(Installation installation, DateTimeOffset now, CancellationToken cancel)
    {
        // A room that the bot comes into while Slack tells of the others is none that it has left.
        var known = _store.Read(sql => SlackRoomRows.Of(sql, installation.Team));
        if (await _reader.RoomsOf(installation, cancel) is not { } ids) return false;
        var businessNow = _clock.GetUtcNow();
        await _store.Write(
            WriteUrgency.Work,
            sql =>
            {
                var stored = SlackRoomRows.Of(sql, installation.Team);
                foreach (var id in ids.Except(stored, StringComparer.Ordinal)) SlackRoomRows.LookAt(sql, installation.Tenant, new(installation.Team, id), now);
                foreach (var id in known.Except(ids, StringComparer.Ordinal)) Forget(sql, installation.Tenant, new(installation.Team, id), businessNow);
            },
            cancel);
        _store.Signals.Inbox.Raise();
        return true;
    }

    private async Task Keep(string tenant, SlackAddress room, DateTimeOffset planned, RoomLook look, DateTimeOffset now)
    {
        var businessNow = _clock.GetUtcNow();
        await _store.Write(
            WriteUrgency.Work,
            sql =>
            {
                if (look is { Final: true, Audience: null }) Forget(sql, tenant, room, businessNow);
                else if (look.Audience is null) SlackRoomRows.Looked(sql, room, planned, look.NotBefore > now + Later ? look.NotBefore.Value : now + Later);
                else if (SlackRoomRows.Looked(sql, room, planned, now + Again)) Inbox.Add(sql, Seen(tenant, room, look.Audience, $"room/{Guid.NewGuid():N}", businessNow));
            },
            CancellationToken.None);
        _store.Signals.Inbox.Raise();
    }

    /// <summary>The bot is not there: nobody knows any more who reads.</summary>
    private static void Forget(Sql sql, string tenant, SlackAddress room, DateTimeOffset now)
    {
        SlackRoomRows.Remove(sql, room);
        Inbox.Add(sql, Seen(tenant, room, null, $"room/{Guid.NewGuid():N}", now));
    }
}
