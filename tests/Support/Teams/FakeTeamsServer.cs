using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CoachBot.Tests.Support.Teams;

/// <summary>Takes the requests: notes each, lets faults befall it, asks for the token, finds the method.</summary>
internal sealed class FakeTeamsServer(FakeTeams teams)
{
    private const string Json = "application/json; charset=utf-8";

    public async Task Handle(HttpContext http)
    {
        try
        {
            await Serve(http);
        }
        // What a caller leaves behind who hangs up is no mistake of the fake.
        catch (Exception mistake) when (!http.RequestAborted.IsCancellationRequested && mistake is not IOException)
        {
            teams.Mistakes.Enqueue(mistake);
            throw;
        }
    }

    private async Task Serve(HttpContext http)
    {
        http.Response.Headers.Date = teams.Time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var call = await Read(http);
        teams.Note(call);
        var fault = teams.Faults.Take(call.Method, call.Room);
        if (fault is { Effect: false } && await Suffer(http, call, fault)) return;
        if (call.Method == "keys" && await teams.Keys.Handle(http))
        {
            call.Outcome = http.Response.StatusCode.ToString(CultureInfo.InvariantCulture);
            return;
        }

        var (status, body) = Answer(call);
        if (fault is { Effect: true } && await Suffer(http, call, fault)) return;
        call.Outcome ??= status.ToString(CultureInfo.InvariantCulture);
        await Write(http, status, Json, body);
    }

    private (int Status, string Body) Answer(FakeTeamsCall call)
    {
        try
        {
            switch (call.Base)
            {
                case "login" when call.Segments is [var tenant, "oauth2", "v2.0", "token"]:
                    return teams.Tokens.Sell(tenant, call);
                case "graph":
                    return teams.Tokens.Counts(call.Token, graph: true)
                        ? FakeTeamsGraph.Answer(teams, call)
                        : (401, FakeTeamsBodies.Error("InvalidAuthenticationToken", "Access token is empty."));
                case "teams" or "emea" or "amer" or "gcc":
                    return Connector(call);
                default:
                    return (404, "");
            }
        }
        catch (FakeTeamsRefusal refusal)
        {
            call.Outcome = $"{refusal.Status.ToString(CultureInfo.InvariantCulture)} {refusal.Code}";
            return (refusal.Status, refusal.Written);
        }
    }

    private (int Status, string Body) Connector(FakeTeamsCall call)
    {
        if (!teams.Tokens.Counts(call.Token, graph: false)) return (401, FakeTeamsBodies.Denied);
        if (teams.App.Unregistered) throw new FakeTeamsRefusal(401, "BotNotRegistered", "No registered bot found with AppId");
        if (teams.Gcc != (call.Base == "gcc")) throw new FakeTeamsRefusal(403, "InvalidBotApiHost", "Invalid bot API host");
        lock (teams.Gate)
        {
            var answer = new FakeTeamsConnector(teams).Answer(call);
            return (answer.Status, answer.Body?.ToJsonString() ?? "");
        }
    }

    /// <summary>True where the call ends here.</summary>
    private static async Task<bool> Suffer(HttpContext http, FakeTeamsCall call, FakeTeamsFault fault)
    {
        if (fault.Until is { } until) await until;
        if (fault.Delay > TimeSpan.Zero) await Task.Delay(fault.Delay, TimeProvider.System);
        if (fault.Hang) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (fault.Hang || fault.Cut)
        {
            call.Outcome = "silence";
            http.Abort();
            return true;
        }

        if (fault.Status is not { } status) return false;
        call.Outcome = status.ToString(CultureInfo.InvariantCulture);
        if (fault.RetryAfter is { } after) http.Response.Headers.RetryAfter = after;
        if (fault.Location is { } location) http.Response.Headers.Location = location;
        await Write(http, status, fault.Body is null ? "text/html" : Json, fault.Body ?? "<html><body>Something went wrong</body></html>");
        return true;
    }

    private async Task<FakeTeamsCall> Read(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer);
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var segments = target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        var (first, rest) = segments.Count > 0 ? (segments[0], segments[1..]) : ("", []);
        var query = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var body = Encoding.UTF8.GetString(buffer.ToArray());
        return new FakeTeamsCall(
            Method(http.Request.Method, first, rest, body),
            http.Request.Method,
            target,
            first,
            rest,
            query,
            http.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body,
            teams.Time.GetUtcNow());
    }

    /// <summary>Our word for a call; what nobody knows is called by its path.</summary>
    private static string Method(string verb, string first, List<string> path, string body) => first switch
    {
        "v1" => "keys",
        "login" => path is [.., "token"] ? "token" : "keys",
        "graph" => "graph",
        _ => (verb, path) switch
        {
            ("POST", ["v3", "conversations"]) => FakeJson.Parse(body).Is("isGroup") ? "begin" : "open",
            ("POST", ["v3", "conversations", _, "activities"]) => "send",
            ("POST", ["v3", "conversations", _, "activities", _]) => "reply",
            ("PUT", ["v3", "conversations", _, "activities", _]) => "update",
            ("DELETE", ["v3", "conversations", _, "activities", _]) => "delete",
            ("GET", ["v3", "conversations", _, "pagedmembers"]) => "members",
            ("GET", ["v3", "conversations", _, "members", _]) => "member",
            ("GET", ["v3", "teams", _]) => "team",
            ("GET", ["v3", "teams", _, "conversations"]) => "channels",
            _ => $"{verb} {string.Join('/', path)}",
        },
    };

    private static async Task Write(HttpContext http, int status, string type, string body)
    {
        http.Response.StatusCode = status;
        if (body.Length == 0) return;
        http.Response.ContentType = type;
        await http.Response.WriteAsync(body);
    }
}
