using CoachBot.Chat.Adapters;

namespace CoachBot.Chat.Slack.Api;

/// <summary>
/// When a method of a workspace may be called again: what Slack has asked for, and our own budgets, so that it need not ask. What a
/// method is really granted in a workspace is learnt (<see cref="LearntShare"/>). Who waits, waits for nobody else: each method of
/// each workspace, and each room, has a line of its own. In memory only: after a restart Slack tells again.
/// </summary>
internal sealed class SlackBudgets(TimeProvider machine)
{
    /// <summary>Lines that are looked through for idle ones when there are more.</summary>
    private const int Many = 4096;

    /// <summary>A method may turn out to be granted so many times what Slack says at least.</summary>
    private const double MostOfABudget = 10;

    private static readonly TimeSpan TurnsAheadAtMost = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Workspace, string Method, string Room), Line> _lines = [];
    private int _sweepAt = Many;

    /// <summary>Lines in memory, for tests.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _lines.Count;
        }
    }

    /// <summary>Takes one call from its budgets; where one is used up, takes nothing and says why and when to come again (machine time).</summary>
    /// <param name="room">Where the message goes; null for what is no message.</param>
    /// <param name="awaited">Somebody waits for it: it has a reserve, and stands behind nobody for whom nobody waits.</param>
    public (string Code, DateTimeOffset At)? Take(string workspace, string method, string? room, bool awaited = false)
    {
        var now = machine.GetUtcNow();
        lock (_gate)
        {
            var ofMethod = _lines.GetValueOrDefault((workspace, method, ""));
            if (ofMethod?.LimitedUntil > now) return (SlackErrors.StillLimited, ofMethod.LimitedUntil);
            if (SlackTiers.Of(method) is null) return null;
            ofMethod ??= OfMethod(workspace, method, now);

            // A room has one line for whatever is said in it.
            var ofRoom = room is not null && SlackTiers.IsByRoom(method) ? _lines.GetValueOrDefault((workspace, "", room)) ?? Open((workspace, "", room), new(SlackTiers.Room, null), now) : null;
            if (ofRoom?.Turn(now, awaited) is { } roomsTurn) return (SlackErrors.Budget, roomsTurn);
            if (ofMethod.Turn(now, awaited) is { } turn) return (SlackErrors.Budget, turn);
            ofMethod.Take();
            ofRoom?.Take();
            return null;
        }
    }

    /// <summary>Slack asked this method of this workspace to wait.</summary>
    /// <param name="tooFast">It was called too often lately; not so where the workspace has used up what it may post in hours.</param>
    public void Limit(string workspace, string method, DateTimeOffset until, bool tooFast = true)
    {
        var now = machine.GetUtcNow();
        lock (_gate) (_lines.GetValueOrDefault((workspace, method, "")) ?? OfMethod(workspace, method, now)).Limit(until, now, tooFast);
    }

    private Line OfMethod(string workspace, string method, DateTimeOffset now) =>
        Open((workspace, method, ""), new(SlackTiers.Of(method) ?? default, new LearntShare(MostOfABudget)), now);

    private Line Open((string Workspace, string Method, string Room) key, Line line, DateTimeOffset now)
    {
        if (_lines.Count >= _sweepAt)
        {
            // An idle line is as good as none.
            foreach (var (idle, _) in _lines.Where(each => each.Value.IsIdle(now)).ToList()) _lines.Remove(idle);
            _sweepAt = Math.Max(Many, 2 * _lines.Count);
        }

        return _lines[key] = line;
    }

    /// <summary>One line: calls that may be made at once, which come back as time goes by.</summary>
    /// <param name="learnt">Null where the budget is what it is.</param>
    private sealed class Line(SlackBudget budget, LearntShare? learnt)
    {
        /// <summary>Of a call, so that whoever comes at his turn is not sent away for a rounding.</summary>
        private const double Tiny = 1e-6;

        private double _left = budget.AtOnce;
        private DateTimeOffset _at = DateTimeOffset.UnixEpoch;
        private DateTimeOffset _lastTurn = DateTimeOffset.UnixEpoch;

        public DateTimeOffset LimitedUntil { get; private set; } = DateTimeOffset.UnixEpoch;

        public bool IsIdle(DateTimeOffset now)
        {
            var (_, atOnce) = Settle(now);
            return (budget.AtOnce == 0 || _left + Tiny >= atOnce) && _lastTurn <= now && LimitedUntil <= now && learnt?.IsWhole(now) is not false;
        }

        /// <summary>
        /// Null where a call may go now; else a turn. Those who are sent away get one turn after the other, so that they do not all
        /// come again at once. A turn is a hint, no claim: whoever comes when there is room goes. What somebody waits for has a
        /// quarter more at once than the rest, and comes as soon as there is room.
        /// </summary>
        public DateTimeOffset? Turn(DateTimeOffset now, bool awaited)
        {
            var (each, atOnce) = Settle(now);
            var missing = 1 - _left - (awaited ? Math.Max(1, atOnce / 4) : 0);
            if (missing <= Tiny) return null;
            learnt?.Needed();
            var free = now + (each * missing);
            var turn = !awaited && _lastTurn + each > free ? _lastTurn + each : free;
            if (turn > now + TurnsAheadAtMost) return now + TurnsAheadAtMost;
            return awaited ? turn : _lastTurn = turn;
        }

        public void Take() => _left--;

        /// <summary>Nothing is saved up while it waits: else the next would be too many at once again.</summary>
        public void Limit(DateTimeOffset until, DateTimeOffset now, bool tooFast)
        {
            Settle(now);
            if (until > LimitedUntil) LimitedUntil = until;
            if (tooFast) learnt?.Refused(now, LimitedUntil);
            (_left, _at) = (Math.Min(_left, 1), LimitedUntil);
        }

        /// <returns>The time in which one more call is granted, and how many may be made at once.</returns>
        private (TimeSpan Each, int AtOnce) Settle(DateTimeOffset now)
        {
            var share = learnt?.At(now) ?? 1;
            var (perMinute, atOnce) = (budget.PerMinute * share, Math.Max(1, (int)(budget.AtOnce * Math.Min(1, share))));
            if (now > _at)
            {
                _left = Math.Min(atOnce, _left + ((now - _at) / TimeSpan.FromMinutes(1) * perMinute));
                _at = now;
            }

            return (perMinute > 0 ? TimeSpan.FromMinutes(1) / perMinute : TimeSpan.Zero, atOnce);
        }
    }
}
