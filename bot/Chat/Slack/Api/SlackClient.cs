namespace CoachBot.Chat.Slack.Api;

/// <summary>
/// Calls Slack's Web API: form-encoded, token in the header, no redirects. Never repeats by itself, never throws for what Slack
/// says, and never logs an argument. https://docs.slack.dev/apis/web-api/
/// </summary>
public sealed class SlackClient
{
    /// <param name="arguments">Null values are left out; objects are JSON already.</param>
    public Task<SlackAnswer> Call(string token, string method, IReadOnlyDictionary<string, string?> arguments, CancellationToken cancel) =>
        throw new NotSupportedException();
}
