using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>conversations.</summary>
internal static class FakeRoomMethods
{
    public static JsonObject Open(FakeRequest request)
    {
        if (request["channel"] is not null) return new() { ["channel"] = request.Room().Json() };
        var ids = request.Need("users", "users_list_not_supplied").Split(',');
        if (ids.Length > 1) request.NeedScope("mpim:write");
        var person = request.Person(ids[0]);
        if (person.Kind is FakeKind.Deactivated) throw new FakeRefusal("user_disabled");
        if (person.Kind is FakeKind.Bot) throw new FakeRefusal("cannot_dm_bot");
        if (person.Kind is FakeKind.Outside) throw new FakeRefusal("user_not_visible");
        var open = request.Slack.Direct(person) is not null;
        var room = request.Slack.OpenDirect(person);
        var answer = new JsonObject { ["channel"] = request["return_im"] is "true" or "1" ? room.Json() : new JsonObject { ["id"] = room.Id } };
        if (open) (answer["no_op"], answer["already_open"]) = (true, true);
        return answer;
    }

    public static JsonObject Info(FakeRequest request)
    {
        var room = Read(request, "read");
        var json = room.Json();
        if (request["include_num_members"] is "true" or "1") json["num_members"] = room.Members.Count;
        return new() { ["channel"] = json };
    }

    public static JsonObject Members(FakeRequest request)
    {
        var room = Read(request, "read");
        var (start, limit) = (FakeAppMethods.Next(request["cursor"]), request.Limit(100, 1000));
        var page = room.Members.Skip(start).Take(limit).ToList();
        return new()
        {
            ["members"] = new JsonArray([.. page.Select(one => (JsonNode)one)]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = start + page.Count < room.Members.Count ? FakeAppMethods.Cursor(start + page.Count) : "" },
        };
    }

    public static JsonObject List(FakeRequest request) => Page(request, request.Slack.Rooms.Where(room => room.Kind is not FakeRoomKind.Private || room.HasBot));

    public static JsonObject Mine(FakeRequest request) => Page(request, request.Slack.Rooms.Where(room => room.HasBot));

    /// <summary>Newest first; answers in threads are not among them, and neither is what one person alone sees.</summary>
    public static JsonObject History(FakeRequest request)
    {
        var room = Read(request, "history");
        if (!room.HasBot) throw new FakeRefusal("not_in_channel");
        var inclusive = request["inclusive"] is "true" or "1";
        var found = room.Messages
            .Where(one => one.OnlyFor is null && (one.Thread is null || one.Thread == one.Ts) && After(one.Ts, request["oldest"], inclusive) && After(request["latest"], one.Ts, inclusive))
            .Reverse().ToList();
        return Messages(request, found, 100);
    }

    public static JsonObject Replies(FakeRequest request)
    {
        var room = Read(request, "history");
        var root = request.Need("ts", "thread_not_found");
        var inclusive = request["inclusive"] is "true" or "1";
        var found = room.Messages
            .Where(one => one.OnlyFor is null && (one.Ts == root || (one.Thread == root && After(one.Ts, request["oldest"], inclusive) && After(request["latest"], one.Ts, inclusive))))
            .ToList();
        return found.Exists(one => one.Ts == root) ? Messages(request, found, 1000) : throw new FakeRefusal("thread_not_found");
    }

    public static JsonObject Join(FakeRequest request)
    {
        var room = request.Room();
        if (room.Kind is not FakeRoomKind.Public) throw new FakeRefusal("method_not_supported_for_channel_type");
        if (room.Archived) throw new FakeRefusal("is_archived");
        var answer = new JsonObject { ["channel"] = room.Json() };
        if (!room.Members.Add(room.Workspace.Bot.Id)) answer["warning"] = "already_in_channel";
        return answer;
    }

    private static JsonObject Messages(FakeRequest request, List<FakeMessage> found, int usual)
    {
        var (start, limit) = (FakeAppMethods.Next(request["cursor"]), request.Limit(usual, 999));
        var page = found.Skip(start).Take(limit).Select(one => one.Json(request.Slack.App, request["include_all_metadata"] is "true" or "1")).ToList();
        var more = start + page.Count < found.Count;
        return new()
        {
            ["messages"] = new JsonArray([.. page]),
            ["has_more"] = more,
            ["response_metadata"] = new JsonObject { ["next_cursor"] = more ? FakeAppMethods.Cursor(start + page.Count) : "" },
        };
    }

    private static JsonObject Page(FakeRequest request, IEnumerable<FakeRoom> rooms)
    {
        var kinds = (request["types"] ?? "public_channel").Split(',').Select(word => word switch
        {
            "public_channel" => FakeRoomKind.Public,
            "private_channel" => FakeRoomKind.Private,
            "im" => FakeRoomKind.Direct,
            _ => throw new FakeRefusal("invalid_types"),
        }).ToHashSet();
        foreach (var word in kinds.Select(kind => kind switch { FakeRoomKind.Public => "channels", FakeRoomKind.Private => "groups", _ => "im" })) request.NeedScope($"{word}:read");
        var workspace = request.Workspace();
        var all = rooms.Where(room => room.Workspace == workspace && kinds.Contains(room.Kind) && !(room.Archived && request["exclude_archived"] is "true" or "1")).ToList();
        var (start, limit) = (FakeAppMethods.Next(request["cursor"]), request.Limit(100, 999));
        var page = all.Skip(start).Take(limit).ToList();
        return new()
        {
            ["channels"] = new JsonArray([.. page.Select(room => room.Json())]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = start + page.Count < all.Count ? FakeAppMethods.Cursor(start + page.Count) : "" },
        };
    }

    private static FakeRoom Read(FakeRequest request, string what)
    {
        var room = request.Room();
        request.NeedScope($"{room.ScopeWord}:{what}");
        return room;
    }

    /// <summary>Stamps compare as text of equal length; a bound that is absent lets everything through.</summary>
    private static bool After(string? ts, string? bound, bool inclusive)
    {
        if (ts is null || bound is null) return true;
        var order = string.CompareOrdinal(Full(ts), Full(bound));
        return order > 0 || (inclusive && order == 0);
    }

    private static string Full(string ts)
    {
        var parts = ts.Split('.');
        return parts[0].PadLeft(12, '0') + "." + (parts.ElementAtOrDefault(1) ?? "").PadRight(6, '0');
    }
}
