using System.Collections.Concurrent;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;

namespace CoachBot.Chat.Slack.People;

/// <summary>Slack tells of a user without being asked. https://docs.slack.dev/reference/events/user_change</summary>
public sealed class PeopleEvents(SlackDirectory directory, Store store, TimeProvider machine) : ISlackEvents
{
    /// <summary>Guests and people from outside whom nobody has stored, so that each of them is news once only.</summary>
    private readonly ConcurrentDictionary<(string Team, string User), SlackUserKind> _heard = new();

    public IReadOnlyCollection<string> Types { get; } = ["user_change", "team_join"];

    public async Task Take(SlackEvent happened, CancellationToken cancel)
    {
        if (happened.Body.Member("user") is not { } user || SlackUserReader.Read(user, happened.Installation, happened.Team) is not { Id: var id, Kind: var kind }) return;
        var before = directory.Find(happened.Team, id)?.Kind;
        var isReader = kind is SlackUserKind.Guest or SlackUserKind.Outside;

        // First, so that it is news again where Slack repeats it, because it could not be written.
        if (isReader && kind != (before ?? Heard(happened.Team, id))) await DoubtRooms(happened, cancel);
        if (await directory.IsOutdated(happened.Installation, happened.Team, id, happened.SentAt)) return;
        await directory.Heard(happened.Installation, happened.Team, user);
        if (isReader) _heard[(happened.Team, id)] = kind;
        else _heard.TryRemove((happened.Team, id), out _);

        if (isReader || before is null || before == kind) return;
        var at = machine.GetUtcNow();
        await store.Write(WriteUrgency.Hook, sql => SlackRoomRows.LookAtAll(sql, happened.Team, at), cancel);
    }

    private SlackUserKind? Heard(string team, string user) => _heard.TryGetValue((team, user), out var kind) ? kind : null;

    /// <summary>
    /// A colleague who becomes a guest stands in rooms already, also where nobody has asked about him yet: who reads there is
    /// unknown until it was looked up, and nothing is written there meanwhile [PRV-15].
    /// </summary>
    private async Task DoubtRooms(SlackEvent happened, CancellationToken cancel)
    {
        var (team, tenant) = (happened.Team, happened.Installation.Tenant);
        var at = machine.GetUtcNow() + RoomEvents.Settles;
        directory.Doubt(team);
        await store.Write(
            WriteUrgency.Hook,
            sql =>
            {
                foreach (var room in SlackRoomRows.Of(sql, team)) Inbox.Add(sql, SlackRooms.Seen(tenant, new(team, room), null, $"{happened.Key}/{room}", happened.At));
                SlackRoomRows.LookAtAll(sql, team, at);
            },
            cancel);
        store.Signals.Inbox.Raise();
    }
}
