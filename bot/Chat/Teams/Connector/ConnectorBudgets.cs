using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>
/// When a call may be made: the published limits, counted here so that the service need not refuse, and what it asked for when it
/// did. Exact over each window, for nobody tells how the service counts; where it grants less than is published, that is learnt
/// (<see cref="LearntShare"/>). In memory only: after a restart the service tells again.
/// </summary>
internal sealed class ConnectorBudgets(TeamsLimits limits, TimeProvider machine)
{
    /// <summary>Lines that are looked through for idle ones when there are more.</summary>
    private const int Many = 4096;

    /// <summary>One of so many calls of a tenant is left for what somebody waits for.</summary>
    private const int Spares = 25;

    private static readonly TimeSpan TurnsAheadAtMost = TimeSpan.FromMinutes(5);

    /// <summary>Refusals of several lines within this speak of what they share.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<CallLine, BudgetLine> _lines = [];
    private readonly Dictionary<CallKind, BudgetWindow[]> _windows = new()
    {
        [CallKind.Write] = Windows(limits.WritesPerSecond, limits.WritesPerTwoSeconds, limits.WritesPerHalfMinute, limits.WritesPerHour),
        [CallKind.Read] = Windows(limits.ReadsPerSecond, limits.ReadsPerTwoSeconds, limits.ReadsPerHalfMinute, limits.ReadsPerHour),
        [CallKind.Any] = [new(limits.TenantPerSecond, TimeSpan.FromSeconds(1))],
    };

    /// <summary>By Entra tenant: the line that was refused last though it was hardly used.</summary>
    private readonly Dictionary<string, (CallLine Line, DateTimeOffset At)> _quiet = new(StringComparer.Ordinal);

    private int _sweepAt = Many;
    private (long Count, DateTimeOffset? Last) _waits;

    /// <summary>Lines in memory, for tests.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _lines.Count;
        }
    }

    /// <summary>How often a call was sent away since the start, and when last (machine time).</summary>
    public (long Count, DateTimeOffset? Last) Waits
    {
        get
        {
            lock (_gate) return _waits;
        }
    }

    /// <summary>Takes one call from its budgets; where one is used up, takes nothing and says when there is room (machine time).</summary>
    /// <param name="awaited">Somebody waits for it: it has a reserve, and stands behind nobody for whom nobody waits.</param>
    public DateTimeOffset? Take(CallLine line, bool awaited = false)
    {
        var now = machine.GetUtcNow();
        lock (_gate)
        {
            var (own, all) = (Open(line, now), Open(TenantOf(line), now));
            var turn = Later(
                own.Turn(_windows[line.Kind], spares: 0, awaited, now, TurnsAheadAtMost), all.Turn(_windows[CallKind.Any], Spares, awaited, now, TurnsAheadAtMost));
            if (turn is not null)
            {
                _waits = (_waits.Count + 1, now);
                return turn;
            }

            own.Take(now);
            all.Take(now);
            return null;
        }
    }

    /// <summary>
    /// The service asked to wait; where it did not say how long, longer each time. It does not say what was too much either: where a
    /// line that was hardly used is refused, and another one a moment before, it was the tenant, which goes on, at a slower pace. One
    /// alone may be a conversation in which others than we write too much.
    /// </summary>
    public DateTimeOffset Limit(CallLine line, DateTimeOffset? until)
    {
        var now = machine.GetUtcNow();
        lock (_gate)
        {
            var own = Open(line, now);
            var waits = own.Limit(until, now);
            if (own.IsBusy(_windows[line.Kind], now))
            {
                own.Slow(now);
                return waits;
            }

            if (_quiet.TryGetValue(line.EntraTenant, out var before) && before.Line != line && now - before.At < Together) Open(TenantOf(line), now).Slow(now);
            _quiet[line.EntraTenant] = (line, now);
            return waits;
        }
    }

    /// <summary>A call got through: the next wait is a short one again.</summary>
    public void Passed(CallLine line)
    {
        lock (_gate) _lines.GetValueOrDefault(line)?.Pass();
    }

    private static CallLine TenantOf(CallLine line) => new(line.EntraTenant, CallKind.Any, "");

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    private static BudgetWindow[] Windows(int second, int twoSeconds, int halfMinute, int hour) =>
    [
        new(second, TimeSpan.FromSeconds(1)), new(twoSeconds, TimeSpan.FromSeconds(2)), new(halfMinute, TimeSpan.FromSeconds(30)), new(hour, TimeSpan.FromHours(1)),
    ];

    private BudgetLine Open(CallLine key, DateTimeOffset now)
    {
        if (_lines.TryGetValue(key, out var known)) return known;
        if (_lines.Count >= _sweepAt)
        {
            // An idle line is as good as none.
            foreach (var (idle, _) in _lines.Where(each => each.Value.IsIdle(now, _windows[each.Key.Kind][^1].Length)).ToList()) _lines.Remove(idle);
            _sweepAt = Math.Max(Many, 2 * _lines.Count);
        }

        return _lines[key] = new BudgetLine();
    }
}

/// <summary>What is counted together.</summary>
/// <param name="Of">The conversation without its thread, or the team.</param>
internal readonly record struct CallLine(string EntraTenant, CallKind Kind, string Of);

/// <summary>What counts against what.</summary>
internal enum CallKind
{
    /// <summary>Sent, changed, deleted, begun.</summary>
    Write,
    Read,

    /// <summary>All calls of a tenant.</summary>
    Any,
}

/// <summary>So many calls in so long a time.</summary>
internal readonly record struct BudgetWindow(int Calls, TimeSpan Length);
