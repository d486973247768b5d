using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

public enum FakeRoomKind
{
    Public,
    Private,

    /// <summary>One person and our bot.</summary>
    Direct,
}

/// <summary>A room, in Slack's words a conversation.</summary>
public sealed class FakeRoom(FakeWorkspace workspace, string id, FakeRoomKind kind)
{
    public FakeWorkspace Workspace => workspace;

    internal FakeSlack Slack => workspace.Slack;

    public string Id => id;

    public FakeRoomKind Kind => kind;

    public string Name { get; init; } = "directmessage";

    public bool Archived { get; set; }

    /// <summary>Shared with another company.</summary>
    public bool Shared { get; set; }

    public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order in which they came. Those for one person's eyes are among them.</summary>
    public List<FakeMessage> Messages { get; } = [];

    internal bool HasBot => Members.Contains(workspace.Bot.Id);

    internal string ScopeWord => kind switch { FakeRoomKind.Public => "channels", FakeRoomKind.Private => "groups", _ => "im" };

    internal JsonObject Json()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["is_channel"] = Kind is FakeRoomKind.Public,
            ["is_group"] = false,
            ["is_im"] = Kind is FakeRoomKind.Direct,
            ["is_mpim"] = false,
            ["is_private"] = Kind is not FakeRoomKind.Public,
            ["is_archived"] = Archived,
            ["is_ext_shared"] = Shared,
            ["is_member"] = HasBot,
            ["context_team_id"] = workspace.Team,
        };
        if (Kind is FakeRoomKind.Direct) json["user"] = Members.First(member => member != workspace.Bot.Id);
        else (json["name"], json["name_normalized"]) = (Name, Name);
        return json;
    }
}

/// <summary>A message.</summary>
public sealed class FakeMessage(FakeRoom room, string ts)
{
    public FakeRoom Room => room;

    public string Ts => ts;

    public required string User { get; init; }

    /// <summary>Ours.</summary>
    public bool ByBot { get; init; }

    public string Text { get; set; } = "";

    public JsonArray Blocks { get; set; } = [];

    public JsonObject? Metadata { get; set; }

    public string? Thread { get; init; }

    /// <summary>The only person who sees it; null for everybody.</summary>
    public string? OnlyFor { get; init; }

    public string? EditedTs { get; private set; }

    /// <summary>When it came, by the clock that the test reads; see <see cref="FakeSlack.Calendar"/>.</summary>
    public DateTimeOffset At { get; } = room.Slack.Calendar();

    /// <summary>When it was last changed, by the same clock.</summary>
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Ids of files.</summary>
    public List<string> Files { get; } = [];

    /// <summary>How often it was changed.</summary>
    public int Edits { get; private set; }

    internal void Edit(string text, JsonArray blocks)
    {
        (Text, Blocks, EditedTs, EditedAt) = (text, blocks, room.Slack.NewTs(), room.Slack.Calendar());
        Edits++;
    }

    internal JsonObject Json(FakeApp app, bool withMetadata)
    {
        var json = new JsonObject { ["type"] = "message", ["user"] = User, ["text"] = Text, ["ts"] = Ts, ["team"] = room.Workspace.Team };
        if (ByBot) (json["bot_id"], json["app_id"]) = (app.BotId, app.Id);
        if (Blocks.Count > 0) json["blocks"] = Blocks.DeepClone();
        if (Thread is not null) json["thread_ts"] = Thread;
        if (EditedTs is not null) json["edited"] = new JsonObject { ["user"] = User, ["ts"] = EditedTs };
        if (Files.Count > 0) json["files"] = new JsonArray([.. Files.Select(file => new JsonObject { ["id"] = file })]);
        if (withMetadata && Metadata is not null) json["metadata"] = Metadata.DeepClone();
        return json;
    }
}
