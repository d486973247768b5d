using System.Globalization;
using System.Net;
using CoachBot.Wire;
using Microsoft.AspNetCore.Diagnostics;

namespace CoachBot.Intake;

/// <summary>Between HTTP and hooks.</summary>
internal static class HttpHooks
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>The request without its body, which stays where it is.</summary>
    public static HookRequest HeadersOf(HttpContext http, string connection) => new(
        connection,
        http.Request.Path,
        http.Request.Headers.ToDictionary(
            header => header.Key, IReadOnlyList<string> (header) => [.. header.Value.Select(value => value ?? "")], StringComparer.OrdinalIgnoreCase),
        default,
        http.Request.IsHttps,
        http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote));

    /// <summary>Writes the reply; a wait is told in whole seconds, one at least.</summary>
    public static async Task Send(HttpResponse response, HookReply reply)
    {
        response.StatusCode = reply.Status;
        if (reply.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in reply.Headers ?? NoHeaders) response.Headers[name] = value;
        if (reply.Body is not { Length: > 0 } body)
        {
            // A refusal without a word stays without one.
            response.HttpContext.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            return;
        }

        response.ContentType = reply.ContentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }
}
