using CoachBot.Coach;

namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>
/// Hears of some types of event: what becomes of the app, of users and of rooms. Registered as often as there are folders that
/// want to hear; an event that several want reaches each of them.
/// </summary>
public interface ISlackEvents
{
    /// <summary>The types it wants, such as <c>user_change</c>.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>What the event means to the Coach: stored together with the event's key. Changes nothing, and may look into the database.</summary>
    IReadOnlyList<InboundEvent> Read(SlackEvent happened) => [];

    /// <summary>
    /// What is to be noted before Slack is answered. Short, without a call to Slack; done again where the event comes again, which
    /// happens where this throws, or where the answer is lost.
    /// </summary>
    Task Take(SlackEvent happened, CancellationToken cancel) => Task.CompletedTask;
}
