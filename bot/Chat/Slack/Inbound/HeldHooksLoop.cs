using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// Looks up those whose requests were held, then puts these through the door again. Nothing is lost meanwhile; what is three days
/// old is of no use any more.
/// </summary>
public sealed partial class HeldHooksLoop(
    Store store, TimeProvider machine, Installations installations, SlackDirectory directory, SlackInbox inbox, HookDoor door, ILogger<HeldHooksLoop> logger)
    : Stage(store.Signals.Held, machine, logger)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(72);

    private const int Batch = 64;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly Dictionary<string, IReadOnlyList<string>> NoHeaders = [];

    private readonly ILogger _logger = logger;
    private readonly TimeProvider _machine = machine;
    private readonly HeldSource _source = new(inbox);

    protected override async Task<int> Work(CancellationToken cancel)
    {
        var held = store.Read(sql => HeldHooks.Due(sql, SlackDoor.SourceName, _machine.GetUtcNow(), Batch));

        // Of one person in order, of several at once.
        await Task.WhenAll(held.GroupBy(row => row.WaitsFor, StringComparer.Ordinal).Select(person => TakeAll([.. person], cancel)));
        return held.Count;
    }

    private async Task TakeAll(IReadOnlyList<HeldHookRow> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            try
            {
                if (!await TakeOne(row, cancel)) return;
            }
            catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
            {
                // A row that throws, and may throw for three days, gives up its place: its person's other rows must not wait for it.
                LogThrew(_logger, row.Id, e.GetType().Name);
                await PutLast(row, NextTry(row));
            }
        }
    }

    /// <returns>Whether the next row of the person may follow; where not, all of them wait for this one.</returns>
    private async Task<bool> TakeOne(HeldHookRow row, CancellationToken cancel)
    {
        if (_machine.GetUtcNow() - row.At > KeptFor)
        {
            await Drop(row);
            return true;
        }

        var notYet = await IsKnown(row, cancel);
        if (notYet is null && await door(_source, Again(row), cancel) is { Status: < 300 })
        {
            await Remove(row);
            return true;
        }

        await PutOff(row, notYet ?? NextTry(row));
        return false;
    }

    /// <summary>Null where it is known who it is; else when to ask again.</summary>
    private async Task<DateTimeOffset?> IsKnown(HeldHookRow row, CancellationToken cancel)
    {
        if (SlackAddress.Read(row.WaitsFor) is not { } who || directory.Find(who.Team, who.Id) is not null) return null;

        // Whose installation is gone is heard no more: its door says so.
        var payload = SlackPayload.Read(row.Body, row.Connection);
        if (payload is null || SlackOrigin.Of(payload.Value, row.Connection, installations, default, wasHeld: true) is not { } call) return null;
        return await directory.Look(call.Installation, who.Team, who.Id, cancel) switch
        {
            Done<SlackUser> => null,
            TryAgain<SlackUser> { NotBefore: { } notBefore } when notBefore > NextTry(row) => notBefore,
            _ => NextTry(row),
        };
    }

    private static HookRequest Again(HeldHookRow row) => new(row.Connection, "", NoHeaders, row.Body, IsHttps: true, RemoteIsLoopback: false);

    private DateTimeOffset NextTry(HeldHookRow row) =>
        _machine.GetUtcNow() + TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << (int)Math.Min(row.Attempts, 12), LongestWait.Ticks));

    private Task PutOff(HeldHookRow row, DateTimeOffset until) => store.Write(WriteUrgency.Work, sql => HeldHooks.PutOff(sql, row.Id, until), CancellationToken.None);

    private Task PutLast(HeldHookRow row, DateTimeOffset until) => store.Write(WriteUrgency.Work, sql => HeldHooks.PutLast(sql, row.Id, until), CancellationToken.None);

    private Task Remove(HeldHookRow row) => store.Write(WriteUrgency.Work, sql => HeldHooks.Remove(sql, row.Id), CancellationToken.None);

    private Task Drop(HeldHookRow row) => store.Write(
        WriteUrgency.Work,
        sql =>
        {
            HeldHooks.Remove(sql, row.Id);
            Notices.Count(sql, row.Tenant, NoticeKinds.SlackHeldTooLong, row.WaitsFor, _machine.GetUtcNow());
        },
        CancellationToken.None);

    [LoggerMessage(LogLevel.Error, "Held request {Row} threw {Exception}; it is tried again later")]
    private static partial void LogThrew(ILogger logger, long row, string exception);
}
