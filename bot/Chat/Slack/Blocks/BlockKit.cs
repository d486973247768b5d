using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// Our messages, forms and home view in Block Kit. Pure, and within every limit by construction: nothing is refused for its
/// length [INT-18]. https://docs.slack.dev/reference/block-kit/
/// </summary>
public static class BlockKit
{
    /// <summary>The action id of the button "Add more" in a modal: answer with the same modal, all of it.</summary>
    public const string AddMore = "add-more";

    /// <summary>The <c>callback_id</c> of every form.</summary>
    public const string FormCallback = "form";

    /// <summary>Blocks of a message, at most 50. Its top-level <c>text</c> is <see cref="Preview"/>.</summary>
    /// <param name="plain">Tables and charts in words: for a Slack that answers their blocks with <c>invalid_blocks</c>.</param>
    public static JsonArray Message(Message message, bool plain = false)
    {
        var pieces = new Pieces(tables: !plain, charts: !plain).Of(message.Blocks, message.Buttons);
        return Layout.Of(pieces.Count > 0 ? pieces : Words(message.Text), Surface.Message);
    }

    /// <summary>The line for lock screens and notifications, where Slack reads markup: escaped [ADM-17].</summary>
    public static string Preview(Message message) => SlackText.Escape(SlackText.Label(message.Preview, SlackLimits.TextObject));

    /// <summary>
    /// A modal of a form. Fields are inputs whose block id is <see cref="FieldRef"/> of the field. Of more than a hundred choices
    /// there are groups; of more than a view takes, an <c>external_select</c> that <see cref="Options"/> answers.
    /// </summary>
    /// <param name="metadata">Goes into <c>private_metadata</c>: an opaque key, never content, at most 3,000 characters.</param>
    /// <param name="all">Fields behind "Add more" are shown.</param>
    /// <param name="zone">IANA zone of the person: the initial date with time is in it.</param>
    public static JsonObject Modal(Form form, string metadata, bool all, string zone) => FormBlocks.Modal(form, metadata, all, zone);

    /// <summary>The home view, at most 100 blocks. Charts stand in words: Slack draws them in messages only.</summary>
    public static JsonObject Home(HomeView home)
    {
        var pieces = new Pieces(tables: true, charts: false).Of(home.Blocks, home.Buttons);
        return new JsonObject { ["type"] = "home", ["blocks"] = Layout.Of(pieces.Count > 0 ? pieces : Words(home.Text), Surface.Home) };
    }

    /// <summary>A modal that holds one sentence, such as "one moment".</summary>
    public static JsonObject Notice(string title, string sentence, string close) =>
        FormBlocks.View(title, close, [.. RichText.Of(TextLine.Of(LineKind.Plain, SlackText.Cut(sentence, SlackLimits.MessageCharacters)))]);

    /// <summary>The values of a modal that was sent, by field id, in our own form: dates, times and choices as <see cref="Field"/> says.</summary>
    /// <param name="state"><c>view.state.values</c>.</param>
    /// <param name="zone">IANA zone of the person: a date with time is in it.</param>
    public static IReadOnlyDictionary<string, string> Values(Form form, JsonNode? state, string zone) => FormValues.Of(form, state, zone);

    /// <summary>What a <c>block_suggestion</c> is answered with: the field's choices whose label holds what was typed, at most 100.</summary>
    /// <param name="blockId">From the payload; of a field that is not there, nothing is suggested.</param>
    public static JsonArray Options(Form form, string blockId, string typed) =>
        form.Fields.FirstOrDefault(field => FieldRef(field.Id) == blockId) is { } field ? FormBlocks.Suggest(field, typed) : [];

    /// <summary>The block id of a field: under it its error is shown.</summary>
    public static string FieldRef(string fieldId) =>
        fieldId.Length is > 0 and < SlackLimits.Id - 10 && SlackText.Clean(fieldId) == fieldId ? $"field.{fieldId}" : PressRef.Of(fieldId);

    private static IReadOnlyList<Piece> Words(string text) => [new TextPiece([.. TextLine.Of(LineKind.Plain, SlackText.Label(text, SlackLimits.MessageCharacters))])];
}
