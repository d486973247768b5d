using System.Globalization;

namespace CoachBot.Tests.Support.Slack;

/// <summary>A call that was let in.</summary>
internal sealed class FakeRequest(FakeSlack slack, FakeCall call, FakeInstallation? installation)
{
    public FakeSlack Slack => slack;

    public FakeCall Call => call;

    public FakeInstallation Installation => installation ?? throw new FakeRefusal("not_authed");

    public string? this[string name] => call.Argument(name) is { Length: > 0 } value ? value : null;

    public string Need(string name, string? code = null) => this[name] ?? throw new FakeRefusal(code ?? "invalid_arguments", $"missing required field: {name}");

    public int Limit(int usual, int most) =>
        this["limit"] is not { } text ? usual : int.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? Math.Min(limit, most) : throw new FakeRefusal("invalid_limit");

    public void NeedScope(string scope)
    {
        if (!Installation.Scopes.Contains(scope)) throw new FakeRefusal("missing_scope") { Needed = scope };
    }

    /// <summary>The workspace that is meant: an organisation's token has to say it.</summary>
    public FakeWorkspace Workspace() => Installation.Workspace
        ?? slack.Workspaces.FirstOrDefault(one => one.Team == this["team_id"] && Installation.Covers(one))
        ?? throw new FakeRefusal(this["team_id"] is null ? "missing_argument" : "team_not_found");

    public FakePerson Person(string id, string code = "user_not_found") =>
        slack.Person(id) is { } person && Installation.Covers(person.Workspace) ? person : throw new FakeRefusal(code);

    /// <summary>A room that the bot may know of.</summary>
    public FakeRoom Room(string name = "channel")
    {
        var room = slack.Room(Need(name, "channel_not_found"));
        if (room is null || !Installation.Covers(room.Workspace) || (room.Kind is FakeRoomKind.Private && !room.HasBot)) throw new FakeRefusal("channel_not_found");
        return room;
    }
}
