using CoachBot.Storage;
using CoachBot.Wire;

namespace CoachBot.Chat.Sandbox;

/// <summary>
/// A chat of our own, in the database. It stores sends by their key, so here a nudge is exactly once, and
/// <see cref="Find"/> always knows.
/// </summary>
public sealed class SandboxChat(Store store, SituationLoader situations, BusinessClock clock) : IChatPlatform
{
    public const string PlatformName = "sandbox";

    public string Name => PlatformName;

    public async Task<SendResult<ChatReceipt>> Deliver(ChatAddress to, Message message, string idempotencyKey, int revision, CancellationToken cancel)
    {
        var room = to.Thread?.Room ?? situations.Ask(to.Tenant, situation => SandboxRooms.Behind(situation, to.Address));
        if (room is null) return new Failed<ChatReceipt>(FailureCategory.Unreachable, $"Nobody in the Sandbox has the address {to.Address}.");
        var (body, now) = (SandboxMessages.Stored(SandboxBody.Of(message)), clock.GetUtcNow());
        var id = await store.Write(
            WriteUrgency.Work,
            sql =>
            {
                if (SandboxMessages.OfCard(sql, to.Tenant, idempotencyKey) is { } there)
                {
                    SandboxMessages.Edit(sql, to.Tenant, there.Id, body, revision, now);
                    return there.Id;
                }

                var number = SandboxMessages.Number(sql);
                SandboxMessages.Add(sql, new()
                {
                    Tenant = to.Tenant,
                    Id = SandboxMessages.IdOf(number),
                    CardKey = idempotencyKey,
                    Room = room,
                    Thread = RootOf(sql, to),
                    By = "bot",
                    SentAt = now,
                    Revision = revision,
                    OnlyFor = to.OnlyFor,
                    Cursor = number,
                    Body = body,
                });
                return SandboxMessages.IdOf(number);
            },
            cancel);
        return new Done<ChatReceipt>(new ChatReceipt(room, id));
    }

    public async Task<SendResult<ChatReceipt>> Replace(string tenant, ChatReceipt sent, Message message, int revision, CancellationToken cancel)
    {
        var (body, now) = (SandboxMessages.Stored(SandboxBody.Of(message)), clock.GetUtcNow());
        var found = await store.Write(
            WriteUrgency.Work,
            sql =>
            {
                if (SandboxMessages.Find(sql, tenant, sent.MessageId) is null) return false;
                SandboxMessages.Edit(sql, tenant, sent.MessageId, body, revision, now);
                return true;
            },
            cancel);
        return found ? new Done<ChatReceipt>(sent) : new Failed<ChatReceipt>(FailureCategory.Refused, $"There is no message {sent.MessageId}.");
    }

    public Task<(Found Found, ChatReceipt? Receipt)> Find(ChatAddress to, string idempotencyKey, DateTimeOffset attemptedAt, CancellationToken cancel)
    {
        var row = store.Read(sql => SandboxMessages.OfCard(sql, to.Tenant, idempotencyKey));
        return Task.FromResult<(Found, ChatReceipt?)>(row is null ? (Found.No, null) : (Found.Yes, new ChatReceipt(row.Room, row.Id)));
    }

    /// <summary>Threads have one level: an answer in a thread stands below its root.</summary>
    private static string? RootOf(Sql sql, ChatAddress to) =>
        to.Thread is { } thread ? SandboxMessages.Find(sql, to.Tenant, thread.MessageId)?.Thread ?? thread.MessageId : null;
}
