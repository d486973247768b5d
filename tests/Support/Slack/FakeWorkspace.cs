namespace CoachBot.Tests.Support.Slack;

/// <summary>An organisation of several workspaces (Enterprise Grid).</summary>
public sealed record FakeOrg(string Id, string Name);

/// <summary>A workspace with its people and rooms.</summary>
public sealed class FakeWorkspace
{
    private readonly FakeSlack _slack;

    internal FakeWorkspace(FakeSlack slack, string team, string name, FakeOrg? org)
    {
        (_slack, Team, Name, Org) = (slack, team, name, org);
        Bot = slack.Keep(new FakePerson(this, org is null ? slack.NewId("U") : $"U{org.Id}", null, "coachbot", FakeKind.Bot) { IsOurBot = true });
    }

    internal FakeSlack Slack => _slack;

    public string Team { get; }

    public string Name { get; }

    public FakeOrg? Org { get; }

    /// <summary>Our own bot's user.</summary>
    public FakePerson Bot { get; }

    public string Domain => Name.ToLowerInvariant().Replace(' ', '-');

    /// <summary>Somebody joins; Slack tells nobody.</summary>
    public FakePerson Person(string? email, string name, string? zone = "Europe/Berlin", FakeKind kind = FakeKind.Member, string? locale = "en-GB", string? id = null) =>
        _slack.Keep(new FakePerson(this, id ?? _slack.NewId("U"), email, name, kind) { Zone = zone, Locale = locale });

    /// <summary>A room with its members. Our bot is in it only where it is named too.</summary>
    public FakeRoom Room(string name, bool isPrivate = false, params IEnumerable<FakePerson> members) => Room(name, _slack.NewId("C"), isPrivate, members);

    public FakeRoom Room(string name, string id, bool isPrivate, params IEnumerable<FakePerson> members)
    {
        var room = new FakeRoom(this, id, isPrivate ? FakeRoomKind.Private : FakeRoomKind.Public) { Name = name };
        foreach (var member in members) room.Members.Add(member.Id);
        return _slack.Keep(room);
    }
}
