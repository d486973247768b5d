using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>users and dnd.</summary>
internal static class FakePeopleMethods
{
    public static JsonObject Info(FakeRequest request) => new() { ["user"] = Json(request, request.Person(request.Need("user", "user_not_found"))) };

    public static JsonObject ByEmail(FakeRequest request)
    {
        var email = request.Need("email");
        var person = request.Slack.People.FirstOrDefault(one =>
            string.Equals(one.Email, email, StringComparison.OrdinalIgnoreCase) && request.Installation.Covers(one.Workspace)
            && (request["team_id"] is null || request.Installation.Workspace is not null || one.Workspace.Team == request["team_id"])
            && one.Kind is FakeKind.Member or FakeKind.Guest && string.Equals(one.Email, email, StringComparison.OrdinalIgnoreCase));
        return new() { ["user"] = Json(request, person is not null && request.Installation.Covers(person.Workspace) ? person : throw new FakeRefusal("users_not_found")) };
    }

    public static JsonObject List(FakeRequest request)
    {
        var workspace = request.Workspace();
        var all = request.Slack.People.Where(one => one.Workspace == workspace && one.Kind is not FakeKind.Outside).ToList();
        var (start, limit) = (FakeAppMethods.Next(request["cursor"]), request.Limit(int.MaxValue, 1000));
        if (request["limit"] is null && all.Count > 1000) throw new FakeRefusal("limit_required");
        var page = all.Skip(start).Take(limit).ToList();
        return new()
        {
            ["members"] = new JsonArray([.. page.Select(one => Json(request, one))]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = start + page.Count < all.Count ? FakeAppMethods.Cursor(start + page.Count) : "" },
        };
    }

    public static JsonObject Quiet(FakeRequest request) => Quiet(request.Person(request.Need("user")));

    public static JsonObject QuietTeam(FakeRequest request)
    {
        var ids = request.Need("users", "no_users_provided").Split(',');
        if (ids.Length > 50) throw new FakeRefusal("too_many_users");
        _ = request.Workspace();
        var users = new JsonObject();
        foreach (var person in ids.Select(request.Slack.Person).OfType<FakePerson>().Where(one => request.Installation.Covers(one.Workspace)))
            users[person.Id] = Quiet(person);
        return new() { ["users"] = users, ["cached"] = false };
    }

    private static JsonObject Quiet(FakePerson person) => new()
    {
        ["dnd_enabled"] = person.Quiet is not null,
        ["next_dnd_start_ts"] = person.Quiet is { } quiet ? FakeAppMethods.Seconds(quiet.Start) : 1,
        ["next_dnd_end_ts"] = person.Quiet is { } same ? FakeAppMethods.Seconds(same.End) : 1,
    };

    private static JsonObject Json(FakeRequest request, FakePerson person) =>
        person.Json(request.Installation.Scopes.Contains("users:read.email"), request["include_locale"] is "true" or "1");
}
