using CoachBot.Chat.Adapters;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Chat.Teams.People;
using CoachBot.Coach;
using CoachBot.Coach.Cards;
using CoachBot.Coach.Commands;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// What a person writes: to the bot alone, with its name in a room, by a command under "/" that nobody else sees, or in the thread of
/// one of its messages. What else is said in rooms is not ours to keep.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
/// </summary>
public sealed class Messages(TeamsDirectory directory, SentCards cards, Remarks remarks) : ITeamsDeed
{
    public bool Is(TeamsCall call) =>
        call.Is("message") && call.Activity is { Text.Length: > 0, Room: not null } said
        && (said.IsDirect || said.IsTargeted || TypedText.MentionsUs(said) || CardOf(call) is not null);

    public IEnumerable<string> Others(TeamsCall call) => TypedText.Mentioned(call.Activity);

    public HookReading Read(TeamsCall call, Colleague by, DateTimeOffset now)
    {
        var said = call.Activity;
        var text = TypedText.Of(said, user => directory.FindUser(said.EntraTenant!, user)?.Email);
        var card = CardOf(call);

        // With our name in a room, words are a command; in the thread of a card they may be its answer.
        if (!said.IsDirect && (card is null || said.IsTargeted || text.StartsWith('/'))) text = AsCommand(text);
        if (string.IsNullOrWhiteSpace(text)) return TeamsInbox.Nothing;
        var happened = new Said(by.Email, call.RoomName, text, card ?? (RootOf(call) is { } root ? CardKeys.At(said.Room!, root) : null), said.IsDirect);
        return new HookReading(call.Key, null, [new InboundEvent(call.Tenant, Subjects.Person(by.Email), call.Key, now, happened)], []);
    }

    /// <summary>A guest is told nothing [PRV-15]; what is not known yet is found out first.</summary>
    public IReaction ToOther(TeamsCall call, Other by) => by is { Outside: false, Unasked: false }
        ? new Reactions.Does(async cancel =>
        {
            await remarks.Say(call, by.Why, by.Reader, cancel);
            return Reactions.Empty;
        })
        : Reactions.Nothing;

    /// <summary>A command with or without the slash and the name before it, however they are written.</summary>
    private static string AsCommand(string text)
    {
        var words = text.TrimStart('/').Split([' ', '\n'], 2);
        return words[0].Equals(CommandLine.Slash[1..], StringComparison.OrdinalIgnoreCase) ? $"{CommandLine.Slash} {words.ElementAtOrDefault(1)}".TrimEnd() : $"{CommandLine.Slash} {text.TrimStart('/')}".TrimEnd();
    }

    /// <summary>The first message of the thread in which it stands, or which it begins: it is answered there [ADM-12].</summary>
    private static string? RootOf(TeamsCall call) => TeamsIds.RootOf(call.Activity.Conversation!);

    /// <summary>Key of the card in whose thread it stands, or to which it is a reply; null where it is not one of ours.</summary>
    private string? CardOf(TeamsCall call) =>
        (RootOf(call) is { } root ? cards.KeyOf(call.Tenant, new(call.Activity.Room!, root)) : null)
        ?? (call.Activity.ReplyTo is { } reply ? cards.KeyOf(call.Tenant, new(call.Activity.Room!, reply)) : null);
}
