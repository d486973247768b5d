namespace CoachBot.Chat.Slack.Socket;

/// <summary>How the sockets stand, for the health page. In memory: it is about this process.</summary>
public sealed class SocketBoard(TimeProvider machine)
{
    /// <summary>So many at once: while one is replaced or broken, the other takes. Slack allows ten to an app.</summary>
    public const int Sockets = 2;

    private readonly SocketPlace[] _places = [.. Enumerable.Range(1, Sockets).Select(number => new SocketPlace(number, machine))];

    /// <summary>Each socket; all of them <see cref="SocketStates.Off"/> where Slack does not use Socket Mode.</summary>
    public IReadOnlyList<SocketState> Read() => [.. _places.Select(place => place.Read())];

    internal IReadOnlyList<SocketPlace> Places => _places;
}

/// <summary>One socket, as it stands.</summary>
/// <param name="State">One of <see cref="SocketStates"/>.</param>
/// <param name="Since">When it came into this state, machine time.</param>
/// <param name="Opened">When the connection in use was opened, machine time; null where there is none.</param>
/// <param name="Reason">Why it is not connected, or why the one before was replaced: a code of Slack's, or of ours.</param>
/// <param name="TriedAgainAt">Machine time; null where nothing waits.</param>
/// <param name="LastTaken">When something came last, machine time.</param>
/// <param name="Acknowledged">Envelopes that Slack knows to be stored.</param>
/// <param name="Left">Envelopes that were not stored in time: Slack sends them again.</param>
/// <param name="Odd">Frames and envelopes of a kind that nobody knows.</param>
public sealed record SocketState(
    int Number, string State, DateTimeOffset Since, DateTimeOffset? Opened = null, string? Reason = null, DateTimeOffset? TriedAgainAt = null,
    DateTimeOffset? LastTaken = null, long Acknowledged = 0, long Left = 0, long Odd = 0);

/// <summary>The words of <see cref="SocketState.State"/>: alarms read them, so they are never renamed.</summary>
public static class SocketStates
{
    public const string Off = "off";

    public const string Opening = "opening";

    /// <summary>Slack has said hello.</summary>
    public const string Connected = "connected";

    /// <summary>Connected, and the next one is being opened.</summary>
    public const string Replacing = "replacing";

    /// <summary>It did not open; it is tried again soon.</summary>
    public const string Waiting = "waiting";

    /// <summary>It cannot open before somebody changes something; it is tried again from time to time.</summary>
    public const string Stopped = "stopped";
}
