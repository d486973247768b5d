using CoachBot.Chat.Slack.Workspaces;

namespace CoachBot.Chat.Slack.People;

/// <summary>Somebody has changed when he wants to be disturbed. https://docs.slack.dev/reference/events/dnd_updated_user</summary>
public sealed class QuietEvents(SlackQuiet quiet) : ISlackEvents
{
    public IReadOnlyCollection<string> Types { get; } = ["dnd_updated_user"];

    public Task Take(SlackEvent happened, CancellationToken cancel)
    {
        quiet.Heard(happened.Installation, happened.Body);
        return Task.CompletedTask;
    }
}
