using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>Everybody who wants to hear of an event has noted it before the service is answered; else it is told to send it again.</summary>
/// <param name="until">Machine time at which the service gives up.</param>
internal sealed class EventTaken(IReadOnlyList<ITeamsEvents> takers, TeamsEvent happened, DateTimeOffset until, TimeProvider machine) : ITeamsReaction
{
    private static readonly HookReply SendAgain = new(503);

    public async Task<HookReply> Reply(Answer answer, bool late, CancellationToken cancel) =>
        await Takers.AreDone(takers.Select(taker => (Func<Task>)(() => taker.Take(happened, cancel))), until, machine, cancel) ? Reactions.Empty : SendAgain;
}
