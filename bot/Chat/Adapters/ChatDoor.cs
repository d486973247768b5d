using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>A way in which something of a chat platform reaches us. Those of one platform differ in how they know that it is genuine; the rest is its inbox's.</summary>
public abstract class ChatDoor<TCall>(ChatInbox<TCall> inbox) : IHookSource
    where TCall : ChatCall
{
    public abstract string Name { get; }

    public abstract TimeSpan AnswersWithin { get; }

    public virtual string? OtherPath => null;

    public abstract HookVerdict Admit(HookRequest headersOnly);

    public virtual Task Ready(HookRequest request, CancellationToken cancel) => Task.CompletedTask;

    public abstract HookVerdict Verify(HookRequest request, DateTimeOffset now);

    public Task Prepare(HookRequest request, string tenant, CancellationToken cancel) => inbox.Prepare(request, cancel);

    public HookReading Read(HookRequest request, string tenant, DateTimeOffset businessNow) => inbox.Read(request, businessNow);

    public Task<HookReply?> Wait(HookRequest request, HookReading reading, CancellationToken cancel) => inbox.Wait(request, cancel);

    public Task<HookReply> Reply(HookRequest request, HookReading reading, Answer answer, bool late, CancellationToken cancel) =>
        inbox.Reply(request, answer, late, cancel);

    public Task<HookReply?> NotStored(HookRequest request, HookReading reading, bool late, CancellationToken cancel) => inbox.NotStored(request, late, cancel);
}
