using System.Globalization;

namespace CoachBot.Tests.Support.Teams;

/// <summary>An Entra tenant with its people, teams and chats.</summary>
public sealed class FakeTeamsTenant(FakeTeams teams, string id, string name)
{
    public FakeTeams Cloud => teams;

    public string Id => id;

    public string Name => name;

    /// <summary>An administrator has switched the app off.</summary>
    public bool Suspended { get; set; }

    /// <summary>Rosters write <c>objectId</c> in place of <c>aadObjectId</c>.</summary>
    public bool OldSpelling { get; set; }

    public List<FakeTeamsPerson> People { get; } = [];

    public List<FakeTeamsTeam> Teams { get; } = [];

    /// <param name="email">Null where Teams does not tell.</param>
    public FakeTeamsPerson Person(
        string? email, string name, string? zone = null, FakeTeamsKind kind = FakeTeamsKind.Member, string? locale = null, bool installed = true, string? objectId = null)
    {
        var number = teams.Next().ToString("D6", CultureInfo.InvariantCulture);
        var person = new FakeTeamsPerson(this, objectId ?? teams.NewGuid(), $"29:1fake{number}_Zx-Q", email, name, kind) { Zone = zone, Locale = locale, Installed = installed };
        lock (teams.Gate) People.Add(person);
        return person;
    }

    /// <summary>A team with its General channel.</summary>
    /// <param name="people">Its members; those of other tenants too (shared with them).</param>
    public FakeTeamsTeam Team(string name, bool withBot, params IEnumerable<FakeTeamsPerson> people) => Team(name, NewThread("thread.tacv2"), withBot, people);

    /// <param name="id">Its id, and that of its General channel, where a test needs a certain one.</param>
    public FakeTeamsTeam Team(string name, string id, bool withBot, params IEnumerable<FakeTeamsPerson> people)
    {
        var team = new FakeTeamsTeam(this, id, teams.NewGuid(), name) { HasBot = withBot };
        foreach (var person in people) team.Members.Add(person);
        lock (teams.Gate) Teams.Add(team);
        team.Begin();
        return team;
    }

    /// <summary>A group chat.</summary>
    public FakeTeamsRoom GroupChat(string name, bool withBot, params IEnumerable<FakeTeamsPerson> people)
    {
        var room = new FakeTeamsRoom(this, NewThread("thread.v2"), FakeTeamsRoomKind.GroupChat) { Name = name, BotIsIn = withBot };
        foreach (var person in people) room.Chatters.Add(person);
        return teams.Keep(room);
    }

    internal string NewThread(string suffix) => $"19:{Guid.NewGuid():N}@{suffix}";
}

/// <summary>A team. The id of its General channel is its own.</summary>
public sealed class FakeTeamsTeam(FakeTeamsTenant tenant, string id, string groupId, string name)
{
    public FakeTeamsTenant Tenant => tenant;

    public string Id => id;

    /// <summary>Entra group.</summary>
    public string GroupId => groupId;

    public string Name { get; set; } = name;

    /// <summary>The app is installed in it.</summary>
    public bool HasBot { get; set; }

    public HashSet<FakeTeamsPerson> Members { get; } = [];

    public List<FakeTeamsRoom> Channels { get; } = [];

    public FakeTeamsRoom General => Channels[0];

    /// <param name="id">Its id where a test needs a certain one.</param>
    public FakeTeamsRoom Channel(string name, string? id = null) => Add(new(tenant, id ?? tenant.NewThread("thread.tacv2"), FakeTeamsRoomKind.Channel) { Name = name, Team = this });

    internal void Begin() => Add(new(tenant, id, FakeTeamsRoomKind.Channel) { Name = "General", Team = this });

    private FakeTeamsRoom Add(FakeTeamsRoom room)
    {
        lock (tenant.Cloud.Gate) Channels.Add(room);
        return tenant.Cloud.Keep(room);
    }
}
