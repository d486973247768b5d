using System.Globalization;
using CoachBot.Chat.Slack.Socket;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Slack;

/// <summary>Puts Slack's part of the health page together.</summary>
/// <param name="sockets">Null where Slack is off.</param>
public sealed class SlackHealthReader(Store store, IOptions<SlackOptions> options, TimeProvider machine, SocketBoard? sockets = null)
{
    private const string Source = "slack";
    private const int HooksLookedAt = 1000;
    private const int CountedAtMost = 100_000;

    private static readonly Dictionary<string, long> None = [];

    /// <summary>Longer than this and whoever looks people up does not get on.</summary>
    private static readonly TimeSpan LongestHeld = TimeSpan.FromMinutes(10);

    /// <summary>A socket may be without a connection for so long before anybody need look.</summary>
    private static readonly TimeSpan LongestOpening = TimeSpan.FromMinutes(1);

    /// <summary>Null where Slack is off.</summary>
    /// <param name="withDatabase">False where the database does not answer: the sockets alone are told.</param>
    public SlackHealth? Read(bool withDatabase)
    {
        if (!options.Value.IsOn) return null;
        var now = machine.GetUtcNow();
        var known = new SlackHealth(
            options.Value.UsesSocket ? "socket" : "http", 0, null, [.. Sockets().Select(socket => Told(socket, now))], [], None, 0, new(0, 0));
        return withDatabase ? store.Read(sql => Database(sql, known, now)) : known;
    }

    /// <summary>What somebody should do something about, one sentence each.</summary>
    public static IEnumerable<string> Problems(SlackHealth slack)
    {
        foreach (var reason in slack.Sockets.Where(socket => socket.State == SocketStates.Stopped).Select(socket => socket.Reason).Distinct())
            yield return $"Slack cannot be heard ({reason}). {SocketCure.Of(reason)} It is tried again every ten minutes.";
        if (slack.Sockets.Count > 0 && slack.Sockets.All(IsDeaf))
            yield return $"No socket to Slack is open ({slack.Sockets[0].Reason}): what people do there may be lost. {SocketCure.Of(slack.Sockets[0].Reason)}";
        foreach (var broken in slack.Broken)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Nothing can be sent to the Slack workspace {broken.Id} since {broken.Since:yyyy-MM-dd}: {broken.Reason}. Install the app there again, or give it a new token.");
        }

        if (slack.Held.OldestSeconds > LongestHeld.TotalSeconds)
            yield return "Requests from Slack wait for people to be looked up: look for refusals of users.info in the log.";
    }

    private IEnumerable<SocketState> Sockets() => options.Value.UsesSocket ? sockets?.Read() ?? [] : [];

    private static SocketHealth Told(SocketState socket, DateTimeOffset now) => new(
        socket.Number, socket.State, Seconds(socket.Since, now), socket.Opened is { } opened ? Seconds(opened, now) : null, socket.Reason, socket.TriedAgainAt,
        socket.LastTaken, socket.Acknowledged, socket.Left, socket.Odd);

    private static bool IsDeaf(SocketHealth socket) =>
        socket.OpenSeconds is null && socket.State != SocketStates.Stopped && (socket.State == SocketStates.Waiting || socket.ForSeconds > LongestOpening.TotalSeconds);

    private static SlackHealth Database(Sql sql, SlackHealth known, DateTimeOffset now) => known with
    {
        Workspaces = (int)sql.Number("select count(*) from slack_installations where removed_at is null"),
        LastEvent = LastEvent(sql),
        Broken = sql.All(
            "select team, enterprise, broken, broken_at from slack_installations where broken is not null and removed_at is null order by broken_at limit 100",
            row => new BrokenWorkspace(row.GetString(0) is { Length: > 0 } team ? team : row.GetString(1), row.GetString(2), row.InstantOrNull(3))),
        RateLimited = Notices(sql, NoticeKinds.SlackRateLimited),
        Foreign = sql.Number("select coalesce(sum(count), 0) from notices where kind = ?1", NoticeKinds.SlackForeign),
        Held = sql.First(
            $"select count(*), min(at) from (select at from held_hooks where source = ?1 limit {CountedAtMost})",
            row => new HeldHealth(row.GetInt64(0), row.InstantOrNull(1) is { } oldest ? Seconds(oldest, now) : 0, sql.Number("select coalesce(sum(count), 0) from notices where kind = ?1", NoticeKinds.SlackHeldTooLong)),
            Source)!,
    };

    private static Dictionary<string, long> Notices(Sql sql, string kind) => sql
        .All("select name, sum(count) from notices where kind = ?1 group by name order by name limit 100", row => (Name: row.GetString(0), Count: row.GetInt64(1)), kind)
        .ToDictionary(notice => notice.Name, notice => notice.Count, StringComparer.Ordinal);

    private static DateTimeOffset? LastEvent(Sql sql) => sql.First(
        $"select max(at) from (select source, at from hooks order by at desc limit {HooksLookedAt}) where source like '{Source}/%'", row => row.InstantOrNull(0));

    private static long Seconds(DateTimeOffset since, DateTimeOffset now) => Math.Max(0, (long)(now - since).TotalSeconds);
}
