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

    /// <summary>What the body is said to be, in small letters, without parameters such as a charset; null where it is not said, or twice.</summary>
    public string? MediaType => Header("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant();
}

/// <summary>Whether a request is who it says it is.</summary>
/// <param name="Status">HTTP status to refuse it with, or 0 where it is genuine; 200 where it is genuine and not for us.</param>
/// <param name="Detail">What is wrong and what to do; null says nothing: the answer's body is empty.</param>
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
/// <param name="Headers">Headers that its sender knows, beside those of the body.</param>
public sealed record HookReply(
    int Status, string? ContentType = null, byte[]? Body = null, TimeSpan? RetryAfter = null, IReadOnlyDictionary<string, string>? Headers = null);

/// <summary>A genuine request, read: the events it carries, or what is wrong with it.</summary>
/// <param name="Key">Its idempotency key, unique per source and connection.</param>
/// <param name="BodyHash">Lower-case hex SHA-256 of the body: the same key with another body is counted.</param>
/// <param name="HeldFor">
/// What has to be found out before it can be read, such as a person whom nobody has looked up yet: then the request is
/// stored as it is, and its source puts it through the door again.
/// </param>
/// <param name="HeldBody">What is stored of a held request in place of its body, such as all but a secret; null for all of it.</param>
/// <param name="Notice">Counted on the health page, once for each key.</param>
public sealed record HookReading(
    string? Key,
    string? BodyHash,
    IReadOnlyList<InboundEvent> Events,
    IReadOnlyList<HookError> Errors,
    string? HeldFor = null,
    byte[]? HeldBody = null,
    HookNotice? Notice = null);

/// <summary>Something to be counted.</summary>
/// <param name="Kind">A word that stands in the database.</param>
public sealed record HookNotice(string Kind, string Name);

/// <summary>One thing wrong with a body: where (JSON Pointer), which rule, and what to do.</summary>
public sealed record HookError(string Pointer, string Rule, string Detail);

/// <summary>Takes a whole request of a source: verified, read, stored, then answered. Whoever gets requests by another way than HTTP uses it.</summary>
public delegate Task<HookReply> HookDoor(IHookSource source, HookRequest request, CancellationToken cancel);

/// <summary>Slack, Teams, HubSpot, Google… whoever calls us. Registered once per vendor.</summary>
public interface IHookSource
{
    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(3);

    /// <summary>POST /hooks/{Name}; stored with every row.</summary>
    string Name { get; }

    /// <summary>How long the caller waits for its answer, machine time.</summary>
    TimeSpan AnswersWithin => Ample;

    /// <summary>Looks at the path and the headers alone, before the body is read: unknown connection (404), content type (415).</summary>
    HookVerdict Admit(HookRequest headersOnly);

    /// <summary>Another path at which this source is reached, because its vendor expects it there; null where there is none.</summary>
    string? OtherPath => null;

    /// <summary>Fetches what verifying needs, such as the caller's public keys, and gives up soon. Nothing of the request is trusted yet.</summary>
    Task Ready(HookRequest request, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Decides who is calling (401) and whether it calls too often (429), before any parsing. Takes machine time.</summary>
    HookVerdict Verify(HookRequest request, DateTimeOffset now);

    /// <summary>Finds out, of a genuine request, what <see cref="Read"/> will need: asked of the vendor, and given up soon.</summary>
    Task Prepare(HookRequest request, string tenant, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Reads a genuine request. Changes nothing; called before the row is stored, because a subject is part of the row.</summary>
    HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow);

    /// <summary>
    /// The answer takes its time: shows the person that something comes, such as a loading form. What the caller is told
    /// meanwhile, after which <see cref="Reply"/> finds its own way; null where he has to wait.
    /// </summary>
    Task<HookReply?> Wait(HookRequest request, HookReading reading, CancellationToken cancel) => Task.FromResult<HookReply?>(null);

    /// <summary>What to say at once: empty 202, challenge, form, field errors.</summary>
    /// <param name="late"><see cref="Wait"/> has let the caller go: a form or errors go to the person another way.</param>
    Task<HookReply> Reply(HookRequest request, HookReading reading, Answer answer, bool late, CancellationToken cancel);

    /// <summary>What to say where it could not be stored; null for a 503.</summary>
    /// <param name="late">As for <see cref="Reply"/>.</param>
    Task<HookReply?> NotStored(HookRequest request, HookReading reading, bool late, CancellationToken cancel) => Task.FromResult<HookReply?>(null);
}
