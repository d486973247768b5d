using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Slack.Blocks;

/// <summary>
/// Our messages, forms and home view in Block Kit. Pure, and within every limit by construction: nothing is refused for its
/// length. https://docs.slack.dev/reference/block-kit/
/// </summary>
public static class BlockKit
{
    /// <summary>Blocks of a message, at most 50. Its top-level <c>text</c> is <see cref="Message.Preview"/> [ADM-17].</summary>
    public static JsonArray Message(Message message) => throw new NotSupportedException();

    /// <summary>A modal of a form. Fields are inputs whose block id is <see cref="FieldRef"/> of the field.</summary>
    /// <param name="all">Fields behind "Add more" are shown.</param>
    /// <param name="metadata">Goes into <c>private_metadata</c>: an opaque key, never content.</param>
    public static JsonObject Modal(Form form, string metadata, bool all) => throw new NotSupportedException();

    /// <summary>The home view, at most 100 blocks.</summary>
    public static JsonObject Home(HomeView home) => throw new NotSupportedException();

    /// <summary>A modal that holds one sentence, such as "one moment".</summary>
    public static JsonObject Notice(string title, string sentence, string close) => throw new NotSupportedException();

    /// <summary>The values of a modal that was sent, by field id, in our own form: dates, times and choices as <see cref="Field"/> says.</summary>
    /// <param name="state"><c>view.state.values</c>.</param>
    /// <param name="zone">IANA zone of the person: a date with time is in it.</param>
    public static IReadOnlyDictionary<string, string> Values(Form form, JsonNode? state, string zone) => throw new NotSupportedException();

    /// <summary>The block id of a field.</summary>
    public static string FieldRef(string fieldId) => throw new NotSupportedException();
}
