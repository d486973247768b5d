using System.Text.Json.Nodes;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>
/// The Bot Connector's REST interface. No call is repeated by itself, but once with a new token after a 401; calls of one
/// conversation go one after the other. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
/// </summary>
public sealed class TeamsClient
{
    /// <summary>Sends an activity; the answer's <c>id</c> is absent where the service has split it.</summary>
    /// <param name="targeted">Only its <c>recipient</c> sees it.</param>
    public Task<ConnectorAnswer> Send(ConversationRef to, JsonObject activity, bool targeted, CancellationToken cancel) => throw new NotSupportedException();

    public Task<ConnectorAnswer> Update(ConversationRef to, string id, JsonObject activity, bool targeted, CancellationToken cancel) => throw new NotSupportedException();

    public Task<ConnectorAnswer> Delete(ConversationRef to, string id, bool targeted, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The bot's conversation with one person: the same each time. The answer holds <c>id</c> and perhaps <c>serviceUrl</c>.</summary>
    /// <param name="member">Bot-specific id (<c>29:…</c>), or the Entra object id.</param>
    public Task<ConnectorAnswer> Open(string entraTenant, Uri serviceUrl, string member, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>A new thread in a channel: the answer holds <c>id</c> and <c>activityId</c>.</summary>
    public Task<ConnectorAnswer> Begin(ConversationRef channel, JsonObject activity, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>One member. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context</summary>
    /// <param name="member">Bot-specific id, or the Entra object id.</param>
    public Task<ConnectorAnswer> Member(ConversationRef of, string member, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>A page of the members: <c>members</c> and <c>continuationToken</c>.</summary>
    public Task<ConnectorAnswer> Members(ConversationRef of, string? continuation, CancellationToken cancel) => throw new NotSupportedException();

    public Task<ConnectorAnswer> Team(string entraTenant, Uri serviceUrl, string team, CancellationToken cancel) => throw new NotSupportedException();

    public Task<ConnectorAnswer> Channels(string entraTenant, Uri serviceUrl, string team, CancellationToken cancel) => throw new NotSupportedException();
}
