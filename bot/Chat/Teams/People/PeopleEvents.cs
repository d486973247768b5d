using CoachBot.Chat.Teams.Activities;
using CoachBot.Chat.Teams.Conversations;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.People;

/// <summary>
/// Somebody has installed the bot for himself: who he is has to be known before anything is due to him.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
/// </summary>
public sealed class PeopleEvents(TeamsDirectory directory) : ITeamsEvents
{
    public bool Hears(TeamsActivity activity) => activity is { IsDirect: true, FromObject: not null } && Speeches.Of(activity) is Speech.Came;

    public async Task Take(TeamsEvent happened, CancellationToken cancel)
    {
        var activity = happened.Activity;
        if (directory.Knows(activity.EntraTenant ?? "", activity.FromObject!)) await directory.Heard(happened.Tenant, activity);
        else if (await directory.Look(happened.Tenant, activity, cancel) is TryAgain<TeamsUser> later) throw new TimeoutException(later.Reason);
    }
}
