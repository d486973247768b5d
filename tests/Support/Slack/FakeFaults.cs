namespace CoachBot.Tests.Support.Slack;

/// <summary>Something that goes wrong on Slack's side.</summary>
/// <param name="Method">The method it befalls; <c>*</c> for each.</param>
/// <param name="Team">The workspace it befalls; null for each.</param>
public sealed record FakeFault(string Method, string? Team = null)
{
    /// <summary>How many calls it befalls.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The call is carried out all the same.</summary>
    public bool Effect { get; init; }

    /// <summary>HTTP status with a page that is no JSON; 429 with Slack's usual body.</summary>
    public int? Status { get; init; }

    /// <summary>The header as it stands, however absurd; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Code of an ordinary answer with <c>ok: false</c>.</summary>
    public string? Error { get; init; }

    /// <summary>The connection is cut instead of an answer.</summary>
    public bool Cut { get; init; }

    /// <summary>There is never an answer, until the caller gives up.</summary>
    public bool Hang { get; init; }

    /// <summary>The answer comes later, in real time, and is right.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Holds the answer back until this ends.</summary>
    public Task? Until { get; init; }
}

/// <summary>What goes wrong next. The first that fits is taken.</summary>
public sealed class FakeFaults
{
    private readonly Lock _gate = new();
    private readonly List<(FakeFault Fault, int Left)> _next = [];

    public void Add(FakeFault fault)
    {
        lock (_gate) _next.Add((fault, fault.Times));
    }

    /// <summary>429.</summary>
    public void Limit(string method, string? retryAfter = "1", string? team = null, int times = 1) =>
        Add(new(method, team) { Status = 429, RetryAfter = retryAfter, Times = times });

    /// <summary>A status such as 500, with or without effect.</summary>
    public void Fail(string method, int status = 500, bool effect = false, string? team = null, int times = 1) =>
        Add(new(method, team) { Status = status, Effect = effect, Times = times });

    /// <summary><c>ok: false</c> with a code.</summary>
    public void Error(string method, string code, bool effect = false, string? team = null, int times = 1) =>
        Add(new(method, team) { Error = code, Effect = effect, Times = times });

    public void Hang(string method, bool effect = true, string? team = null, int times = 1) => Add(new(method, team) { Hang = true, Effect = effect, Times = times });

    public void Cut(string method, bool effect = true, string? team = null, int times = 1) => Add(new(method, team) { Cut = true, Effect = effect, Times = times });

    public void Slow(string method, TimeSpan delay, string? team = null, int times = int.MaxValue) => Add(new(method, team) { Delay = delay, Times = times });

    public void Clear()
    {
        lock (_gate) _next.Clear();
    }

    internal FakeFault? Take(string method, string? team)
    {
        lock (_gate)
        {
            var at = _next.FindIndex(one => (one.Fault.Method == "*" || one.Fault.Method == method) && (one.Fault.Team is null || one.Fault.Team == team));
            if (at < 0) return null;
            var (fault, left) = _next[at];
            if (left <= 1) _next.RemoveAt(at);
            else if (left < int.MaxValue) _next[at] = (fault, left - 1);
            return fault;
        }
    }
}
