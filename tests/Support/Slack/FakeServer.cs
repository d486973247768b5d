using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CoachBot.Tests.Support.Slack;

/// <summary>Takes the requests: notes each, lets faults befall it, finds the method.</summary>
internal sealed class FakeServer(FakeSlack slack)
{
    private const string ApiPrefix = "/api/";

    public async Task Handle(HttpContext http)
    {
        try
        {
            await Serve(http);
        }
        // What a caller leaves behind who hangs up is no mistake of the fake.
        catch (Exception mistake) when (!http.RequestAborted.IsCancellationRequested && mistake is not IOException)
        {
            slack.Mistakes.Enqueue(mistake);
            throw;
        }
    }

    private async Task Serve(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (path == FakeSlack.Round) return;
        if (path.StartsWith("/link", StringComparison.Ordinal))
        {
            await slack.Sockets.Accept(http);
            return;
        }

        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer);
        var bytes = buffer.ToArray();
        http.Response.Headers.Date = slack.Time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        if (path.StartsWith(ApiPrefix, StringComparison.Ordinal)) await Api(http, path[ApiPrefix.Length..], bytes);
        else if (path.StartsWith("/response/", StringComparison.Ordinal)) await Other(http, bytes, slack.Faults.Take("response", null)?.Status is { } status ? (status, "Something went wrong") : FakeResponses.Take(slack, path["/response/".Length..], Encoding.UTF8.GetString(bytes)));
        else if (path.StartsWith("/upload/", StringComparison.Ordinal)) await Other(http, bytes, FakeFileMethods.Upload(slack, path["/upload/".Length..], Payload(http, bytes)));
        else await Other(http, bytes, (404, "not_found"));
    }

    private async Task Api(HttpContext http, string method, byte[] body)
    {
        var call = Read(http, method, body);
        slack.Note(call);
        var fault = slack.Faults.Take(method, call.Team);
        if (fault is { Effect: false } && await Suffer(http, call, fault)) return;

        var (answer, scopes) = FakeMethods.Answer(slack, call);
        if (fault is { Effect: true } && await Suffer(http, call, fault)) return;
        call.Outcome = answer.Is("ok") ? "ok" : answer.Text("error");
        if (scopes is not null) http.Response.Headers["x-oauth-scopes"] = scopes;
        http.Response.Headers["x-slack-req-id"] = slack.NewId("R");
        await Write(http, 200, "application/json; charset=utf-8", answer.ToJsonString());
    }

    /// <summary>True where the call ends here.</summary>
    private static async Task<bool> Suffer(HttpContext http, FakeCall call, FakeFault fault)
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

        if (fault.RetryAfter is { } after) http.Response.Headers.RetryAfter = after;
        if (fault.Status is { } status)
        {
            call.Outcome = status.ToString(CultureInfo.InvariantCulture);
            if (status == 429) await Write(http, status, "application/json; charset=utf-8", """{"ok":false,"error":"ratelimited"}""");
            else await Write(http, status, "text/html", "<html><body>Something went wrong</body></html>");
            return true;
        }

        if (fault.Error is not { } error) return false;
        call.Outcome = error;
        await Write(http, 200, "application/json; charset=utf-8", new JsonObject { ["ok"] = false, ["error"] = error }.ToJsonString());
        return true;
    }

    private FakeCall Read(HttpContext http, string method, byte[] body)
    {
        var type = http.Request.ContentType ?? "";
        var text = Encoding.UTF8.GetString(body);
        var arguments = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var (name, value) in QueryHelpers.ParseQuery(text)) arguments[name] = value.ToString();
        }
        else if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) && FakeMethods.TakesJson(method) && FakeJson.Parse(text) is JsonObject json)
        {
            foreach (var (name, value) in json)
            {
                if (value is not null) arguments[name] = value is JsonValue && value.GetValueKind() is System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
            }
        }

        var header = http.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : arguments.GetValueOrDefault("token");
        var installation = slack.Installations.FirstOrDefault(one => one.Token == token);
        return new FakeCall(
            method,
            http.Request.Path + http.Request.QueryString,
            type,
            http.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            arguments,
            text,
            token,
            installation?.Workspace?.Team ?? installation?.Org?.Id,
            slack.Time.GetUtcNow());
    }

    private async Task Other(HttpContext http, byte[] body, (int Status, string Body) answer)
    {
        var path = http.Request.Path.Value!;
        var method = path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? path;
        var call = Read(http, method, body);
        call.Outcome = answer.Status == 200 ? "ok" : answer.Status.ToString(CultureInfo.InvariantCulture);
        slack.Note(call);
        await Write(http, answer.Status, answer.Body.StartsWith('{') ? "application/json; charset=utf-8" : "text/plain", answer.Body);
    }

    /// <summary>The file's bytes: the body as it is, or the only part of a multipart body.</summary>
    private static byte[] Payload(HttpContext http, byte[] body)
    {
        if (http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true) return body;
        var whole = Encoding.Latin1.GetString(body);
        var start = whole.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var boundary = whole[..whole.IndexOf("\r\n", StringComparison.Ordinal)];
        return body[start..(whole.IndexOf("\r\n" + boundary, start, StringComparison.Ordinal))];
    }

    private static async Task Write(HttpContext http, int status, string type, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        await http.Response.WriteAsync(body);
    }
}
