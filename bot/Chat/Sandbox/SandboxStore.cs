using CoachBot.Storage;

namespace CoachBot.Chat.Sandbox;

/// <summary>What the Sandbox's endpoints read and write of its chat.</summary>
public sealed class SandboxStore(Store store, BusinessClock clock)
{
    /// <summary>Messages that are new or changed since a cursor, and the cursor to ask with next.</summary>
    /// <param name="room">Null for all rooms.</param>
    public (IReadOnlyList<SandboxMessage> Messages, long Cursor) Since(string? room, long cursor) => store.Read(sql =>
        ((IReadOnlyList<SandboxMessage>)[.. SandboxMessages.Since(sql, SandboxDesk.Tenant, room, cursor).Select(SandboxMessages.Shown)], SandboxMessages.Newest(sql)));

    public Task Keep(OpenFormRow form, CancellationToken cancel) => store.Write(WriteUrgency.Answer, sql => OpenForms.Add(sql, form), cancel);

    /// <summary>A place in the order of messages, for a line whose answer may be there before it is listed.</summary>
    public Task<long> Reserve(CancellationToken cancel) => store.Write(WriteUrgency.Answer, SandboxMessages.Number, cancel);

    /// <summary>Lists what a person typed.</summary>
    public Task List(SandboxLine line, long place, DateTimeOffset at, CancellationToken cancel) => store.Write(
        WriteUrgency.Answer,
        sql => SandboxMessages.Add(sql, new()
        {
            Tenant = SandboxDesk.Tenant,
            Id = SandboxMessages.IdOf(place),
            Room = line.Room,
            Thread = line.Thread,
            By = line.By,
            SentAt = at,
            Revision = 1,
            Cursor = SandboxMessages.Number(sql),
            Body = SandboxMessages.Stored(SandboxBody.Typed(line.Text)),
        }),
        cancel);

    public DateTimeOffset Now => clock.GetUtcNow();
}
