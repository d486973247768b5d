using System.Collections.Concurrent;
using CoachBot.Chat;
using CoachBot.Wire;

namespace CoachBot.Tests.Delivery;

/// <summary>A chat platform that keeps what it is sent, and whose next answers a test can set.</summary>
internal sealed class FakeChat : IChatPlatform
{
    public const string PlatformName = "fake";

    private readonly ConcurrentDictionary<string, (string Text, int Revision, ChatAddress To)> messages = new(StringComparer.Ordinal);

    public string Name => PlatformName;

    /// <summary>Every call to send or edit, in order: the key and the text.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Answers to come, first in first out; without one, all goes well.</summary>
    public ConcurrentQueue<Func<SendResult<ChatReceipt>>> Next { get; } = new();

    /// <summary>Until when an address wants its quiet.</summary>
    public Func<string, DateTimeOffset?> Quiet { get; set; } = _ => null;

    /// <summary>What <see cref="Find"/> answers; null for the truth.</summary>
    public Found? Finds { get; set; }

    /// <summary>Called on every sending, before anything else.</summary>
    public Func<string, Task> Sending { get; set; } = _ => Task.CompletedTask;

    public string? TextOf(string key) => messages.TryGetValue(key, out var message) ? message.Text : null;

    public ChatAddress AddressOf(string key) => messages[key].To;

    /// <summary>It arrives, and the answer gets lost.</summary>
    public void ArrivesWithoutAnswer(string key, string text) => messages[key] = (text, 1, new ChatAddress("acme", "dm:ann"));

    public Task<DateTimeOffset?> QuietUntil(ChatAddress to, CancellationToken cancel) => Task.FromResult(Quiet(to.Address));

    public async Task<SendResult<ChatReceipt>> Deliver(
        ChatAddress to, Message message, string idempotencyKey, int revision, CancellationToken cancel)
    {
        Calls.Enqueue($"send {idempotencyKey} {message.Text}");
        await Sending(idempotencyKey);
        if (Next.TryDequeue(out var scripted)) return scripted();
        messages[idempotencyKey] = (message.Text, revision, to);
        return new Done<ChatReceipt>(new ChatReceipt(to.Address, $"m-{idempotencyKey}"));
    }

    public Task<SendResult<ChatReceipt>> Replace(string tenant, ChatReceipt sent, Message message, int revision, CancellationToken cancel)
    {
        var key = sent.MessageId[2..];
        Calls.Enqueue($"edit {key} {message.Text}");
        if (Next.TryDequeue(out var scripted)) return Task.FromResult(scripted());
        messages[key] = (message.Text, revision, messages[key].To);
        return Task.FromResult<SendResult<ChatReceipt>>(new Done<ChatReceipt>(sent));
    }

    public Task<(Found Found, ChatReceipt? Receipt)> Find(
        ChatAddress to, string idempotencyKey, DateTimeOffset attemptedAt, CancellationToken cancel)
    {
        var found = Finds ?? (messages.ContainsKey(idempotencyKey) ? Found.Yes : Found.No);
        return Task.FromResult((found, found == Found.Yes ? new ChatReceipt(to.Address, $"m-{idempotencyKey}") : null));
    }
}
