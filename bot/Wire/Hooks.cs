using CoachBot.Coach;
using CoachBot.Coach.Cards;

namespace CoachBot.Wire;

/// <summary>A request to one of our hooks, as it arrived: nothing is parsed yet.</summary>
/// <param name="Connection">The part of the path behind the source's name, or empty.</param>
/// <param name="Headers">Names are compared without case; a repeated header has several values.</param>
/// <param name="RemoteIsLoopback">The caller is this machine.</param>
public sealed record HookRequest(
    string Connection,
    string Path,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Headers,
    ReadOnlyMemory<byte> Body,
    bool IsHttps,
    bool RemoteIsLoopback)
{
    /// <summary>The header's single value; null where it is absent or repeated.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;
}

/// <summary>Whether a request is who it says it is.</summary>
/// <param name="Status">HTTP status to refuse it with, or 0 where it is genuine.</param>
/// <param name="Tenant">The tenant it belongs to, where genuine.</param>
/// <param name="RetryAfter">When to come back, for 429.</param>
public sealed record HookVerdict(int Status, string? Detail = null, string? Tenant = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Go on: nothing speaks against it so far.</summary>
    public static readonly HookVerdict Admitted = new(0);

    public bool Genuine => Status == 0;

    public static HookVerdict For(string tenant) => new(0, null, tenant);
}

/// <summary>What goes back to the caller at once.</summary>
public sealed record HookReply(int Status, string? ContentType = null, byte[]? Body = null, TimeSpan? RetryAfter = null);

/// <summary>A genuine request, read: the events it carries, or what is wrong with it.</summary>
/// <param name="Key">Its idempotency key, unique per source and connection.</param>
/// <param name="BodyHash">Lower-case hex SHA-256 of the body: the same key with another body is counted.</param>
public sealed record HookReading(string? Key, string? BodyHash, IReadOnlyList<InboundEvent> Events, IReadOnlyList<HookError> Errors);

/// <summary>One thing wrong with a body: where (JSON Pointer), which rule, and what to do.</summary>
public sealed record HookError(string Pointer, string Rule, string Detail);

/// <summary>Slack, Teams, HubSpot, Google… whoever calls us. Registered once per vendor.</summary>
public interface IHookSource
{
    /// <summary>POST /hooks/{Name}; stored with every row.</summary>
    string Name { get; }

    /// <summary>Looks at the path and the headers alone, before the body is read: unknown connection (404), content type (415).</summary>
    HookVerdict Admit(HookRequest headersOnly);

    /// <summary>Decides who is calling (401) and whether it calls too often (429), before any parsing. Takes machine time.</summary>
    HookVerdict Verify(HookRequest request, DateTimeOffset now);

    /// <summary>Reads a genuine request. Pure; called before the row is stored, because a subject is part of the row.</summary>
    HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow);

    /// <summary>What to say at once: empty 202, challenge, form, field errors.</summary>
    HookReply Reply(HookRequest request, Answer answer);
}
