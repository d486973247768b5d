using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// What comes over a socket that the app's own token has opened: nothing is signed there. Never registered as an
/// <see cref="IHookSource"/>, so that no HTTP request finds it. https://docs.slack.dev/apis/events-api/using-socket-mode
/// </summary>
public sealed class SocketSource(SlackInbox inbox) : SlackDoor(inbox)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoHeaders = [];

    /// <summary>An envelope as a request; null where its type is none of those that carry one.</summary>
    /// <param name="type">The envelope's <c>type</c>.</param>
    /// <param name="payload">The envelope's <c>payload</c>, a JSON object.</param>
    public static HookRequest? Request(string? type, ReadOnlyMemory<byte> payload) => type switch
    {
        "events_api" => Made(SlackConnections.Events, payload),
        "interactive" => Made(SlackConnections.Interactions, payload),
        "slash_commands" => Made(SlackConnections.Commands, payload),
        _ => null,
    };

    public override HookVerdict Admit(HookRequest headersOnly) => HookVerdict.Admitted;

    public override HookVerdict Verify(HookRequest request, DateTimeOffset now) => Inbox.Recognize(request);

    private static HookRequest Made(string connection, ReadOnlyMemory<byte> payload) =>
        new(connection, "", NoHeaders, payload, IsHttps: true, RemoteIsLoopback: false);
}
