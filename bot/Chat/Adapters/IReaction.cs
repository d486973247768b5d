using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Adapters;

/// <summary>What a request gets as its answer; its methods are those of <see cref="IHookSource"/>.</summary>
public interface IReaction
{
    Task<HookReply?> Wait(CancellationToken cancel) => Task.FromResult<HookReply?>(null);

    Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel);

    Task<HookReply?> NotStored(bool late, CancellationToken cancel) => Task.FromResult<HookReply?>(null);
}
