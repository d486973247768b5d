using System.Collections.Concurrent;
using System.Diagnostics;
using CoachBot.Chat;
using CoachBot.Wire;

namespace CoachBot.Benchmarks.Support;

/// <summary>A chat that takes everything at once and shows it to nobody; it notes when.</summary>
internal sealed class NullChat(TimeProvider time) : IChatPlatform
{
    public const string PlatformName = "null";

    private long edits;

    public string Name => PlatformName;

    /// <summary>Key of the card to the instants at which it was handed over.</summary>
    public ConcurrentDictionary<string, DateTimeOffset> Taken { get; } = new(StringComparer.Ordinal);

    public long Repeats { get; private set; }

    public long Edits => Interlocked.Read(ref edits);

    public Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, Message message, string idempotencyKey, int revision, CancellationToken cancel)
    {
        if (!Taken.TryAdd(idempotencyKey, time.GetUtcNow())) Repeats++;
        return Task.FromResult<SendResult<ChatReceipt>>(new Done<ChatReceipt>(new ChatReceipt(to.Address, idempotencyKey)));
    }

    public Task<SendResult<ChatReceipt>> Replace(string tenant, ChatReceipt sent, Message message, int revision, CancellationToken cancel)
    {
        Interlocked.Increment(ref edits);
        return Task.FromResult<SendResult<ChatReceipt>>(new Done<ChatReceipt>(sent));
    }

    public Task<(Found Found, ChatReceipt? Receipt)> Find(ChatAddress to, string idempotencyKey, DateTimeOffset attemptedAt, CancellationToken cancel) =>
        Task.FromResult<(Found, ChatReceipt?)>((Taken.ContainsKey(idempotencyKey) ? Found.Yes : Found.No, null));
}
