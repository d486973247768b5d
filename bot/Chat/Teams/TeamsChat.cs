using CoachBot.Wire;

namespace CoachBot.Chat.Teams;

/// <summary>Teams as a chat platform.</summary>
public sealed class TeamsChat : IChatPlatform
{
    public const string PlatformName = "teams";

    public string Name => PlatformName;

    public Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, Message message, string idempotencyKey, int revision, CancellationToken cancel) =>
        throw new NotSupportedException();

    public Task<SendResult<ChatReceipt>> Replace(string tenant, ChatReceipt sent, Message message, int revision, CancellationToken cancel) =>
        throw new NotSupportedException();

    public Task<(Found Found, ChatReceipt? Receipt)> Find(ChatAddress to, string idempotencyKey, DateTimeOffset attemptedAt, CancellationToken cancel) =>
        throw new NotSupportedException();
}
