using CoachBot.Chat.Adapters;

namespace CoachBot.Chat.Teams.Connector;

/// <summary>The calls of one line within its longest window, oldest first; guarded by its owner.</summary>
internal sealed class BudgetLine
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(20);

    private readonly List<DateTimeOffset> _calls = [];
    private readonly LearntShare _learnt = new(most: 1);
    private DateTimeOffset _lastTurn = DateTimeOffset.UnixEpoch;
    private DateTimeOffset _lastAwaited = DateTimeOffset.UnixEpoch;
    private DateTimeOffset _limitedUntil = DateTimeOffset.UnixEpoch;
    private TimeSpan _nextWait = FirstWait;

    public bool IsIdle(DateTimeOffset now, TimeSpan longest) =>
        _lastTurn <= now && _lastAwaited <= now && _limitedUntil <= now && (_calls.Count == 0 || _calls[^1] + longest <= now) && _learnt.IsWhole(now);

    /// <summary>Half of one of its windows is used: a refusal may be meant for this line.</summary>
    public bool IsBusy(ReadOnlySpan<BudgetWindow> windows, DateTimeOffset now)
    {
        foreach (var (calls, length) in windows)
        {
            if ((calls + 1) / 2 is var half && _calls.Count >= half && _calls[^half] + length > now) return true;
        }

        return false;
    }

    /// <summary>
    /// Null where a call may go now; else a turn. Those who are sent away get one turn after the other, so that they do not all come
    /// again at once. A turn is a hint, no claim: whoever comes when there is room goes.
    /// </summary>
    /// <param name="spares">One of so many calls of a window is left for what somebody waits for; 0 leaves none.</param>
    /// <param name="awaited">Somebody waits for it: it stands behind nobody for whom nobody waits.</param>
    public DateTimeOffset? Turn(ReadOnlySpan<BudgetWindow> windows, int spares, bool awaited, DateTimeOffset now, TimeSpan aheadAtMost)
    {
        Forget(now - windows[^1].Length);
        var share = _learnt.At(now);
        var (free, each) = (_limitedUntil, windows[0].Length / windows[0].Calls);
        foreach (var (published, length) in windows)
        {
            var granted = (int)(published * share);
            var calls = Math.Max(1, awaited || spares == 0 ? granted : granted - (granted / spares));

            // The call that has to leave the window before another fits in.
            if (_calls.Count < calls || _calls[^calls] + length is var room && room <= free) continue;
            (free, each) = (room, length / calls);
        }

        if (free <= now) return null;
        if (free > _limitedUntil) _learnt.Needed();
        ref var last = ref awaited ? ref _lastAwaited : ref _lastTurn;
        var turn = last + each > free ? last + each : free;
        return last = turn > free + aheadAtMost ? free + aheadAtMost : turn;
    }

    public void Take(DateTimeOffset now) => _calls.Add(now);

    /// <summary>Nothing is called until then.</summary>
    public DateTimeOffset Limit(DateTimeOffset? until, DateTimeOffset now)
    {
        var asked = until ?? now + Some(_nextWait);
        _nextWait = _nextWait * 2 < LastWait ? _nextWait * 2 : LastWait;
        if (asked > _limitedUntil) _limitedUntil = asked;
        return _limitedUntil;
    }

    /// <summary>It was called too often.</summary>
    public void Slow(DateTimeOffset now) => _learnt.Refused(now, _limitedUntil);

    public void Pass() => _nextWait = FirstWait;

    /// <summary>Not all at the same instant: up to a quarter more.</summary>
    private static TimeSpan Some(TimeSpan wait) => wait * (1 + (Random.Shared.NextDouble() / 4));

    private void Forget(DateTimeOffset before)
    {
        var gone = 0;
        while (gone < _calls.Count && _calls[gone] <= before) gone++;
        if (gone > 0) _calls.RemoveRange(0, gone);
    }
}
