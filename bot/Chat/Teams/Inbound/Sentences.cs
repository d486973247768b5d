using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>A sentence of the content, in the ways in which Teams takes one at once.</summary>
public sealed class Sentences(SentenceRenderer render)
{
    public string Text(Part part, Reader reader) => render(part, reader);

    /// <summary>In place of a pressed card's answer.</summary>
    public HookReply ToPress(Part part, Reader reader) => Invokes.Message(render(part, reader));

    /// <summary>The answer to a press that is not on disk.</summary>
    public HookReply NotSaved(Reader reader) => Invokes.Error(500, "NotSaved", render(ChatSentences.NotSaved, reader));

    /// <summary>In place of a dialog.</summary>
    public HookReply InDialog(Part part, Reader reader) => Invokes.DialogMessage(render(part, reader));
}
