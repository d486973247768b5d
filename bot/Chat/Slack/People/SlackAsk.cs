using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.People;

/// <summary>Asks Slack something with an installation's token.</summary>
internal delegate Task<SlackAnswer> SlackAsk(Installation installation, string method, IReadOnlyDictionary<string, string?> arguments, CancellationToken cancel);

/// <summary>The usual way to ask.</summary>
internal static class SlackAsking
{
    public static SlackAsk With(Installations installations, SlackClient client)
    {
        var workspaces = new WorkspaceClient(client, installations);
        return (installation, method, arguments, cancel) => workspaces.Call(installation, installation.Team, method, arguments, cancel);
    }

    /// <summary>An answer that is no success, as a result of another kind.</summary>
    public static SendResult<T> As<T>(this SlackAnswer answer) =>
        SlackErrors.Result<T>(answer, _ => throw new InvalidOperationException("Slack said yes."));
}
