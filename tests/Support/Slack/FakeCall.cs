using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>A request that reached Slack, as it came.</summary>
/// <param name="Method">Such as <c>chat.postMessage</c>; for other addresses the path.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Arguments">Of a form or of JSON; objects are JSON.</param>
/// <param name="Team">The workspace whose token it carried; the organisation's id for one of an organisation.</param>
public sealed record FakeCall(
    string Method,
    string Target,
    string ContentType,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Arguments,
    string Body,
    string? Token,
    string? Team,
    DateTimeOffset At)
{
    /// <summary>What was answered: <c>ok</c>, Slack's code, or an HTTP status.</summary>
    public string? Outcome { get; set; }

    public string? Argument(string name) => Arguments.GetValueOrDefault(name);

    public JsonNode? Json(string name) => Argument(name) is { } text ? FakeJson.Parse(text) : null;
}

/// <summary>What Slack says no to.</summary>
public sealed class FakeRefusal(string code, params IEnumerable<string> messages) : Exception
{
    public string Code => code;

    /// <summary>Rules that were broken, with JSON pointers.</summary>
    public IReadOnlyList<string> Messages { get; } = [.. messages];

    /// <summary>The scope that is missing.</summary>
    public string? Needed { get; init; }
}
