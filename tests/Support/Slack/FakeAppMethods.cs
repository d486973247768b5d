using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>auth, apps, oauth, team, bots.</summary>
internal static class FakeAppMethods
{
    private static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TokenLives = TimeSpan.FromSeconds(43200);

    public static JsonObject Test(FakeRequest request)
    {
        var (installation, slack) = (request.Installation, request.Slack);
        var workspace = installation.Workspace ?? slack.Workspaces.First(installation.Covers);
        var answer = new JsonObject
        {
            ["url"] = $"https://{workspace.Domain}.slack.com/",
            ["team"] = workspace.Name,
            ["user"] = "coachbot",
            ["team_id"] = workspace.Team,
            ["user_id"] = workspace.Bot.Id,
            ["bot_id"] = slack.App.BotId,
            ["is_enterprise_install"] = installation.Org is not null,
        };
        if (workspace.Org is { } org) answer["enterprise_id"] = org.Id;
        return answer;
    }

    public static JsonObject Revoke(FakeRequest request)
    {
        if (request["test"] is not ("1" or "true")) request.Installation.Dead = "token_revoked";
        return new JsonObject { ["revoked"] = true };
    }

    public static JsonObject Uninstall(FakeRequest request)
    {
        if (request["client_id"] != request.Slack.App.ClientId) throw new FakeRefusal("invalid_client_id");
        if (request["client_secret"] != request.Slack.App.ClientSecret) throw new FakeRefusal("bad_client_secret");
        request.Installation.Dead = "account_inactive";
        return [];
    }

    public static JsonObject OpenConnection(FakeRequest request)
    {
        if (!request.Slack.App.SocketMode) throw new FakeRefusal("forbidden_team");
        return new JsonObject { ["url"] = request.Slack.Sockets.NewAddress() };
    }

    public static JsonObject TeamInfo(FakeRequest request)
    {
        var workspace = request.Installation.Workspace ?? request.Workspace();
        var team = new JsonObject { ["id"] = workspace.Team, ["name"] = workspace.Name, ["domain"] = workspace.Domain };
        if (workspace.Org is { } org) (team["enterprise_id"], team["enterprise_name"]) = (org.Id, org.Name);
        return new JsonObject { ["team"] = team };
    }

    public static JsonObject BotInfo(FakeRequest request) =>
        request["bot"] is { } bot && bot != request.Slack.App.BotId
            ? throw new FakeRefusal("bot_not_found")
            : new JsonObject { ["bot"] = new JsonObject { ["id"] = request.Slack.App.BotId, ["app_id"] = request.Slack.App.Id, ["name"] = "coachbot", ["deleted"] = false } };

    /// <summary>A code, or a token for renewal, becomes a token.</summary>
    public static JsonObject Access(FakeRequest request)
    {
        var (slack, now) = (request.Slack, request.Slack.Time.GetUtcNow());
        var (id, secret) = Credentials(request);
        if (id != slack.App.ClientId) throw new FakeRefusal("invalid_client_id");
        if (secret != slack.App.ClientSecret) throw new FakeRefusal("bad_client_secret");
        if (request["grant_type"] is "refresh_token") return Renew(slack, request.Need("refresh_token"), now);

        if (request["code"] is not { } text || !slack.Board.Codes.Remove(text, out var code) || now - code.At > CodeLives) throw new FakeRefusal("invalid_code");
        if ((request["redirect_uri"] ?? "") != code.RedirectUri) throw new FakeRefusal("bad_redirect_uri");
        var installation = slack.Installations.FirstOrDefault(one => one.Dead is null && one.Workspace == code.Workspace && one.Org == code.Org);
        if (installation is null || slack.App.Rotation) installation = slack.Keep(New(slack, code));
        installation.Scopes.UnionWith(code.Scopes);
        if (slack.App.Rotation) Rotate(slack, installation, now);
        return Json(slack, installation, now, code.Person);
    }

    private static FakeInstallation New(FakeSlack slack, FakeCode code)
    {
        var installation = new FakeInstallation { Token = slack.NewToken("xoxb"), Workspace = code.Workspace, Org = code.Org, Installer = code.Person };
        installation.Scopes.Clear();
        return installation;
    }

    private static JsonObject Renew(FakeSlack slack, string refresh, DateTimeOffset now)
    {
        var installation = slack.Installations.LastOrDefault(one => one.Refresh == refresh && one.Dead is null) ?? throw new FakeRefusal("invalid_refresh_token");
        Rotate(slack, installation, now);
        return Json(slack, installation, now, installation.Installer);
    }

    private static void Rotate(FakeSlack slack, FakeInstallation installation, DateTimeOffset now) =>
        (installation.Token, installation.Refresh, installation.RunsOut) = (slack.NewToken("xoxe.xoxb"), slack.NewToken("xoxe-1"), now + TokenLives);

    private static JsonObject Json(FakeSlack slack, FakeInstallation installation, DateTimeOffset now, string person)
    {
        var org = installation.Org ?? installation.Workspace!.Org;
        var bot = installation.Workspace?.Bot ?? slack.Workspaces.First(installation.Covers).Bot;
        var answer = new JsonObject
        {
            ["access_token"] = installation.Token,
            ["token_type"] = "bot",
            ["scope"] = string.Join(',', installation.Scopes),
            ["bot_user_id"] = bot.Id,
            ["app_id"] = slack.App.Id,
            ["team"] = installation.Workspace is { } workspace ? new JsonObject { ["id"] = workspace.Team, ["name"] = workspace.Name } : null,
            ["enterprise"] = org is null ? null : new JsonObject { ["id"] = org.Id, ["name"] = org.Name },
            ["is_enterprise_install"] = installation.Org is not null,
            ["authed_user"] = new JsonObject { ["id"] = person },
        };
        if (installation.Refresh is { } refresh)
            (answer["refresh_token"], answer["expires_in"]) = (refresh, (int)((installation.RunsOut ?? now) - now).TotalSeconds);
        return answer;
    }

    private static (string? Id, string? Secret) Credentials(FakeRequest request)
    {
        if (!request.Call.Headers.TryGetValue("Authorization", out var header) || !header.StartsWith("Basic ", StringComparison.Ordinal))
            return (request["client_id"], request["client_secret"]);
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])).Split(':', 2);
        return (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
    }

    /// <summary>Seconds of a moment, as Slack writes them.</summary>
    public static long Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds();

    public static string Cursor(int next) => Convert.ToBase64String(Encoding.UTF8.GetBytes(next.ToString(CultureInfo.InvariantCulture)));

    public static int Next(string? cursor)
    {
        if (cursor is null) return 0;
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(cursor, bytes, out var length) && int.TryParse(Encoding.UTF8.GetString(bytes[..length]), CultureInfo.InvariantCulture, out var next)
            ? next
            : throw new FakeRefusal("invalid_cursor");
    }
}
