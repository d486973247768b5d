using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.People;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Coach.Rooms;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>
/// What a person writes: to the bot alone, with its name in a room, or in the thread of one of its messages. What else is said in
/// rooms is not ours to keep. https://docs.slack.dev/reference/events/message
/// </summary>
public sealed class Messages(SlackDirectory directory, SentCards cards) : IDeed
{
    private const string Mention = "app_mention";
    /// <summary>One of a mention in a room comes as a message too; both have this key.</summary>
    public string KeyOf(SlackCall call) => $"message/{call.Event.TextAt("channel")}/{call.Event.TextAt("ts")}";

    public bool Is(SlackCall call)
    {
        var said = call.Event;
        if (call.Connection != SlackConnections.Events || call.Type is not ("message" or Mention)) return false;
        if (said.TextAt("subtype") is not (null or "file_share" or "thread_broadcast")) return false;
        if (call.User is null || IsOurs(call) || said.TextAt("bot_id") is not null || said.TextAt("channel") is null || said.TextAt("ts") is null) return false;
        return said.TextAt("text") is { } text && (IsDirect(call) || IsAddressed(call, text) || CardOf(call) is not null);
    }

    public IEnumerable<string> Others(SlackCall call) =>
        TypedText.Mentioned(call.Event.TextAt("text") ?? "").Where(user => user != call.Installation.BotUser);

    public HookReading Read(SlackCall call, Colleague by, DateTimeOffset now)
    {
        var raw = call.Event.TextAt("text")!;
        var text = Plain(call, TypedText.Without(raw, call.Installation.BotUser));
        var (direct, card) = (IsDirect(call), CardOf(call));

        // With our name in a room, words are a command; in the thread of a card they may be its answer.
        if (!direct && card is null && !text.StartsWith('/')) text = AsCommand(text);
        if (string.IsNullOrWhiteSpace(text)) return SlackInbox.Nothing;
        var room = RoomOf(call).ToString();
        var said = new Said(by.Email, RoomName.Of(FormModals.Platform, room), text, card ?? (RootOf(call) is { } root ? CardKeys.At(room, root) : null), direct);
        return new HookReading(KeyOf(call), null, [new InboundEvent(call.Installation.Tenant, Subjects.Person(by.Email), KeyOf(call), now, said)], []);
    }

    /// <summary>Nobody asked us.</summary>
    public IReaction ToOther(SlackCall call, Other by) => Reactions.Nothing;

    private string Plain(SlackCall call, string text) => TypedText.Plain(text, user => directory.Find(call.Team, user)?.Email);

    private static string AsCommand(string text) => CommandLineName(text) ? "/" + text : $"{CommandLine.Slash} {text}".TrimEnd();

    private static bool CommandLineName(string text) => text.Split(' ', 2)[0].Equals(CommandLine.Slash[1..], StringComparison.OrdinalIgnoreCase);

    private static bool IsOurs(SlackCall call) =>
        call.User == call.Installation.BotUser || (call.Installation.App.Length > 0 && call.Event.TextAt("app_id") == call.Installation.App);

    private static bool IsDirect(SlackCall call) => call.Event.TextAt("channel_type") == "im";

    private static bool IsAddressed(SlackCall call, string text) =>
        call.Type == Mention || text.StartsWith('/') || (call.Installation.BotUser.Length > 0 && TypedText.Mentions(text, call.Installation.BotUser));

    private static SlackAddress RoomOf(SlackCall call) => new(call.Team, call.Event.TextAt("channel")!);

    /// <summary>The first message of the thread in which it stands; null where it stands in none.</summary>
    private static string? RootOf(SlackCall call) => call.Event.TextAt("thread_ts") is { } root && root != call.Event.TextAt("ts") ? root : null;

    /// <summary>Key of the card in whose thread it stands; null where it is not one of ours.</summary>
    private string? CardOf(SlackCall call) => RootOf(call) is { } root ? cards.KeyOf(call.Installation.Tenant, new(RoomOf(call).ToString(), root)) : null;
}
