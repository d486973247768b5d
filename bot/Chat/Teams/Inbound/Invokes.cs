using System.Text.Json.Nodes;
using CoachBot.Chat.Adapters;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Inbound;

/// <summary>
/// What invokes are answered with. Our code ran, so HTTP says 200; how it went stands in the body.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
/// </summary>
public static class Invokes
{
    public const string CardAction = "adaptiveCard/action";
    public const string TaskFetch = "task/fetch";
    public const string TaskSubmit = "task/submit";

    /// <summary>A dialog that a message extension has opened.</summary>
    public const string ActionSubmit = "composeExtension/submitAction";
    public const string AdaptiveCardType = "application/vnd.microsoft.card.adaptive";

    private const string MessageType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>The card that was pressed, in its place, for whoever pressed it alone.</summary>
    public static HookReply Card(JsonObject card) => Answer(200, AdaptiveCardType, card);

    /// <summary>A sentence that shows for a moment.</summary>
    public static HookReply Message(string sentence) => Answer(200, MessageType, sentence);

    /// <summary>Something that went wrong, in words.</summary>
    /// <param name="status">400 or 500.</param>
    public static HookReply Error(int status, string code, string sentence) =>
        Answer(status, ErrorType, new JsonObject { ["code"] = code, ["message"] = sentence });

    /// <summary>A dialog, or the next step of one. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots</summary>
    public static HookReply Dialog(string title, JsonObject card, string height = "large", string width = "medium") => Task("continue", new JsonObject
    {
        ["title"] = title,
        ["height"] = height,
        ["width"] = width,
        ["card"] = new JsonObject { ["contentType"] = AdaptiveCardType, ["content"] = card },
    });

    /// <summary>A sentence in place of a dialog.</summary>
    public static HookReply DialogMessage(string sentence) => Task("message", sentence);

    /// <summary>What a search has found. https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search</summary>
    public static HookReply Results(JsonArray attachments) =>
        Extension(new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = attachments });

    /// <summary>A sentence in place of what a message extension would show.</summary>
    public static HookReply ExtensionMessage(string sentence) => Extension(new JsonObject { ["type"] = "message", ["text"] = sentence });

    /// <summary>A sentence in place of a room's settings. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-configuration-experience</summary>
    public static HookReply ConfigMessage(string sentence) =>
        Reactions.Json(new JsonObject { ["config"] = new JsonObject { ["type"] = "message", ["value"] = sentence } });

    private static HookReply Extension(JsonObject content) => Reactions.Json(new JsonObject { ["composeExtension"] = content });

    private static HookReply Answer(int status, string type, JsonNode value) =>
        Reactions.Json(new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value });

    private static HookReply Task(string type, JsonNode value) =>
        Reactions.Json(new JsonObject { ["task"] = new JsonObject { ["type"] = type, ["value"] = value } });
}
