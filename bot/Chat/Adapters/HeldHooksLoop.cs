using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>
/// Looks up those whose requests were held, then puts these through the door again. Nothing is lost meanwhile; what is three days
/// old is of no use any more.
/// </summary>
/// <param name="source">Takes a held request: it was known to be genuine when it came.</param>
/// <param name="tooLong">What is counted of a request that was dropped: one of <see cref="NoticeKinds"/>.</param>
public abstract partial class HeldHooksLoop(Store store, TimeProvider machine, HookDoor door, IHookSource source, string tooLong, ILogger logger)
    : Stage(store.Signals.Held, machine, logger)
{
    private const int Batch = 64;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly Dictionary<string, IReadOnlyList<string>> NoHeaders = [];

    private readonly ILogger _logger = logger;
    private readonly TimeProvider _machine = machine;

    public static TimeSpan KeptFor { get; } = TimeSpan.FromHours(72);

    protected override async Task<int> Work(CancellationToken cancel)
    {
        var held = store.Read(sql => HeldHooks.Due(sql, source.Name, _machine.GetUtcNow(), Batch));

        // Of one person in order, of several at once.
        await Task.WhenAll(held.GroupBy(row => row.WaitsFor, StringComparer.Ordinal).Select(person => TakeAll([.. person], cancel)));
        return held.Count;
    }

    /// <summary>Null where it is known who it is, or where its door may say so; else when to ask again.</summary>
    protected abstract Task<DateTimeOffset?> IsKnown(HeldHookRow row, CancellationToken cancel);

    /// <summary>When a row is tried again, if nobody says anything else.</summary>
    protected DateTimeOffset NextTry(HeldHookRow row) =>
        _machine.GetUtcNow() + TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << (int)Math.Min(row.Attempts, 12), LongestWait.Ticks));

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
        if (notYet is null && await door(source, Again(row), cancel) is { Status: < 300 })
        {
            await Remove(row);
            return true;
        }

        await PutOff(row, notYet ?? NextTry(row));
        return false;
    }

    private static HookRequest Again(HeldHookRow row) => new(row.Connection, "", NoHeaders, row.Body, IsHttps: true, RemoteIsLoopback: false);

    private Task PutOff(HeldHookRow row, DateTimeOffset until) => store.Write(WriteUrgency.Work, sql => HeldHooks.PutOff(sql, row.Id, until), CancellationToken.None);

    private Task PutLast(HeldHookRow row, DateTimeOffset until) => store.Write(WriteUrgency.Work, sql => HeldHooks.PutLast(sql, row.Id, until), CancellationToken.None);

    private Task Remove(HeldHookRow row) => store.Write(WriteUrgency.Work, sql => HeldHooks.Remove(sql, row.Id), CancellationToken.None);

    private Task Drop(HeldHookRow row) => store.Write(
        WriteUrgency.Work,
        sql =>
        {
            HeldHooks.Remove(sql, row.Id);
            Notices.Count(sql, row.Tenant, tooLong, row.WaitsFor, _machine.GetUtcNow());
        },
        CancellationToken.None);

    [LoggerMessage(LogLevel.Error, "Held request {Row} threw {Exception}; it is tried again later")]
    private static partial void LogThrew(ILogger logger, long row, string exception);
}
