using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>The methods of the Web API, with what each asks of its caller.</summary>
internal static class FakeMethods
{
    private const string NoToken = "-", AppToken = "app";

    /// <summary>Scopes: one of those separated by a bar; empty for none.</summary>
    private static readonly Dictionary<string, (string Scope, Func<FakeRequest, JsonObject> Carry)> All = new(StringComparer.Ordinal)
    {
        ["api.test"] = (NoToken, _ => []),
        ["auth.test"] = ("", FakeAppMethods.Test),
        ["auth.revoke"] = ("", FakeAppMethods.Revoke),
        ["apps.uninstall"] = ("", FakeAppMethods.Uninstall),
        ["apps.connections.open"] = (AppToken, FakeAppMethods.OpenConnection),
        ["oauth.v2.access"] = (NoToken, FakeAppMethods.Access),
        ["team.info"] = ("team:read", FakeAppMethods.TeamInfo),
        ["bots.info"] = ("users:read", FakeAppMethods.BotInfo),
        ["dnd.info"] = ("dnd:read", FakePeopleMethods.Quiet),
        ["dnd.teamInfo"] = ("dnd:read", FakePeopleMethods.QuietTeam),
        ["users.info"] = ("users:read", FakePeopleMethods.Info),
        ["users.list"] = ("users:read", FakePeopleMethods.List),
        ["users.lookupByEmail"] = ("users:read.email", FakePeopleMethods.ByEmail),
        ["users.conversations"] = ("channels:read|groups:read|im:read", FakeRoomMethods.Mine),
        ["conversations.open"] = ("im:write", FakeRoomMethods.Open),
        ["conversations.info"] = ("channels:read|groups:read|im:read", FakeRoomMethods.Info),
        ["conversations.members"] = ("channels:read|groups:read|im:read", FakeRoomMethods.Members),
        ["conversations.list"] = ("channels:read|groups:read|im:read", FakeRoomMethods.List),
        ["conversations.history"] = ("channels:history|groups:history|im:history", FakeRoomMethods.History),
        ["conversations.replies"] = ("channels:history|groups:history|im:history", FakeRoomMethods.Replies),
        ["conversations.join"] = ("channels:join", FakeRoomMethods.Join),
        ["chat.postMessage"] = ("chat:write", FakeChatMethods.Post),
        ["chat.postEphemeral"] = ("chat:write", FakeChatMethods.PostEphemeral),
        ["chat.update"] = ("chat:write", FakeChatMethods.Update),
        ["chat.delete"] = ("chat:write", FakeChatMethods.Delete),
        ["chat.getPermalink"] = ("", FakeChatMethods.Permalink),
        ["views.open"] = ("", FakeViewMethods.Open),
        ["views.push"] = ("", FakeViewMethods.Push),
        ["views.update"] = ("", FakeViewMethods.Update),
        ["views.publish"] = ("", FakeViewMethods.Publish),
        ["files.getUploadURLExternal"] = ("files:write", FakeFileMethods.GetAddress),
        ["files.completeUploadExternal"] = ("files:write", FakeFileMethods.Complete),
    };

    private static readonly HashSet<string> Json = new(StringComparer.Ordinal)
    {
        "api.test", "auth.test", "team.info", "chat.postMessage", "chat.postEphemeral", "chat.update", "chat.delete", "views.open", "views.push", "views.update",
        "views.publish", "conversations.open", "conversations.join", "conversations.history", "files.completeUploadExternal",
    };

    /// <summary>The scopes of which a method asks for one.</summary>
    public static IEnumerable<(string Method, string[] Scopes)> Scopes => All.Select(method => (method.Key, method.Value.Scope.Split('|')));

    /// <summary>Whether a method reads a JSON body; the others do not see what stands in it.</summary>
    public static bool TakesJson(string method) => Json.Contains(method);

    public static (JsonObject Answer, string? Scopes) Answer(FakeSlack slack, FakeCall call)
    {
        string? scopes = null;
        try
        {
            if (!All.TryGetValue(call.Method, out var method)) throw new FakeRefusal("unknown_method");
            if (call.Target.Contains("token=", StringComparison.Ordinal)) throw new FakeRefusal("invalid_auth");
            lock (slack.Gate)
            {
                var installation = method.Scope is NoToken ? null : Caller(slack, call, method.Scope is AppToken);
                if (installation is not null) scopes = string.Join(',', installation.Scopes);
                if (installation is not null && method.Scope.Length > 0 && !method.Scope.Split('|').Any(installation.Scopes.Contains))
                    throw new FakeRefusal("missing_scope") { Needed = method.Scope.Replace('|', ',') };
                var answer = method.Carry(new FakeRequest(slack, call, installation));
                answer["ok"] = true;
                return (answer, scopes);
            }
        }
        catch (FakeRefusal refusal)
        {
            var answer = new JsonObject { ["ok"] = false, ["error"] = refusal.Code };
            if (refusal.Needed is { } needed) (answer["needed"], answer["provided"]) = (needed, scopes ?? "");
            if (refusal.Messages.Count > 0)
            {
                answer["errors"] = new JsonArray([.. refusal.Messages.Select(message => (JsonNode)message)]);
                answer["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. refusal.Messages.Select(message => (JsonNode)$"[ERROR] {message}")]) };
            }

            return (answer, scopes);
        }
    }

    /// <summary>Whose token it is; null for the app's own.</summary>
    private static FakeInstallation? Caller(FakeSlack slack, FakeCall call, bool ofApp)
    {
        if (call.Token is not { Length: > 0 } token) throw new FakeRefusal("not_authed");
        if (ofApp)
        {
            if (!token.StartsWith("xapp-", StringComparison.Ordinal)) throw new FakeRefusal("not_allowed_token_type");
            if (token != slack.App.AppToken) throw new FakeRefusal("invalid_auth");
            return slack.App.AppScopes.Contains("connections:write") ? null : throw new FakeRefusal("missing_scope") { Needed = "connections:write" };
        }

        if (token.StartsWith("xapp-", StringComparison.Ordinal)) throw new FakeRefusal("not_allowed_token_type");
        var installation = slack.Installations.FirstOrDefault(one => one.Token == token) ?? throw new FakeRefusal("invalid_auth");
        if (installation.Dead is { } dead) throw new FakeRefusal(dead);
        return installation.RunsOut <= slack.Time.GetUtcNow() ? throw new FakeRefusal("token_expired") : installation;
    }
}
