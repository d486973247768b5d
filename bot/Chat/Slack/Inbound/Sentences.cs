using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Chat.Slack.Blocks;
using CoachBot.Coach.Cards;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Inbound;

/// <summary>A sentence of the content, in the ways in which Slack can say one at once.</summary>
public sealed class Sentences(SentenceRenderer render)
{
    public string Text(Part part, Reader reader) => render(part, reader);

    /// <summary>A modal that holds it.</summary>
    public JsonObject Notice(Part part, Reader reader) => Notice(render(part, reader), reader);

    public JsonObject Notice(string sentence, Reader reader) =>
        BlockKit.Notice(render(ChatSentences.Title, reader), sentence, render(ChatSentences.Close, reader));

    /// <summary>The answer to a command, for its writer alone. https://docs.slack.dev/interactivity/implementing-slash-commands#responding</summary>
    public HookReply ToCommand(Part part, Reader reader) =>
        Reactions.Json(new JsonObject { ["response_type"] = "ephemeral", ["text"] = SlackText.Escape(render(part, reader)) });

    /// <summary>The answer to a form that was sent: it becomes the sentence. https://docs.slack.dev/surfaces/modals#updating_response</summary>
    public HookReply InPlace(Part part, Reader reader) => Reactions.Json(new JsonObject { ["response_action"] = "update", ["view"] = Notice(part, reader) });
}
