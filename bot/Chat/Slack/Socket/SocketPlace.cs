namespace CoachBot.Chat.Slack.Socket;

/// <summary>One socket's place on the board, written by whoever keeps it.</summary>
internal sealed class SocketPlace(int number, TimeProvider machine)
{
    private readonly Lock _gate = new();
    private SocketState _state = new(number, SocketStates.Off, machine.GetUtcNow());

    public int Number => number;

    public SocketState Read()
    {
        lock (_gate) return _state;
    }

    /// <param name="still">The one before is still in use.</param>
    public void Opening(bool still) => Change(now => Turned(still ? SocketStates.Replacing : SocketStates.Opening, still, now));

    public void Connected() => Change(now => Turned(SocketStates.Connected, still: true, now) with { Since = now, Opened = now });

    /// <summary>The connection in use will not last, or has ended.</summary>
    public void Leaving(string reason, bool still) => Change(now => Turned(still ? SocketStates.Replacing : SocketStates.Opening, still, now) with { Reason = reason });

    public void Waiting(string reason, DateTimeOffset until, bool still) =>
        Change(now => Turned(SocketStates.Waiting, still, now) with { Reason = reason, TriedAgainAt = until });

    public void Stopped(string reason, DateTimeOffset until, bool still) =>
        Change(now => Turned(SocketStates.Stopped, still, now) with { Reason = reason, TriedAgainAt = until });

    public void Off() => Change(now => Turned(SocketStates.Off, still: false, now));

    public void Taken() => Change(now => _state with { LastTaken = now });

    public void Acknowledged() => Change(_ => _state with { Acknowledged = _state.Acknowledged + 1 });

    public void Left() => Change(_ => _state with { Left = _state.Left + 1 });

    public void Odd() => Change(_ => _state with { Odd = _state.Odd + 1 });

    private void Change(Func<DateTimeOffset, SocketState> to)
    {
        lock (_gate) _state = to(machine.GetUtcNow());
    }

    private SocketState Turned(string state, bool still, DateTimeOffset now) => _state with
    {
        State = state, Since = _state.State == state ? _state.Since : now, Opened = still ? _state.Opened : null, TriedAgainAt = null,
    };
}
