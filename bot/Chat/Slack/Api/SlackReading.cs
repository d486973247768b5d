using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoachBot.Chat.Adapters;

namespace CoachBot.Chat.Slack.Api;

/// <summary>Reads what the Web API answers: tolerant of anything new, of HTML, of nothing, and never more than a few megabytes.</summary>
internal static partial class SlackReading
{
    private const int LongestCode = 64;
    private const int LongestDetails = 300;

    /// <param name="now">Machine time.</param>
    public static async Task<SlackAnswer> Read(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.TooManyRequests) return Limited("ratelimited", response, now);
        using var json = await Json(response, cancel);
        var body = json?.RootElement;
        if (body is not { ValueKind: JsonValueKind.Object } answer)
        {
            // The Web API always says JSON, so what came may come from anywhere.
            return status is >= 200 and < 300 ? new SlackSilent(true, "an answer that is not JSON") : Status(status);
        }

        if (status is >= 200 and < 300 && answer.TryGetProperty("ok", out var ok) && ok.ValueKind is JsonValueKind.True)
            return new SlackDone(answer.Clone(), Header(response, "x-oauth-scopes"), response.Headers.Date);
        var code = Code(answer);
        if (code is null) return status is >= 200 and < 300 ? new SlackSilent(true, "an answer without ok and error") : Status(status);
        if (SlackErrors.Of(code) is SlackErrorClass.Limited) return Limited(code, response, now);

        // A code that nobody knows, under a status of 5xx, says no more than the status.
        return status >= 500 && SlackErrors.Of(code) is SlackErrorClass.OurFault ? Status(status) : new SlackRefused(code, null, Details(answer));
    }

    /// <summary>The answer of a hook or of an upload: its status alone, but for a code of Slack's own.</summary>
    /// <param name="now">Machine time.</param>
    public static async Task<SlackAnswer> ReadStatus(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancel) =>
        await Read(response, now, cancel) switch
        {
            SlackSilent when response.IsSuccessStatusCode => new SlackDone(default),
            var other => other,
        };

    /// <summary>Slack's id of the request, for its support; nothing else.</summary>
    public static string? RequestId(HttpResponseMessage response) => Header(response, "x-slack-req-id") is { } id && Word().IsMatch(id) ? id : null;

    private static SlackRefused Status(int status) => new(SlackErrors.Http + status.ToString(CultureInfo.InvariantCulture));

    private static SlackRefused Limited(string code, HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = RetryAfter.Of(response, now);
        if (asked is null) return new(code, now + (code is SlackErrors.UsedUp ? RetryAfter.Longest : SlackErrors.UsualWait), "no Retry-After");
        var details = asked > RetryAfter.Longest ? $"Retry-After {asked.Value.TotalSeconds:0} s, taken as {RetryAfter.Longest.TotalSeconds:0} s" : null;
        return new(code, now + RetryAfter.Sane(asked.Value), details);
    }

    /// <summary>Null where it is no JSON, or too much of it.</summary>
    private static async Task<JsonDocument?> Json(HttpResponseMessage response, CancellationToken cancel)
    {
        if (await Bounded.Read(response.Content, cancel) is not { } bytes) return null;
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Code(JsonElement answer) =>
        answer.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.String && error.GetString() is { } code
            ? Word().IsMatch(code) && code.Length <= LongestCode ? code : "unreadable_code"
            : null;

    /// <summary>The scope that is needed, or where in our JSON something is wrong, and by which rule: never what stands there.</summary>
    private static string? Details(JsonElement answer)
    {
        if (answer.TryGetProperty("needed", out var needed) && needed.ValueKind is JsonValueKind.String)
            return Scopes().IsMatch(needed.GetString()!) ? $"needs {needed.GetString()}" : null;
        if (!answer.TryGetProperty("response_metadata", out var about) || about.ValueKind is not JsonValueKind.Object) return null;
        if (!about.TryGetProperty("messages", out var messages) || messages.ValueKind is not JsonValueKind.Array) return null;
        var told = string.Join("; ", messages.EnumerateArray().Where(each => each.ValueKind is JsonValueKind.String).Select(each => Rule(each.GetString()!)));
        return told.Length is 0 ? null : told[..Math.Min(told.Length, LongestDetails)];
    }

    private static string Rule(string message) =>
        $"{KnownRule().Match(message).Value.TrimEnd()} {Pointer().Match(message).Value}".Trim() is { Length: > 0 } known ? known : "a rule that we do not know";

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex("^[a-z0-9_.:,]{1,200}$", RegexOptions.NonBacktracking)]
    private static partial Regex Scopes();

    /// <summary>The rules that Slack's answers are known to name, up to the first sign that could begin a text of ours.</summary>
    [GeneratedRegex(
        "(must be (less|more|greater) than [0-9]+ characters|must be (a|an) (valid|supported) [a-z_]+|must provide (a|an) [a-z_]+|must contain [a-z_ ]+ items|no (more|fewer|less) than [0-9]+ items allowed|missing required field: [a-z_]+|unsupported type: [a-z_]+|failed to match (all|any) allowed schemas|invalid additional property: [a-z_]+|must be unique)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex KnownRule();

    [GeneratedRegex(@"json-pointer:/[a-z0-9_/]*", RegexOptions.NonBacktracking)]
    private static partial Regex Pointer();
}
