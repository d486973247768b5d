namespace CoachBot.Tests.Support.Teams;

/// <summary>Something that goes wrong on Teams' side.</summary>
/// <param name="Method">The method it befalls, see <see cref="FakeTeams.CallsOf"/>; <c>*</c> for each of the connector's.</param>
/// <param name="Room">The conversation it befalls; null for each.</param>
public sealed record FakeTeamsFault(string Method, string? Room = null)
{
    /// <summary>How many calls it befalls.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The call is carried out all the same.</summary>
    public bool Effect { get; init; }

    public int? Status { get; init; }

    /// <summary>Body of the answer; where null, a page that is no JSON.</summary>
    public string? Body { get; init; }

    /// <summary>The header as it stands, however absurd; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public string? Location { get; init; }

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
public sealed class FakeTeamsFaults
{
    private readonly Lock _gate = new();
    private readonly List<(FakeTeamsFault Fault, int Left)> _next = [];

    public void Add(FakeTeamsFault fault)
    {
        lock (_gate) _next.Add((fault, fault.Times));
    }

    /// <summary>429.</summary>
    /// <param name="retryAfter">Seconds, a date, nonsense, or null for no header.</param>
    public void Limit(string method, string? retryAfter = "1", string? room = null, int times = 1) => Add(new(method, room)
    {
        Status = 429, RetryAfter = retryAfter, Times = times, Body = FakeTeamsBodies.Error("Throttled", "Too many requests"),
    });

    /// <summary>A status such as 502, with or without effect, and a page that is no JSON.</summary>
    public void Fail(string method, int status = 502, bool effect = false, string? room = null, int times = 1) =>
        Add(new(method, room) { Status = status, Effect = effect, Times = times });

    /// <summary>A status with Teams' code.</summary>
    public void Refuse(string method, int status, string code, string? room = null, int times = 1) =>
        Add(new(method, room) { Status = status, Times = times, Body = FakeTeamsBodies.Error(code, "Something that nobody relies on") });

    /// <summary>A status with any body.</summary>
    public void Say(string method, int status, string body, string? room = null, int times = 1) => Add(new(method, room) { Status = status, Times = times, Body = body });

    /// <summary>Taken and carried out, without an id: as where the service split it.</summary>
    public void Split(string method = "send", string? room = null, int times = 1) => Add(new(method, room) { Status = 202, Body = "{}", Effect = true, Times = times });

    public void Redirect(string method, string location, int status = 307, string? room = null, int times = 1) =>
        Add(new(method, room) { Status = status, Location = location, Times = times });

    public void Hang(string method, bool effect = true, string? room = null, int times = 1) => Add(new(method, room) { Hang = true, Effect = effect, Times = times });

    public void Cut(string method, bool effect = true, string? room = null, int times = 1) => Add(new(method, room) { Cut = true, Effect = effect, Times = times });

    public void Slow(string method, TimeSpan delay, string? room = null, int times = int.MaxValue) => Add(new(method, room) { Delay = delay, Times = times });

    public void Clear()
    {
        lock (_gate) _next.Clear();
    }

    internal FakeTeamsFault? Take(string method, string? room)
    {
        lock (_gate)
        {
            var at = _next.FindIndex(one =>
                (one.Fault.Method == method || (one.Fault.Method == "*" && method is not ("token" or "keys" or "graph"))) && (one.Fault.Room is null || one.Fault.Room == room));
            if (at < 0) return null;
            var (fault, left) = _next[at];
            if (left <= 1) _next.RemoveAt(at);
            else if (left < int.MaxValue) _next[at] = (fault, left - 1);
            return fault;
        }
    }
}

/// <summary>Bodies of refusals, in each of the forms that were reported.</summary>
public static class FakeTeamsBodies
{
    /// <summary>JSON inside a text.</summary>
    public const string MessageWritesBlocked =
        """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"Thread is not writable for bot\",\r\n  \"errorCode\": null,\r\n  \"errorSubCode\": null\r\n}"}""";

    /// <summary>What a gateway says where a token does not count.</summary>
    public const string Denied = """{"message":"Authorization has been denied for this request."}""";

    public static string Error(string code, string message) =>
        new System.Text.Json.Nodes.JsonObject { ["error"] = new System.Text.Json.Nodes.JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString();
}
