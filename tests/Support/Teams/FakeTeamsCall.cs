using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>A request that reached Teams, as it came.</summary>
/// <param name="Method">Our word for it, such as <c>send</c>; see <see cref="FakeTeams.CallsOf"/>.</param>
/// <param name="Verb">HTTP method.</param>
/// <param name="Target">Path and query, as they stood in the request.</param>
/// <param name="Segments">The path behind the base, decoded.</param>
/// <param name="Base">First segment of the path, such as <c>teams</c>.</param>
public sealed record FakeTeamsCall(
    string Method,
    string Verb,
    string Target,
    string Base,
    IReadOnlyList<string> Segments,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    DateTimeOffset At)
{
    /// <summary>What was answered: an HTTP status, with Teams' code where there is one, or <c>silence</c>.</summary>
    public string? Outcome { get; set; }

    public JsonObject? Json { get; } = FakeJson.Parse(Body) as JsonObject;

    /// <summary>The bearer token; null where there is none.</summary>
    public string? Token => Headers.GetValueOrDefault("Authorization") is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..] : null;

    /// <summary>The conversation that it is about, without its thread; null where there is none.</summary>
    public string? Room => Segments is ["v3", "conversations", var conversation, ..] ? FakeTeamsConnector.Split(conversation).Room : null;
}

/// <summary>What Teams says no to.</summary>
public sealed class FakeTeamsRefusal(int status, string code, string message, params IEnumerable<string> rules) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>Rules that were broken, with JSON pointers.</summary>
    public IReadOnlyList<string> Rules { get; } = [.. rules];

    /// <summary>The answer's body, where it is none of the usual ones.</summary>
    public string? Body { get; init; }

    public string Written => Body ?? new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = Rules.Count > 0 ? $"{Message}: {string.Join("; ", Rules)}" : Message },
    }.ToJsonString();
}
