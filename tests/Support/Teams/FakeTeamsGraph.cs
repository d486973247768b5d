using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoachBot.Tests.Support.Teams;

/// <summary>The little of Graph that installs the app for people. https://learn.microsoft.com/graph/api/userteamwork-post-installedapps</summary>
internal static partial class FakeTeamsGraph
{
    public static (int Status, string Body) Answer(FakeTeams teams, FakeTeamsCall call)
    {
        lock (teams.Gate)
        {
            return (call.Verb, call.Segments) switch
            {
                ("GET", ["v1.0", "appCatalogs", "teamsApps"]) => (200, Apps(teams, call)),
                ("GET", ["v1.0", "users", var user, "teamwork", "installedApps"]) => (200, Installed(teams, Person(teams, user), call)),
                ("POST", ["v1.0", "users", var user, "teamwork", "installedApps"]) => Install(teams, Person(teams, user), call),
                _ => throw new FakeTeamsRefusal(404, "NotFound", "Nobody here does that"),
            };
        }
    }

    private static FakeTeamsPerson Person(FakeTeams teams, string user) => teams.Home.People.Find(one =>
            one.Kind is FakeTeamsKind.Member or FakeTeamsKind.Guest && (string.Equals(one.ObjectId, user, StringComparison.OrdinalIgnoreCase) || string.Equals(one.Upn, user, StringComparison.OrdinalIgnoreCase)))
        ?? throw new FakeTeamsRefusal(404, "Request_ResourceNotFound", "No such user");

    private static string Apps(FakeTeams teams, FakeTeamsCall call)
    {
        var external = ByExternalId().Match(call.Query.GetValueOrDefault("$filter", "")) is { Success: true } match
            ? match.Groups["id"].Value
            : throw new FakeTeamsRefusal(400, "BadRequest", "Only externalId eq '…' is known here");
        return List(teams.Catalogue.TryGetValue(external, out var id)
            ? [new JsonObject { ["id"] = id, ["externalId"] = external, ["displayName"] = teams.App.Name, ["distributionMethod"] = "organization" }]
            : []);
    }

    private static string Installed(FakeTeams teams, FakeTeamsPerson person, FakeTeamsCall call)
    {
        var wanted = ByApp().Match(call.Query.GetValueOrDefault("$filter", "")).Groups["id"].Value;
        var app = teams.Catalogue.FirstOrDefault(pair => string.Equals(pair.Value, wanted, StringComparison.OrdinalIgnoreCase));
        return List(person.Installed && app.Value is not null
            ? [new JsonObject { ["id"] = "installation-" + person.ObjectId, ["teamsApp"] = new JsonObject { ["id"] = app.Value, ["externalId"] = app.Key } }]
            : []);
    }

    private static (int Status, string Body) Install(FakeTeams teams, FakeTeamsPerson person, FakeTeamsCall call)
    {
        var bind = call.Json.Text("teamsApp@odata.bind") ?? "";
        if (!teams.Catalogue.Values.Any(id => bind.EndsWith("/appCatalogs/teamsApps/" + id, StringComparison.Ordinal))) throw new FakeTeamsRefusal(404, "NotFound", "No such app in the catalogue");
        if (person.Installed) throw new FakeTeamsRefusal(409, "Conflict", "App already installed in user's personal scope");
        person.Installed = true;
        return (201, "");
    }

    private static string List(JsonNode[] values) => new JsonObject { ["value"] = new JsonArray(values) }.ToJsonString();

    [GeneratedRegex("^externalId eq '(?<id>[^']+)'$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ByExternalId();

    [GeneratedRegex("teamsApp/id eq '(?<id>[^']+)'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ByApp();
}
