using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Chat.Slack.People;

/// <summary>Slack tells of a user without being asked. https://docs.slack.dev/reference/events/user_change</summary>
public sealed class PeopleEvents(SlackDirectory directory) : ISlackEvents
{
    public IReadOnlyCollection<string> Types { get; } = ["user_change", "team_join"];

    public async Task Take(SlackEvent happened, CancellationToken cancel)
    {
        if (happened.Body.Member("user") is { } user) await directory.Heard(happened.Installation, happened.Team, user);
    }
}
