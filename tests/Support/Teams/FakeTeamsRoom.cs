using System.Globalization;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

public enum FakeTeamsRoomKind
{
    /// <summary>One person and our bot (<c>personal</c>).</summary>
    Direct,
    Channel,
    GroupChat,
}

/// <summary>A conversation without its threads.</summary>
public sealed class FakeTeamsRoom(FakeTeamsTenant tenant, string id, FakeTeamsRoomKind kind)
{
    public FakeTeamsTenant Tenant => tenant;

    public string Id => id;

    public FakeTeamsRoomKind Kind => kind;

    public string Name { get; set; } = "";

    /// <summary>The team of a channel.</summary>
    public FakeTeamsTeam? Team { get; init; }

    /// <summary>Whose direct chat it is.</summary>
    public FakeTeamsPerson? Person { get; init; }

    /// <summary>Members of a group chat; in a channel, those who are there beside the team (shared channel).</summary>
    public HashSet<FakeTeamsPerson> Chatters { get; } = [];

    /// <summary>It was deleted: nobody knows it any more.</summary>
    public bool Deleted { get; set; }

    /// <summary>In the order in which they came. Those for one person's eyes are among them.</summary>
    public List<FakeTeamsMessage> Messages { get; } = [];

    public bool HasBot => kind switch { FakeTeamsRoomKind.Direct => Person!.Installed, FakeTeamsRoomKind.Channel => Team!.HasBot, _ => BotIsIn };

    public string Type => kind switch { FakeTeamsRoomKind.Direct => "personal", FakeTeamsRoomKind.Channel => "channel", _ => "groupChat" };

    public IEnumerable<FakeTeamsPerson> Members => kind switch
    {
        FakeTeamsRoomKind.Direct => [Person!],
        FakeTeamsRoomKind.Channel => Team!.Members.Concat(Chatters),
        _ => Chatters,
    };

    /// <summary>The app is in this group chat.</summary>
    public bool BotIsIn { get; set; }

    internal FakeTeams Cloud => tenant.Cloud;
}

/// <summary>A message.</summary>
public sealed class FakeTeamsMessage(FakeTeamsRoom room, long number)
{
    public FakeTeamsRoom Room => room;

    public long Number => number;

    public string Id { get; } = number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Who wrote it; null for our bot.</summary>
    public FakeTeamsPerson? By { get; init; }

    public string Text { get; set; } = "";

    /// <summary>The Adaptive Card that everybody may see; null where there is none.</summary>
    public JsonObject? Card { get; private set; }

    /// <summary>What a notification shows.</summary>
    public string Notification { get; private set; } = "";

    /// <summary>The activity as it was sent last; null where a person wrote it.</summary>
    public JsonObject? Activity { get; private set; }

    /// <summary>The first message of its thread; null for that itself, and where there are no threads.</summary>
    public string? Thread { get; init; }

    /// <summary>The only person who sees it (targeted); null for everybody.</summary>
    public FakeTeamsPerson? OnlyFor { get; init; }

    public bool Deleted { get; set; }

    /// <summary>How often it was changed.</summary>
    public int Edits { get; private set; }

    /// <summary>When it came, by the clock that the test reads; see <see cref="FakeTeams.Calendar"/>.</summary>
    public DateTimeOffset At { get; } = room.Cloud.Calendar();

    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>Cards that single people see in its place, by object id: answers to what they pressed.</summary>
    internal Dictionary<string, JsonObject> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>When each person's client last asked for his view by itself.</summary>
    internal Dictionary<string, DateTimeOffset> Refreshed { get; } = new(StringComparer.Ordinal);

    /// <summary>What each person has unfolded and entered on it.</summary>
    internal Dictionary<string, FakeTeamsSight> Sights { get; } = new(StringComparer.Ordinal);

    internal void Show(JsonObject activity)
    {
        Activity = activity;
        Text = activity.Text("text") ?? "";
        Card = FakeTeamsActivities.CardOf(activity);
        Notification = activity.Text("summary") ?? (Text.Length > 0 ? Text : "Sent a card");
    }

    internal void Edit(JsonObject activity)
    {
        Show(activity);
        Own.Clear();
        Refreshed.Clear();
        Edits++;
        EditedAt = room.Cloud.Calendar();
    }
}
