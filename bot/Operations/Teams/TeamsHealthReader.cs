using System.Globalization;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.Connector;
using CoachBot.Chat.Teams.Tokens;
using CoachBot.Operations.Slack;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Teams;

/// <summary>Puts Teams' part of the health page together.</summary>
public sealed class TeamsHealthReader
{
    private const int HooksLookedAt = 1000;
    private const int CountedAtMost = 100_000;

    private static readonly Dictionary<string, long> None = [];

    /// <summary>Longer than this and whoever looks people up does not get on.</summary>
    private static readonly TimeSpan LongestHeld = TimeSpan.FromMinutes(10);

    private readonly Store _store;
    private readonly TeamsOptions _options;
    private readonly TimeProvider _machine;
    private readonly TeamsClient? _client;
    private readonly BotTokens? _tokens;
    private readonly IssuerTable? _issuers;

    /// <param name="client">Null where Teams is off, as what follows.</param>
    internal TeamsHealthReader(Store store, TeamsOptions options, TimeProvider machine, TeamsClient? client = null, BotTokens? tokens = null, IssuerTable? issuers = null) =>
        (_store, _options, _machine, _client, _tokens, _issuers) = (store, options, machine, client, tokens, issuers);

    public static TeamsHealthReader Of(IServiceProvider services) => new(
        services.GetRequiredService<Store>(),
        services.GetRequiredService<IOptions<TeamsOptions>>().Value,
        services.GetRequiredService<TimeProvider>(),
        services.GetService<TeamsClient>(),
        services.GetService<BotTokens>(),
        services.GetService<IssuerTable>());

    /// <summary>Null where Teams is off.</summary>
    /// <param name="withDatabase">False where the database does not answer: what is known without it is told.</param>
    public TeamsHealth? Read(bool withDatabase)
    {
        if (!_options.IsOn) return null;
        var now = _machine.GetUtcNow();
        var (waits, last) = _client?.BudgetWaits ?? (0, null);
        var known = new TeamsHealth(
            _options.Unauthenticated,
            _options.Unauthenticated ? null : BotCredentials.Kind(_options),
            0, None, null, 0, new(0, 0),
            new(waits, last),
            _tokens?.Trouble is { } trouble ? new(trouble.Reason, trouble.Since) : null,
            _issuers?.OldestKeys is { } since ? Seconds(since, now) : null);
        return withDatabase ? _store.Read(sql => Database(sql, known, now)) : known;
    }

    /// <summary>What somebody should do something about, one sentence each.</summary>
    public static IEnumerable<string> Problems(TeamsHealth teams)
    {
        if (teams.Unauthenticated)
            yield return "TEAMS IS NOT AUTHENTICATED: whoever calls /api/messages from this machine may speak for anybody. Take Teams:Unauthenticated out unless you are developing.";
        if (teams.Token is { } token)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"No token can be bought for Teams since {token.Since:yyyy-MM-dd HH:mm} UTC ({token.Reason}), so nothing is sent there. {TokenCure.Of(token.Reason)}");
        }

        if (teams.Stopped.TryGetValue(nameof(ConnectorRefusal.Suspended), out var suspended))
            yield return string.Create(CultureInfo.InvariantCulture, $"An administrator has blocked the app in Teams: {suspended} conversations get nothing. Allow it in the Teams admin center, Teams apps, Manage apps.");
        if (teams.Held.OldestSeconds > LongestHeld.TotalSeconds)
            yield return "Activities of Teams wait for people to be looked up: look for refusals of GET in the log.";
    }

    private static TeamsHealth Database(Sql sql, TeamsHealth known, DateTimeOffset now) => known with
    {
        Conversations = sql.Number($"select count(*) from (select 1 from teams_conversations limit {CountedAtMost})"),
        Stopped = sql
            .All($"select stopped, count(*) from (select stopped from teams_conversations where stopped is not null limit {CountedAtMost}) group by stopped", row => (Why: row.GetString(0), Count: row.GetInt64(1)))
            .ToDictionary(each => each.Why, each => each.Count, StringComparer.Ordinal),
        LastEvent = sql.First($"select max(at) from (select source, at from hooks order by at desc limit {HooksLookedAt}) where source = '{TeamsIds.Platform}' or source like '{TeamsIds.Platform}/%'", row => row.InstantOrNull(0)),
        Foreign = Notices(sql, NoticeKinds.TeamsForeign),
        Held = sql.First(
            $"select count(*), min(at) from (select at from held_hooks where source = ?1 limit {CountedAtMost})",
            row => new HeldHealth(row.GetInt64(0), row.InstantOrNull(1) is { } oldest ? Seconds(oldest, now) : 0, Notices(sql, NoticeKinds.TeamsHeldTooLong)),
            TeamsIds.Platform)!,
    };

    private static long Notices(Sql sql, string kind) => sql.Number("select coalesce(sum(count), 0) from notices where kind = ?1", kind);

    private static long Seconds(DateTimeOffset since, DateTimeOffset now) => Math.Max(0, (long)(now - since).TotalSeconds);
}
