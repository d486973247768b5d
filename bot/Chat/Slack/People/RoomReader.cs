using System.Text.Json;
using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach.Rooms;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>What came of a look at a room.</summary>
/// <param name="Audience">Null where it is not known.</param>
/// <param name="Final">The bot is not there, or may not know: nothing will change by asking again.</param>
/// <param name="NotBefore">When Slack may be asked again, machine time.</param>
internal sealed record RoomLook(Audience? Audience, bool Final = false, DateTimeOffset? NotBefore = null);

/// <summary>Asks Slack about rooms, page by page. https://docs.slack.dev/reference/methods/conversations.members</summary>
internal sealed class RoomReader(SlackDirectory directory, SlackAsk ask, TimeProvider machine)
{
    private const string PageSize = "200";

    /// <summary>More unknown members than this, and the whole workspace is read once instead of one after the other.</summary>
    private const int MostAlone = 30;

    /// <summary>So long what everybody in a workspace is counts, from when its reading began.</summary>
    private static readonly TimeSpan ListGoodFor = TimeSpan.FromMinutes(30);

    private readonly Dictionary<string, Listing> _lists = new(StringComparer.Ordinal);

    /// <summary>A room with more pages than this is not known.</summary>
    private const int MostPages = 300;

    /// <summary>The rooms in which the bot is; null where Slack could not say. https://docs.slack.dev/reference/methods/users.conversations</summary>
    public async Task<IReadOnlyList<string>?> RoomsOf(Installation installation, CancellationToken cancel)
    {
        string[] types = [.. installation.Scopes.Contains("channels:read") ? ["public_channel"] : Array.Empty<string>(), .. installation.Scopes.Contains("groups:read") ? ["private_channel"] : Array.Empty<string>()];
        if (types.Length == 0) return [];
        var (found, _) = await Pages(
            installation,
            "users.conversations",
            new(StringComparer.Ordinal) { ["types"] = string.Join(',', types), ["exclude_archived"] = "true", ["team_id"] = installation.Team },
            "channels",
            room => room.TextAt("id"),
            cancel);
        return found;
    }

    /// <summary>Who reads in a room. Bots are no readers.</summary>
    public async Task<RoomLook> Look(Installation installation, SlackAddress room, CancellationToken cancel)
    {
        var info = await ask(installation, "conversations.info", new Dictionary<string, string?>(StringComparer.Ordinal) { ["channel"] = room.Id }, cancel);
        if (info is not SlackDone done || done.Body.Member("channel") is not { } channel) return Failed(info);
        if (channel.Flag("is_archived") == true || channel.Flag("is_member") == false) return new(null, Final: true);

        var (members, trouble) = await Pages(installation, "conversations.members", new(StringComparer.Ordinal) { ["channel"] = room.Id }, "members", Itself, cancel);
        if (members is null) return trouble!;
        var people = members.Where(member => member != installation.BotUser).Distinct(StringComparer.Ordinal).ToList();
        var (kinds, why) = await KindsOf(installation, room.Team, people, cancel);
        if (kinds is null) return why!;

        // A room that is shared, or about to be, has readers elsewhere whether Slack names them or not.
        var outside = kinds.Count(kind => kind is SlackUserKind.Outside);
        var shared = channel.Flag("is_ext_shared") == true || channel.Flag("is_pending_ext_shared") == true;
        if (shared) outside = Math.Max(1, outside);
        var guests = kinds.Count(kind => kind is SlackUserKind.Guest);
        return new(new Audience(kinds.Count(kind => kind is SlackUserKind.Member) + guests + outside, guests, outside));
    }

    /// <summary>What everybody in a list is; or why that is not known now.</summary>
    private async Task<(List<SlackUserKind>? Kinds, RoomLook? Trouble)> KindsOf(Installation installation, string team, List<string> people, CancellationToken cancel)
    {
        var unknown = people.Where(user => !directory.Knows(team, user)).ToList();
        var (all, trouble) = unknown.Count <= MostAlone ? (new(StringComparer.Ordinal), null) : await Everybody(installation, team, cancel);
        if (all is null) return (null, trouble);
        var kinds = new List<SlackUserKind>();
        foreach (var user in people)
        {
            if (!directory.Knows(team, user) && all.TryGetValue(user, out var kind)) kinds.Add(kind);
            else if (await directory.Known(installation, team, user, cancel) is var known && known is Done<SlackUser> { Receipt: var found }) kinds.Add(found.Kind);
            else return (null, new(null, NotBefore: (known as TryAgain<SlackUser>)?.NotBefore));
        }

        return (kinds.FindAll(kind => kind is not (SlackUserKind.Bot or SlackUserKind.Gone)), null);
    }

