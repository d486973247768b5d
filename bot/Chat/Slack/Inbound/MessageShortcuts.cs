using System.Globalization;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.Captures;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// "Save as promise", "as customer's voice", "as commitment", from any message [INT-15]. Nothing of the message is stored before
/// its form is sent. https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
/// </summary>
public sealed class MessageShortcuts(SlackDirectory directory, SentCards cards, FormModals modals, Views views, Sentences sentences) : IDeed
{
    public bool MayBeHeld => false;

    public bool Is(SlackCall call) =>
        call is { Connection: SlackConnections.Interactions, Type: "message_action", User: not null } && CaptureKinds.IsOne(call.Payload.TextAt("callback_id"))
        && call.Payload.TextAt("channel", "id") is not null;

    public string KeyOf(SlackCall call) => call.KeyOf("shortcut", call.Payload.TextAt("trigger_id"));

    public IEnumerable<string> Others(SlackCall call) => AuthorOf(call) is { } author ? [author] : [];

    public HookReading Read(SlackCall call, Colleague by, DateTimeOffset now)
    {
        var message = call.Payload.At("message");
        var room = new SlackAddress(call.Team, call.Payload.TextAt("channel", "id")!);
        var (ts, root) = (call.Payload.TextAt("message_ts") ?? message.TextAt("ts"), message.TextAt("thread_ts"));
        var author = AuthorOf(call);
        var known = author is null ? null : directory.Find(call.Team, author);
        var captured = new MessageCaptured(
            by.Email,
            call.Payload.TextAt("callback_id")!,
            TypedText.Plain(message.TextAt("text") ?? "", id => directory.Find(call.Team, id)?.Email),
            room.ToString(),
            WrittenAt(ts) ?? now,
            author is null ? null : message.TextAt("user_profile", "real_name") ?? message.TextAt("username"),
            known?.Kind is SlackUserKind.Member ? known.Email : null,
            LinkTo(call, room.Id, ts, root),
            (root ?? ts) is { } card ? cards.KeyOf(call.Installation.Tenant, new(room.ToString(), card)) : null);
        call.Reaction = new PressAnswered(call, by, null, opens: true, modals, views, sentences);
        return new HookReading(KeyOf(call), null, [new InboundEvent(call.Installation.Tenant, Subjects.Person(by.Email), KeyOf(call), now, captured)], []);
    }

    public IReaction ToOther(SlackCall call, Other by) => views.Does(call, () => views.Open(call, sentences.Notice(by.Why, by.Reader)));

    /// <summary>Slack's id of who wrote it; null for the bot itself.</summary>
    private static string? AuthorOf(SlackCall call) =>
        call.Payload.TextAt("message", "user") is { } user && user != call.Installation.BotUser ? user : null;

    /// <summary>As Slack itself links to a message; null where the workspace's name is not told.</summary>
    private static string? LinkTo(SlackCall call, string room, string? ts, string? root)
    {
        if (ts is null || call.Payload.TextAt("team", "domain") is not { } domain || domain.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-')) return null;
        var link = $"https://{domain}.slack.com/archives/{room}/p{ts.Replace(".", "", StringComparison.Ordinal)}";
        return root is null || root == ts ? link : $"{link}?thread_ts={root}&cid={room}";
    }

    /// <summary>Slack's name of a message begins with the second in which it was written.</summary>
    private static DateTimeOffset? WrittenAt(string? ts) =>
        long.TryParse(ts?.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
