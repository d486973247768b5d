using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>
/// Somebody comes into a room or leaves it, or the room itself changes: who reads there is looked up anew. Until that is known,
/// nothing is written there after somebody has come in who is not known to be a colleague [PRV-15].
/// https://docs.slack.dev/reference/events/member_joined_channel
/// </summary>
public sealed class RoomEvents(Store store, SlackDirectory directory, TimeProvider machine) : ISlackEvents
{
    /// <summary>Many may come at once: one look for all of them.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromSeconds(2);

    private const string Joined = "member_joined_channel";
    private const string Left = "member_left_channel";

    public IReadOnlyCollection<string> Types { get; } =
    [
        Joined, Left, "channel_left", "group_left", "channel_archive", "group_archive", "channel_unarchive", "group_unarchive",
        "channel_deleted", "group_deleted", "channel_shared", "channel_unshared", "channel_id_changed",
    ];

    public async Task Take(SlackEvent happened, CancellationToken cancel)
    {
        if (RoomOf(happened) is not { } room) return;
        var (gone, unknown, tenant) = (IsGone(happened), IsGone(happened) || MayBringStrangers(happened), happened.Installation.Tenant);
        var at = machine.GetUtcNow() + Settles;

        // Together: a look that is under way knows that it has missed somebody.
        await store.Write(
            WriteUrgency.Hook,
            sql =>
            {
                if (gone) SlackRoomRows.Remove(sql, room);
                else SlackRoomRows.LookAt(sql, tenant, room, at);
                if (unknown) Inbox.Add(sql, SlackRooms.Seen(tenant, room, null, happened.Key, happened.At));

                // A room that is opened to another workspace may get another id.
                if (happened.Body.TextAt("new_channel_id") is { } id) SlackRoomRows.LookAt(sql, tenant, room with { Id = id }, at);
            },
            cancel);
        if (unknown) store.Signals.Inbox.Raise();
    }

    private bool MayBringStrangers(SlackEvent happened) => happened.Type switch
    {
        Joined => !IsOurs(happened) && (happened.Body.TextAt("user") is not { } user || directory.Find(happened.Team, user) is not { Kind: SlackUserKind.Member }),
        "channel_shared" or "channel_unarchive" or "group_unarchive" or "channel_id_changed" => true,
        _ => false,
    };

    /// <summary>The bot is out, or the room is closed.</summary>
    private static bool IsGone(SlackEvent happened) => happened.Type switch
    {
        Left => IsOurs(happened),
        "channel_left" or "group_left" or "channel_archive" or "group_archive" or "channel_deleted" or "group_deleted" => true,
        _ => false,
    };

    private static bool IsOurs(SlackEvent happened) => happened.Body.TextAt("user") is { } user && user == happened.Installation.BotUser;

    private static SlackAddress? RoomOf(SlackEvent happened)
    {
        var id = happened.Body.TextAt("channel") ?? happened.Body.Member("channel")?.TextAt("id") ?? happened.Body.TextAt("old_channel_id");
        return id is { Length: > 0 } && happened.Team.Length > 0 ? new(happened.Team, id) : null;
    }
}
