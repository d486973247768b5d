using CoachBot.Wire;

namespace CoachBot.Chat;

/// <summary>Where a message goes on its platform.</summary>
/// <param name="Tenant">The tenant whose installation is used.</param>
/// <param name="Address">The platform's id of the person or room.</param>
/// <param name="OnlyFor">Shown to this person (e-mail) alone, or null.</param>
/// <param name="Thread">Receipt of the message in whose thread it goes, or null.</param>
/// <param name="Awaited">Somebody waits for what goes there: it stands behind nothing for which nobody waits.</param>
public sealed record ChatAddress(string Tenant, string Address, string? OnlyFor = null, ChatReceipt? Thread = null, bool Awaited = false);

/// <summary>What the platform calls a message that was sent.</summary>
public sealed record ChatReceipt(string Room, string MessageId);

/// <summary>A chat platform: Slack, Teams, Sandbox.</summary>
public interface IChatPlatform
{
    string Name { get; }

    /// <summary>Sends a new message.</summary>
    /// <param name="revision">Revision of the card that is sent.</param>
    Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, Message message, string idempotencyKey, int revision, CancellationToken cancel);

    /// <summary>Edits a message in place.</summary>
    Task<SendResult<ChatReceipt>> Replace(string tenant, ChatReceipt sent, Message message, int revision, CancellationToken cancel);

    /// <summary>Whether a message of this key has arrived.</summary>
    Task<(Found Found, ChatReceipt? Receipt)> Find(ChatAddress to, string idempotencyKey, DateTimeOffset attemptedAt, CancellationToken cancel);

    /// <summary>
    /// Until when a person does not want to be disturbed; null where nothing is known of it. Asked before what nobody waits for,
    /// never before an answer.
    /// </summary>
    /// <returns>Machine time.</returns>
    Task<DateTimeOffset?> QuietUntil(ChatAddress to, CancellationToken cancel) => Task.FromResult<DateTimeOffset?>(null);
}
