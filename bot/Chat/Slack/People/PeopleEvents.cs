using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Storage;

namespace CoachBot.Chat.Slack.People;

/// <summary>Slack tells of a user without being asked. https://docs.slack.dev/reference/events/user_change</summary>
public sealed class PeopleEvents(SlackDirectory directory, Store store, TimeProvider machine) : ISlackEvents
{
    public IReadOnlyCollection<string> Types { get; } = ["user_change", "team_join"];

    public async Task Take(SlackEvent happened, CancellationToken cancel)
    {
        if (happened.Body.Member("user") is not { } user || user.Text("id") is not { } id) return;
        var before = directory.Find(happened.Team, id)?.Kind;
        await directory.Heard(happened.Installation, happened.Team, user);

        // A colleague who becomes a guest stands in rooms already [PRV-15].
        if (before is null || directory.Find(happened.Team, id)?.Kind == before) return;
        var at = machine.GetUtcNow();
        await store.Write(WriteUrgency.Hook, sql => SlackRoomRows.LookAtAll(sql, happened.Team, at), cancel);
    }
}
