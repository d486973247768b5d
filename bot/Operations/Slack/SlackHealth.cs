namespace CoachBot.Operations.Slack;

/// <summary>How Slack stands. Ids of workspaces, codes and counts; no name, no secret: it is read without a key.</summary>
/// <param name="Mode"><c>socket</c> or <c>http</c>: how what happens in Slack comes here.</param>
/// <param name="Workspaces">Installations that were not removed, broken ones included.</param>
/// <param name="LastEvent">When something was stored last, of the newest thousand hooks; machine time, as all instants here.</param>
/// <param name="Sockets">Those of Socket Mode; none with a public address.</param>
/// <param name="Broken">Workspaces to which nothing can be sent.</param>
/// <param name="RateLimited">Workspace to the minutes in which Slack held events back, because there were more than 30,000 in an hour.</param>
/// <param name="Foreign">Requests of workspaces that do not have us: answered and left.</param>
/// <param name="Held">Requests that wait until somebody has been looked up.</param>
public sealed record SlackHealth(
    string Mode, int Workspaces, DateTimeOffset? LastEvent, IReadOnlyList<SocketHealth> Sockets, IReadOnlyList<BrokenWorkspace> Broken,
    IReadOnlyDictionary<string, long> RateLimited, long Foreign, HeldHealth Held);

/// <summary>One socket.</summary>
/// <param name="State"><c>connected</c>, <c>opening</c>, <c>replacing</c>, <c>waiting</c>, <c>stopped</c> or <c>off</c>.</param>
/// <param name="ForSeconds">How long it has been so.</param>
/// <param name="OpenSeconds">Age of the connection in use; null where there is none.</param>
/// <param name="Reason">Why it is not connected, or why the one before was replaced.</param>
/// <param name="LastTaken">When something came over it last.</param>
/// <param name="Acknowledged">Envelopes that were stored and acknowledged.</param>
/// <param name="Left">Envelopes that were not stored in time: Slack sends them again.</param>
/// <param name="Odd">Frames and envelopes of a kind that nobody knows.</param>
public sealed record SocketHealth(
    int Number, string State, long ForSeconds, long? OpenSeconds, string? Reason, DateTimeOffset? TriedAgainAt, DateTimeOffset? LastTaken,
    long Acknowledged, long Left, long Odd);

/// <summary>A workspace to which nothing can be sent.</summary>
/// <param name="Id">Of the workspace, or of its organisation.</param>
/// <param name="Reason">Slack's code, or ours.</param>
public sealed record BrokenWorkspace(string Id, string Reason, DateTimeOffset? Since);

/// <summary>Requests that wait.</summary>
/// <param name="OldestSeconds">0 where none waits.</param>
/// <param name="TooLong">How many were given up, because nobody could be looked up in time.</param>
public sealed record HeldHealth(long Count, long OldestSeconds, long TooLong = 0);
