using CoachBot.Wire;

namespace CoachBot.Chat.Sandbox;

/// <summary>A message as <c>GET /sandbox/api/messages</c> shows it.</summary>
/// <param name="Thread">Id of the root in whose thread it stands.</param>
/// <param name="By"><c>bot</c> or an e-mail address.</param>
/// <param name="VisibleTo">The text <c>all</c>, or a list with one e-mail address.</param>
public sealed record SandboxMessage(
    string Id,
    string Room,
    string? Thread,
    string By,
    DateTimeOffset SentAt,
    DateTimeOffset? EditedAt,
    long Revision,
    string Preview,
    string Text,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Button> Actions,
    object VisibleTo,
    ContentRef? Content,
    MessageAbout? About);

/// <summary>What is stored of a message beside its envelope.</summary>
internal sealed record SandboxBody(
    string Preview,
    string Text,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Button> Actions,
    ContentRef? Content = null,
    MessageAbout? About = null)
{
    public static SandboxBody Of(Message message) =>
        new(message.Preview, message.Text, message.Blocks, message.Buttons, message.Content, message.About);

    /// <summary>What a person typed.</summary>
    public static SandboxBody Typed(string text) => new("", text, [], []);
}
