using CoachBot.Chat.Adapters;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>The same answer; then the home view is brought up to date, unless a form is to be filled in first, or again.</summary>
internal sealed class ThenHome(IReaction answered, Func<Task> publish) : IReaction
{
    public Task<HookReply?> Wait(CancellationToken cancel) => answered.Wait(cancel);

    public async Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel)
    {
        var reply = await answered.Reply(answer, late, cancel);
        if (answer is { Form: null, Errors: not { Count: > 0 } }) await publish();
        return reply;
    }

    public Task<HookReply?> NotStored(bool late, CancellationToken cancel) => answered.NotStored(late, cancel);
}
