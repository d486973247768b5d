using System.Text.Json;
using CoachBot.Chat.Teams.Activities;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Conversations;

/// <summary>What an activity says of whether the bot may write where it came from.</summary>
internal enum Speech
{
    /// <summary>Nothing: such as that a channel has another name.</summary>
    Nothing,

    /// <summary>Somebody speaks to the bot there.</summary>
    Speaks,

    /// <summary>The bot has come in.</summary>
    Came,

    /// <summary>The bot is not there any more; it is told so afterwards.</summary>
    Gone,
}

/// <summary>Reads it. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events</summary>
internal static class Speeches
{
    public static Speech Of(TeamsActivity activity) => activity.Type switch
    {
        "message" or "invoke" or "messageReaction" => Speech.Speaks,
        "installationUpdate" => OfInstallation(activity.Json.TextAt("action")),
        "conversationUpdate" when NamesBot(activity, "membersRemoved") => Speech.Gone,
        "conversationUpdate" when NamesBot(activity, "membersAdded") => Speech.Came,
        _ => Speech.Nothing,
    };

    /// <summary>An upgrade takes the old version out and puts the new one in.</summary>
    private static Speech OfInstallation(string? action) => action switch
    {
        "add" or "add-upgrade" => Speech.Came,
        "remove" => Speech.Gone,
        _ => Speech.Nothing,
    };

    private static bool NamesBot(TeamsActivity activity, string list) =>
        activity.Json.At(list) is { ValueKind: JsonValueKind.Array } members
        && members.EnumerateArray().Any(member => member.TextAt("id") is { } id && id == activity.Recipient);
}