    /// <summary>
    /// What everybody in a workspace is: nothing else of them is kept, and that for a moment. A large workspace takes longer than
    /// Slack allows at once; then the next look goes on where this one stopped. https://docs.slack.dev/reference/methods/users.list
    /// </summary>
    private async Task<(Dictionary<string, SlackUserKind>? Kinds, RoomLook? Trouble)> Everybody(Installation installation, string team, CancellationToken cancel)
    {
        var now = machine.GetUtcNow();
        var doubts = directory.Doubts(team);
        if (!_lists.TryGetValue(team, out var list) || list.From + ListGoodFor <= now || list.Doubts != doubts) _lists[team] = list = new(now, doubts);
        while (!list.Complete)
        {
            var arguments = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["team_id"] = team == installation.Enterprise ? null : team, ["limit"] = PageSize, ["cursor"] = list.Cursor,
            };
            var answer = await ask(installation, "users.list", arguments, cancel);
            if (Page(answer, "members", user => SlackUserReader.Read(user, installation, team)) is not var (users, cursor)) return (null, Failed(answer));
            foreach (var user in users) list.Kinds[user.Id] = user.Kind;
            (list.Cursor, list.Complete) = (cursor, cursor is null);
        }

        return (list.Kinds, null);
    }

    /// <summary>All pages.</summary>
    private async Task<(List<T>? Items, RoomLook? Trouble)> Pages<T>(
        Installation installation, string method, Dictionary<string, string?> arguments, string list, Func<JsonElement, T?> read, CancellationToken cancel)
        where T : class
    {
        var items = new List<T>();
        arguments["limit"] = PageSize;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await ask(installation, method, arguments, cancel);
            if (Page(answer, list, read) is not var (found, cursor)) return (null, Failed(answer));
            items.AddRange(found);
            if (cursor is null) return (items, null);
            arguments["cursor"] = cursor;
        }

        return (null, new(null, NotBefore: machine.GetUtcNow() + SlackRooms.Again));
    }

    /// <summary>One page and where the next one begins. It may be shorter than asked for while there are more: the cursor alone counts.</summary>
    private static (List<T> Items, string? Cursor)? Page<T>(SlackAnswer answer, string list, Func<JsonElement, T?> read)
        where T : class
    {
        if (answer is not SlackDone { Body: var body } || body.Member(list) is not { ValueKind: JsonValueKind.Array } found) return null;
        return ([.. found.EnumerateArray().Select(read).OfType<T>()], body.Member("response_metadata")?.TextAt("next_cursor") is { Length: > 0 } cursor ? cursor : null);
    }

    private static string? Itself(JsonElement item) => item.ValueKind == JsonValueKind.String ? item.GetString() : null;

    /// <summary>A room that is not there for us stays so until an event tells otherwise; everything else may pass.</summary>
    private static RoomLook Failed(SlackAnswer answer) => answer switch
    {
        SlackRefused { Code: var code } when SlackErrors.Of(code) is SlackErrorClass.DestinationDead or SlackErrorClass.OurFault => new(null, Final: true),
        SlackRefused refused => new(null, NotBefore: refused.RetryAfter),
        _ => new(null),
    };

    /// <summary>What was read of a workspace's users so far.</summary>
    private sealed class Listing(DateTimeOffset from, int doubts)
    {
        public DateTimeOffset From => from;

        /// <summary>Of the directory, when the reading began.</summary>
        public int Doubts => doubts;

        public Dictionary<string, SlackUserKind> Kinds { get; } = new(StringComparer.Ordinal);

        public string? Cursor { get; set; }

        public bool Complete { get; set; }
    }
}
