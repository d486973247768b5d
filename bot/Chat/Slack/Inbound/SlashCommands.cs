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
/// <c>/coach …</c>, in whichever room it is typed, and by whichever name the app's owner gave it. Its answer comes as a card.
/// https://docs.slack.dev/interactivity/implementing-slash-commands
/// </summary>
public sealed class SlashCommands(SlackDirectory directory, Sentences sentences) : IDeed
{
    public bool Is(SlackCall call) => call.Connection == SlackConnections.Commands && call.User is not null && call.Payload.TextAt("channel_id") is not null;

    public string KeyOf(SlackCall call) => call.KeyOf("command", call.Payload.TextAt("trigger_id"));

    public IEnumerable<string> Others(SlackCall call) => TypedText.Mentioned(call.Payload.TextAt("text") ?? "");

    public HookReading Read(SlackCall call, Colleague by, DateTimeOffset now)
    {
        var room = call.Payload.TextAt("channel_id")!;
        var typed = TypedText.Plain(call.Payload.TextAt("text") ?? "", user => directory.Find(call.Team, user)?.Email);
        var said = new Said(by.Email, RoomName.Of(FormModals.Platform, new SlackAddress(call.Team, room).ToString()), $"{CommandLine.Slash} {typed}".TrimEnd(), Direct: room.StartsWith('D'));
        call.Reaction = new Reactions.Always(Reactions.Empty, NotSaved(by));
        return new HookReading(KeyOf(call), null, [new InboundEvent(call.Installation.Tenant, Subjects.Person(by.Email), KeyOf(call), now, said)], []);
    }

    public IReaction ToOther(SlackCall call, Other by) => new Reactions.Always(sentences.ToCommand(by.Why, by.Reader), NotSaved(by));

    /// <summary>Nobody sends a command again by himself: who typed it is told that it is lost.</summary>
    private HookReply NotSaved(Caller by) => sentences.ToCommand(ChatSentences.NotSaved, by.Reader);
}
