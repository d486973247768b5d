using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Clouds;
using Microsoft.Extensions.Options;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>
/// The Bot Connector's REST interface. No call is repeated by itself, but once with a new token after a 401; what is written into one
/// conversation goes one after the other. Where a budget is used up nothing is called, and the answer says when there is room.
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
/// </summary>
public sealed class TeamsClient
{
    private const int MembersOfAPage = 500;
    private const int LongestSegment = 2048;
    private const string TargetedQuery = "?isTargetedActivity=true";

    private readonly ConnectorCalls _calls;
    private readonly string? _appId;

    public TeamsClient(
        IHttpClientFactory clients, BotTokens tokens, TeamsHosts hosts, TeamsCloud cloud, IOptions<TeamsOptions> options, TimeProvider machine, ILogger<TeamsClient> logger)
    {
        _calls = new ConnectorCalls(clients, tokens, hosts, cloud.Scope, options.Value, machine, logger);
        _appId = options.Value.AppId;
    }

    /// <summary>How often a call was sent away by a budget since the start, and when last (machine time).</summary>
    public (long Count, DateTimeOffset? Last) BudgetWaits => _calls.BudgetWaits;

    /// <summary>Sends an activity; the answer's <c>id</c> is absent where the service has split it.</summary>
    /// <param name="targeted">Only its <c>recipient</c> sees it.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; if the request was written, nobody knows what became of it.</exception>
    public Task<ConnectorAnswer> Send(ConversationRef to, JsonObject activity, bool targeted, CancellationToken cancel) =>
        Write(HttpMethod.Post, to, ["activities"], targeted, activity, cancel);

    /// <exception cref="OperationCanceledException">The caller gave up; if the request was written, nobody knows what became of it.</exception>
    public Task<ConnectorAnswer> Update(ConversationRef to, string id, JsonObject activity, bool targeted, CancellationToken cancel) =>
        Write(HttpMethod.Put, to, ["activities", id], targeted, activity, cancel);

    /// <exception cref="OperationCanceledException">The caller gave up; if the request was written, nobody knows what became of it.</exception>
    public Task<ConnectorAnswer> Delete(ConversationRef to, string id, bool targeted, CancellationToken cancel) =>
        Write(HttpMethod.Delete, to, ["activities", id], targeted, null, cancel);

    /// <summary>The bot's conversation with one person: the same each time. The answer holds <c>id</c> and perhaps <c>serviceUrl</c>.</summary>
    /// <param name="member">Bot-specific id (<c>29:…</c>), or the Entra object id.</param>
    /// <exception cref="OperationCanceledException">The caller gave up; asking again does no harm.</exception>
    public Task<ConnectorAnswer> Open(string entraTenant, Uri serviceUrl, string member, CancellationToken cancel)
    {
        var body = new JsonObject { ["isGroup"] = false, ["members"] = new JsonArray(new JsonObject { ["id"] = member }), ["tenantId"] = entraTenant };
        if (_appId is { Length: > 0 }) body["bot"] = new JsonObject { ["id"] = $"28:{_appId}" };
        return Call(HttpMethod.Post, serviceUrl, ["v3", "conversations"], "", new(entraTenant, CallKind.Write, member), body, awaited: false, cancel);
    }

    /// <summary>A new thread in a channel: the answer holds <c>id</c> and <c>activityId</c>.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; if the request was written, nobody knows what became of it.</exception>
    public Task<ConnectorAnswer> Begin(ConversationRef channel, JsonObject activity, CancellationToken cancel)
    {
        var room = TeamsIds.RoomOf(channel.Id);
        var body = new JsonObject
        {
            ["isGroup"] = true,
            ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = room } },
            ["activity"] = activity.DeepClone(),
            ["tenantId"] = channel.EntraTenant,
        };
        return Call(HttpMethod.Post, channel.ServiceUrl, ["v3", "conversations"], "", new(channel.EntraTenant, CallKind.Write, room), body, channel.Awaited, cancel);
    }

    /// <summary>One member. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context</summary>
    /// <param name="member">Bot-specific id, or the Entra object id.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<ConnectorAnswer> Member(ConversationRef of, string member, CancellationToken cancel) =>
        Call(HttpMethod.Get, of.ServiceUrl, ["v3", "conversations", of.Id, "members", member], "", Reads(of), null, of.Awaited, cancel);

    /// <summary>A page of the members: <c>members</c> and <c>continuationToken</c>.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<ConnectorAnswer> Members(ConversationRef of, string? continuation, CancellationToken cancel)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"?pageSize={MembersOfAPage}");
        if (continuation is { Length: > 0 }) query += $"&continuationToken={Uri.EscapeDataString(continuation)}";
        return Call(HttpMethod.Get, of.ServiceUrl, ["v3", "conversations", of.Id, "pagedmembers"], query, Reads(of), null, of.Awaited, cancel);
    }

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<ConnectorAnswer> Team(string entraTenant, Uri serviceUrl, string team, CancellationToken cancel) =>
        Call(HttpMethod.Get, serviceUrl, ["v3", "teams", team], "", new(entraTenant, CallKind.Read, team), null, awaited: false, cancel);

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<ConnectorAnswer> Channels(string entraTenant, Uri serviceUrl, string team, CancellationToken cancel) =>
        Call(HttpMethod.Get, serviceUrl, ["v3", "teams", team, "conversations"], "", new(entraTenant, CallKind.Read, team), null, awaited: false, cancel);

    private static CallLine Reads(ConversationRef of) => new(of.EntraTenant, CallKind.Read, TeamsIds.RoomOf(of.Id));

    private Task<ConnectorAnswer> Write(HttpMethod method, ConversationRef to, string[] below, bool targeted, JsonObject? activity, CancellationToken cancel) =>
        Call(method, to.ServiceUrl, ["v3", "conversations", to.Id, .. below], targeted ? TargetedQuery : "", new(to.EntraTenant, CallKind.Write, TeamsIds.RoomOf(to.Id)), activity, to.Awaited, cancel);

    private Task<ConnectorAnswer> Call(
        HttpMethod method, Uri serviceUrl, string[] path, string query, CallLine line, JsonObject? body, bool awaited, CancellationToken cancel) =>
        path.All(IsSegment) && serviceUrl.IsAbsoluteUri
            ? _calls.Make(new ConnectorCall(method, Address(serviceUrl, path, query), line, body, awaited), cancel)
            : Task.FromResult<ConnectorAnswer>(new ConnectorRefused(ConnectorRefusal.Wrong, "no id"));

    /// <summary>A segment of dots would climb out of its place, however it is encoded.</summary>
    private static bool IsSegment(string segment) => segment is { Length: > 0 and <= LongestSegment } && segment.Any(letter => letter != '.');

    /// <summary>Below the service URL, whose own query and fragment mean nothing.</summary>
    private static Uri Address(Uri serviceUrl, string[] path, string query) =>
        new($"{serviceUrl.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{string.Join('/', path.Select(Uri.EscapeDataString))}{query}");
}
