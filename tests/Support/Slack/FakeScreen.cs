using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>Slack on the screen of one person: what is seen, pressed, typed and filled in. Waits in real time where it waits.</summary>
public sealed partial class FakeScreen(FakeSlack slack, FakePerson person)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // a busy machine is no defect
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public FakePerson Person => person;

    /// <summary>Messages that the person sees, the oldest first: of rooms where the person is a member, without what only others see.</summary>
    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (slack.Gate)
            {
                return [.. slack.Rooms.Where(room => room.Members.Contains(person.Id)).SelectMany(room => room.Messages)
                    .Where(one => one.OnlyFor is null || one.OnlyFor == person.Id).OrderBy(one => one.Ts, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Messages of the direct room with our bot.</summary>
    public IReadOnlyList<FakeMessage> Direct => [.. Messages.Where(one => one.Room.Kind is FakeRoomKind.Direct)];

    /// <summary>The modal on top; null where none is open.</summary>
    public FakeView? Modal
    {
        get
        {
            lock (slack.Gate) return slack.Board.StackOf(person).LastOrDefault();
        }
    }

    public FakeView? Home
    {
        get
        {
            lock (slack.Gate) return slack.Board.Homes.GetValueOrDefault(person.Id);
        }
    }

    /// <summary>What stands below fields after a submission, by block id.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Slack's own sign that the app did not answer as it should; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>All that stands in a message or view, as lines of text.</summary>
    public static string Read(FakeMessage message) => message.Blocks.Count > 0 ? FakeText.Of(message.Blocks) : FakeText.Unescaped(message.Text);

    public static string Read(FakeView view) => FakeText.Of(view.Blocks);

    /// <summary>Waits until something is seen.</summary>
    public async Task<T> Until<T>(Func<FakeScreen, T?> sees, TimeSpan? within = null, string? what = null)
        where T : class
    {
        using var limit = new CancellationTokenSource(within ?? Patience);
        while (true)
        {
            if (sees(this) is { } seen) return seen;
            if (limit.IsCancellationRequested) throw new TimeoutException($"{person.Name} did not see {what ?? "it"} in time.");
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    public Task<FakeMessage> UntilMessage(Func<FakeMessage, bool> fits, TimeSpan? within = null) =>
        Until(screen => screen.Messages.LastOrDefault(fits), within, "such a message");

    public Task<FakeMessage> UntilText(string text, TimeSpan? within = null) =>
        Until(screen => screen.Messages.LastOrDefault(one => Read(one).Contains(text, StringComparison.Ordinal)), within, $"'{text}'");

    public Task<FakeView> UntilModal(string? title = null, TimeSpan? within = null) =>
        Until(screen => screen.Modal is { } modal && (title is null || modal.Sent["title"].Text("text") == title) ? modal : null, within, $"a modal {title}");

    /// <summary>A slash command; its answer, if it has a text, stands in the room for this person alone.</summary>
    public async Task<FakeReply> Command(string line, FakeRoom? room = null)
    {
        var (word, rest) = line.Split(' ', 2) is [var first, var second] ? (first, second) : (line, "");
        var at = room ?? slack.OpenDirect(person);
        var (address, url) = NewResponse(at, null);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = "verification-token-is-ignored",
            ["team_id"] = person.Workspace.Team,
            ["team_domain"] = person.Workspace.Domain,
            ["channel_id"] = at.Id,
            ["channel_name"] = at.Name,
            ["user_id"] = person.Id,
            ["user_name"] = person.Name,
            ["command"] = word,
            ["text"] = rest,
            ["api_app_id"] = slack.App.Id,
            ["is_enterprise_install"] = IsOrg ? "true" : "false",
            ["response_url"] = url,
            ["trigger_id"] = NewTrigger(),
        };
        if (person.Workspace.Org is { } org) (fields["enterprise_id"], fields["enterprise_name"]) = (org.Id, org.Name);
        var reply = await slack.Sends.Command(fields);
        Trouble = reply.Acknowledged ? null : "operation_timeout";
        if (reply.Acknowledged && reply.Body.Length > 0)
        {
            lock (slack.Gate) FakeResponses.Show(slack, address, reply.Json ?? new JsonObject { ["text"] = reply.Body });
        }

        return reply;
    }

    /// <summary>Types a message into a room, or into the direct room; Slack tells the bot where it listens.</summary>
    public async Task<FakeReply> Say(string text, FakeRoom? room = null, string? thread = null)
    {
        var at = room ?? slack.OpenDirect(person);
        var message = new FakeMessage(at, slack.NewTs()) { User = person.Id, Text = text, Thread = thread };
        lock (slack.Gate) at.Messages.Add(message);
        var mentioned = text.Contains($"<@{person.Workspace.Bot.Id}>", StringComparison.Ordinal);
        if (at.Kind is not FakeRoomKind.Direct && !(mentioned && at.HasBot)) return new FakeReply(200, "");
        var inner = new JsonObject
        {
            ["type"] = at.Kind is FakeRoomKind.Direct ? "message" : "app_mention",
            ["channel"] = at.Id,
            ["user"] = person.Id,
            ["text"] = text,
            ["ts"] = message.Ts,
            ["event_ts"] = message.Ts,
            ["team"] = person.Workspace.Team,
            ["client_msg_id"] = Guid.NewGuid().ToString(),
            ["blocks"] = new JsonArray(),
        };
        if (at.Kind is FakeRoomKind.Direct) inner["channel_type"] = "im";
        if (thread is not null) inner["thread_ts"] = thread;
        return await slack.Sends.Event(person.Workspace, inner);
    }

    /// <summary>Opens the home tab, or the tab of messages.</summary>
    public Task<FakeReply> OpenHome(string tab = "home")
    {
        var inner = new JsonObject
        {
            ["type"] = "app_home_opened",
            ["user"] = person.Id,
            ["channel"] = slack.OpenDirect(person).Id,
            ["tab"] = tab,
            ["event_ts"] = slack.NewTs(),
        };
        if (Home is { } home && tab is "home") inner["view"] = home.Json(slack.App);
        return slack.Sends.Event(person.Workspace, inner);
    }

    /// <summary>A shortcut; with a message, that of the message's menu.</summary>
    public Task<FakeReply> Shortcut(string callbackId, FakeMessage? message = null)
    {
        var payload = Payload(message is null ? "shortcut" : "message_action");
        (payload["callback_id"], payload["trigger_id"], payload["action_ts"]) = (callbackId, NewTrigger(), slack.NewTs());
        if (message is not null)
        {
            payload["channel"] = new JsonObject { ["id"] = message.Room.Id, ["name"] = message.Room.Name };
            (payload["message_ts"], payload["message"]) = (message.Ts, message.Json(slack.App, withMetadata: false));
            payload["response_url"] = NewResponse(message.Room, message).Url;
        }

        return slack.Sends.Interaction(payload);
    }

    private bool IsOrg => slack.InstallationOf(person.Workspace) is { Workspace: null };

    private JsonObject Payload(string type)
    {
        var payload = new JsonObject
        {
            ["type"] = type,
            ["user"] = new JsonObject { ["id"] = person.Id, ["username"] = person.Name, ["name"] = person.Name, ["team_id"] = person.Workspace.Team },
            ["api_app_id"] = slack.App.Id,
            ["token"] = "verification-token-is-ignored",
            ["team"] = new JsonObject { ["id"] = person.Workspace.Team, ["domain"] = person.Workspace.Domain },
            ["enterprise"] = person.Workspace.Org is { } org ? new JsonObject { ["id"] = org.Id, ["name"] = org.Name } : null,
            ["is_enterprise_install"] = IsOrg,
        };
        if (IsOrg) payload["team"] = null;
        return payload;
    }

    private string NewTrigger()
    {
        var id = $"{slack.NewId("1")}.{slack.NewId("2")}.{Guid.NewGuid():N}";
        lock (slack.Gate) slack.Board.Triggers[id] = new FakeTrigger(person, slack.Time.GetUtcNow());
        return id;
    }

    private (FakeResponseAddress Address, string Url) NewResponse(FakeRoom room, FakeMessage? message)
    {
        var id = "secret-" + Guid.NewGuid().ToString("N");
        var address = new FakeResponseAddress(person, room, message, slack.Time.GetUtcNow());
        lock (slack.Gate) slack.Board.Responses[id] = address;
        return (address, new Uri(slack.Address, "response/" + id).ToString());
    }
}
