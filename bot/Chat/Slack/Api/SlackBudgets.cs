namespace CoachBot.Chat.Slack.Api;

/// <summary>
/// When a method of a workspace may be called again: what Slack has asked for, and our own budgets, so that it need not ask.
/// Who waits, waits for nobody else: each method of each workspace, and each room, has a line of its own. In memory only: after a
/// restart Slack tells again.
/// </summary>
internal sealed class SlackBudgets(TimeProvider machine)
{
    /// <summary>Lines that are looked through for idle ones when there are more.</summary>
    private const int Many = 4096;

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
    public (string Code, DateTimeOffset At)? Take(string workspace, string method, string? room)
    {
        var now = machine.GetUtcNow();
        lock (_gate)
        {
            var ofMethod = _lines.GetValueOrDefault((workspace, method, ""));
            if (ofMethod?.LimitedUntil > now) return (SlackErrors.StillLimited, ofMethod.LimitedUntil);
            if (SlackTiers.Of(method) is not { } budget) return null;
            ofMethod ??= Open((workspace, method, ""), now);

            // A room has one line for whatever is said in it.
            var ofRoom = room is not null && SlackTiers.IsByRoom(method) ? _lines.GetValueOrDefault((workspace, "", room)) ?? Open((workspace, "", room), now) : null;
            if (ofRoom?.Turn(SlackTiers.Room, now) is { } roomsTurn) return (SlackErrors.Budget, roomsTurn);
            if (ofMethod.Turn(budget, now) is { } turn) return (SlackErrors.Budget, turn);
            ofMethod.Take(budget, now);
            ofRoom?.Take(SlackTiers.Room, now);
            return null;
        }
    }

    /// <summary>Slack asked this method of this workspace to wait.</summary>
    public void Limit(string workspace, string method, DateTimeOffset until)
    {
        var now = machine.GetUtcNow();
        lock (_gate)
        {
            var line = _lines.GetValueOrDefault((workspace, method, "")) ?? Open((workspace, method, ""), now);
            if (until > line.LimitedUntil) line.LimitedUntil = until;
        }
    }

    private Line Open((string Workspace, string Method, string Room) key, DateTimeOffset now)
    {
        if (_lines.Count >= _sweepAt)
        {
            // An idle line is as good as none.
            foreach (var (idle, _) in _lines.Where(each => each.Value.IsIdle(now)).ToList()) _lines.Remove(idle);
            _sweepAt = Math.Max(Many, 2 * _lines.Count);
        }

        return _lines[key] = new Line();
    }

    /// <summary>One line, after the generic cell rate algorithm: the instant at which its budget would be whole again.</summary>
    private sealed class Line
    {
        private DateTimeOffset _wholeAt = DateTimeOffset.UnixEpoch;
        private DateTimeOffset _lastTurn = DateTimeOffset.UnixEpoch;

        public DateTimeOffset LimitedUntil { get; set; }

        public bool IsIdle(DateTimeOffset now) => _wholeAt <= now && _lastTurn <= now && LimitedUntil <= now;

        /// <summary>
        /// Null where a call may go now; else a turn. Those who are sent away get one turn after the other, so that they do not all
        /// come again at once. A turn is a hint, no claim: whoever comes when there is room goes.
        /// </summary>
        public DateTimeOffset? Turn(SlackBudget budget, DateTimeOffset now)
        {
            var each = TimeSpan.FromMinutes(1) / budget.PerMinute;
            var free = _wholeAt - each * (budget.AtOnce - 1);
            if (free <= now) return null;
            var turn = _lastTurn + each > free ? _lastTurn + each : free;
            if (turn > now + TurnsAheadAtMost) return now + TurnsAheadAtMost;
            return _lastTurn = turn;
        }

        public void Take(SlackBudget budget, DateTimeOffset now) =>
            _wholeAt = (_wholeAt > now ? _wholeAt : now) + (TimeSpan.FromMinutes(1) / budget.PerMinute);
    }
}
