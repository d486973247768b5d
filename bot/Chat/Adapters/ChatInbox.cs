using System.Runtime.CompilerServices;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>Keeps a platform's genuine requests in hand, from the one question of its door to the next.</summary>
public abstract class ChatInbox<TCall>
    where TCall : ChatCall
{
    private readonly ConditionalWeakTable<HookRequest, TCall> _calls = [];

    /// <summary>As <see cref="IHookSource.Prepare"/>.</summary>
    public abstract Task Prepare(HookRequest request, CancellationToken cancel);

    /// <summary>As <see cref="IHookSource.Read"/>.</summary>
    public abstract HookReading Read(HookRequest request, DateTimeOffset businessNow);

    public Task<HookReply?> Wait(HookRequest request, CancellationToken cancel) => Of(request).Reaction.Wait(cancel);

    public Task<HookReply> Reply(HookRequest request, Answer answer, bool late, CancellationToken cancel) => Of(request).Reaction.Reply(answer, late, cancel);

    public Task<HookReply?> NotStored(HookRequest request, bool late, CancellationToken cancel) => Of(request).Reaction.NotStored(late, cancel);

    protected void Keep(HookRequest request, TCall call) => _calls.AddOrUpdate(request, call);

    protected TCall Of(HookRequest request) =>
        _calls.TryGetValue(request, out var call) ? call : throw new InvalidOperationException("A request is read after it was recognized.");
}
