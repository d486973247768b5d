using System.Text.Json;

namespace CoachBot.Chat.Slack.Api;

/// <summary>What came of a call to the Web API.</summary>
public abstract record SlackAnswer;

/// <summary>Slack answered <c>ok: true</c>.</summary>
/// <param name="Scopes">The header <c>x-oauth-scopes</c>; null where it was absent.</param>
/// <param name="Date">Slack's own clock, from the header <c>Date</c>.</param>
public sealed record SlackDone(JsonElement Body, string? Scopes = null, DateTimeOffset? Date = null) : SlackAnswer;

/// <summary>Slack answered with an error, or with an HTTP status that stands for one.</summary>
/// <param name="Code">Slack's code, or <c>http_503</c> where there was none.</param>
/// <param name="RetryAfter">Slack's own "not before", machine time.</param>
/// <param name="Details">JSON pointers and rules of <c>response_metadata.messages</c>, without any text of ours; or the scope that is needed.</param>
public sealed record SlackRefused(string Code, DateTimeOffset? RetryAfter = null, string? Details = null) : SlackAnswer;

/// <summary>No answer.</summary>
/// <param name="MayHaveHappened">The request was written: nobody knows what became of it.</param>
public sealed record SlackSilent(bool MayHaveHappened, string Reason) : SlackAnswer;
