using CoachBot.Wire;

namespace CoachBot.Chat.Slack;

/// <summary>Slack as a chat platform. It has no idempotency key: a first sending whose end nobody knows is looked for by its metadata.</summary>
public sealed class SlackChat : IChatPlatform
{
    public const string PlatformName = "slack";

    public string Name => PlatformName;

    public Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, Message message, string idempotencyKey, int revision, CancellationToken cancel) =>
        throw new NotSupportedException();

    public Task<SendResult<ChatReceipt>> Replace(string tenant, ChatReceipt sent, Message message, int revision, CancellationToken cancel) =>
        throw new NotSupportedException();

    public Task<(Found Found, ChatReceipt? Receipt)> Find(ChatAddress to, string idempotencyKey, DateTimeOffset attemptedAt, CancellationToken cancel) =>
        throw new NotSupportedException();
}
