using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Teams;

/// <summary>What Teams takes as an activity of a bot.</summary>
internal static class FakeTeamsActivities
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="FakeTeamsRefusal">It is not taken.</exception>
    public static void Check(FakeTeamsApp app, JsonObject activity, bool update)
    {
        var type = activity.Text("type");
        if (type is "typing" && !update) return;
        if (type is not "message") throw new FakeTeamsRefusal(400, "BadSyntax", $"An activity of type '{type}' cannot be sent");
        var attachments = activity.List("attachments");
        if (string.IsNullOrEmpty(activity.Text("text")) && attachments.Count == 0)
            throw new FakeTeamsRefusal(400, "BadSyntax", "Activity must include non empty 'text' field or at least 1 attachment");
        if (update && IsSplit(activity)) throw new FakeTeamsRefusal(400, "BadArgument", "Text and attachments cannot be updated together");
        if (Written(activity).Length * 2 > app.MostBytes) throw new FakeTeamsRefusal(413, "MessageSizeTooBig", "Message size too large");
        if (activity.ContainsKey("summary") && activity.Text("summary") is null) throw new FakeTeamsRefusal(400, "BadSyntax", "summary is no text");
        if (activity.Text("textFormat") is not (null or "plain" or "markdown" or "xml")) throw new FakeTeamsRefusal(400, "BadSyntax", "textFormat is unknown");
        foreach (var attachment in attachments) CheckAttachment(app, attachment);
    }

    /// <summary>Text and attachments together become several messages.</summary>
    public static bool IsSplit(JsonObject activity) => !string.IsNullOrEmpty(activity.Text("text")) && activity.List("attachments").Count > 0;

    public static JsonObject? CardOf(JsonObject activity) => activity.List("attachments").FirstOrDefault(one => one.Text("contentType") is AdaptiveCard)?["content"] as JsonObject;

    /// <summary>A card as it is, wherever it was given: in a message, an answer, a dialog.</summary>
    /// <exception cref="FakeTeamsRefusal">It is not taken.</exception>
    public static void CheckCard(FakeTeamsApp app, JsonObject card)
    {
        var broken = FakeTeamsCardRules.Broken(card).ToList();
        if (broken.Count > 0) throw new FakeTeamsRefusal(400, "BadSyntax", "The card is not taken", broken);
        if (System.Text.Encoding.UTF8.GetByteCount(Written(card)) > app.MostCardBytes) throw new FakeTeamsRefusal(413, "MessageSizeTooBig", "The card is too large");
    }

    private static void CheckAttachment(FakeTeamsApp app, JsonNode? attachment)
    {
        if (attachment.Text("contentType") is not AdaptiveCard || attachment!["content"] is not JsonObject card)
            throw new FakeTeamsRefusal(400, "BadArgument", $"An attachment of type '{attachment.Text("contentType")}' is not known here");
        CheckCard(app, card);
    }

    private static string Written(JsonNode node) => node.ToJsonString(Plain);
}
