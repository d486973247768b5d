using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>chat.</summary>
internal static class FakeChatMethods
{
    private const int LongestText = 40_000;

    public static JsonObject Post(FakeRequest request)
    {
        var room = Where(request);
        if (room.Archived) throw new FakeRefusal("is_archived");
        if (!room.HasBot && !(room.Kind is FakeRoomKind.Public && request.Installation.Scopes.Contains("chat:write.public"))) throw new FakeRefusal("not_in_channel");
        if (room.Kind is FakeRoomKind.Direct && !request.Slack.App.MessagesTab) throw new FakeRefusal("messages_tab_disabled");
        var (text, blocks) = What(request);
        var thread = request["thread_ts"];
        var parent = thread is null ? null : Find(room, thread) ?? throw new FakeRefusal("cannot_reply_to_message");
        var message = new FakeMessage(room, request.Slack.NewTs())
        {
            User = room.Workspace.Bot.Id,
            ByBot = true,
            Text = text,
            Blocks = blocks ?? [],
            Metadata = Metadata(request),
            Thread = parent is null ? null : parent.Thread ?? parent.Ts,
        };
        room.Messages.Add(message);
        return new() { ["channel"] = room.Id, ["ts"] = message.Ts, ["message"] = message.Json(request.Slack.App, withMetadata: true) };
    }

    public static JsonObject PostEphemeral(FakeRequest request)
    {
        var room = Where(request);
        var user = request.Need("user");
        if (!room.HasBot) throw new FakeRefusal("not_in_channel");
        if (!room.Members.Contains(user)) throw new FakeRefusal("user_not_in_channel");
        var (text, blocks) = What(request);
        var message = new FakeMessage(room, request.Slack.NewTs())
        {
            User = room.Workspace.Bot.Id,
            ByBot = true,
            Text = text,
            Blocks = blocks ?? [],
            OnlyFor = user,
            Thread = request["thread_ts"],
        };
        room.Messages.Add(message);
        return new() { ["message_ts"] = message.Ts };
    }

    public static JsonObject Update(FakeRequest request)
    {
        var message = Own(request, "cant_update_message");
        var (text, blocks) = What(request);
        message.Metadata = Metadata(request) ?? message.Metadata;
        message.Edit(text, blocks ?? []);
        return new() { ["channel"] = message.Room.Id, ["ts"] = message.Ts, ["text"] = message.Text, ["message"] = message.Json(request.Slack.App, withMetadata: false) };
    }

    public static JsonObject Delete(FakeRequest request)
    {
        var message = Own(request, "cant_delete_message");
        message.Room.Messages.Remove(message);
        return new() { ["channel"] = message.Room.Id, ["ts"] = message.Ts };
    }

    public static JsonObject Permalink(FakeRequest request)
    {
        var room = request.Room();
        var ts = request.Need("message_ts", "message_not_found");
        if (Find(room, ts) is null) throw new FakeRefusal("message_not_found");
        return new() { ["channel"] = room.Id, ["permalink"] = $"https://{room.Workspace.Domain}.slack.com/archives/{room.Id}/p{ts.Replace(".", "", StringComparison.Ordinal)}" };
    }

    public static FakeMessage? Find(FakeRoom room, string ts) => room.Messages.Find(message => message.Ts == ts && message.OnlyFor is null);

    /// <summary>A room; of a person's id, the direct room.</summary>
    private static FakeRoom Where(FakeRequest request)
    {
        var room = request.Slack.Person(request["channel"]) is { IsOurBot: false } person && request.Installation.Covers(person.Workspace)
            ? request.Slack.OpenDirect(person)
            : request.Room();
        if (room.Kind is FakeRoomKind.Direct && request.Slack.People.Any(one => room.Members.Contains(one.Id) && one.Kind is FakeKind.Deactivated)) throw new FakeRefusal("channel_not_found");
        return room;
    }

    private static FakeMessage Own(FakeRequest request, string other)
    {
        var room = request.Room();
        if (!room.HasBot && room.Kind is FakeRoomKind.Private) throw new FakeRefusal("channel_not_found");
        var message = Find(room, request.Need("ts", "message_not_found")) ?? throw new FakeRefusal("message_not_found");
        return message.ByBot ? message : throw new FakeRefusal(other);
    }

    private static (string Text, JsonArray? Blocks) What(FakeRequest request)
    {
        JsonArray? blocks = null;
        if (request["blocks"] is { } given)
        {
            blocks = FakeJson.Parse(given) as JsonArray ?? throw new FakeRefusal("invalid_blocks_format");
            if (FakeBlockRules.Broken(request.Slack, blocks, "message") is { Count: > 0 } broken) throw new FakeRefusal("invalid_blocks", broken);
            FakeBlockRules.Complete(request.Slack, blocks);
        }

        if (request["text"] is not { } text) return blocks is { Count: > 0 } ? ("", blocks) : throw new FakeRefusal("no_text");
        return (text.Length > LongestText ? text[..LongestText] : text, blocks);
    }

    private static JsonObject? Metadata(FakeRequest request)
    {
        if (request["metadata"] is not { } text) return null;
        if (FakeJson.Parse(text) is not JsonObject metadata || metadata.Text("event_type") is not { Length: > 0 } || metadata["event_payload"] is not JsonObject)
            throw new FakeRefusal("invalid_metadata_format");
        return text.Length > 8000 ? throw new FakeRefusal("metadata_too_large") : metadata;
    }
}
