using CoachBot.Chat.Slack.Api;
using CoachBot.Chat.Slack.Socket;

namespace CoachBot.Operations.Slack;

/// <summary>What to do where no socket opens.</summary>
internal static class SocketCure
{
    /// <param name="reason">A code of Slack's, or of ours.</param>
    public static string Of(string? reason) => reason switch
    {
        SocketCodes.Disabled => "Switch Socket Mode on in the app's settings.",
        SocketCodes.NotSlacks => "The Web API gave an address that is not Slack's: look at Slack:Api.",
        SocketCodes.NoWorkspace => "Slack has not said of which workspace Slack:BotToken is: look at the token.",
        SocketCodes.NoHello => Wall,
        "ratelimited" or "rate_limited" or "our_budget" or "still_ratelimited" => "Wait a minute.",
        not null when reason.StartsWith("missing_scope", StringComparison.Ordinal) => "Give the app's token the scope connections:write.",
        not null when reason.StartsWith("not_connected", StringComparison.Ordinal) || reason.StartsWith("broken", StringComparison.Ordinal) => Wall,
        not null when reason.StartsWith("http_5", StringComparison.Ordinal) || reason.Contains(' ', StringComparison.Ordinal) || reason.EndsWith("Error", StringComparison.Ordinal) =>
            "Look whether this machine reaches slack.com, and slack-status.com whether Slack is well.",
        _ when reason is null || !IsOfToken(reason) => "Look at the log.",
        _ => "Make a new token under Basic Information, App-Level Tokens, with the scope connections:write, and set Slack:AppToken to it.",
    };

    private static bool IsOfToken(string reason) =>
        SlackErrors.Of(reason) is SlackErrorClass.TokenDead || reason.StartsWith("not_allowed_token_type", StringComparison.Ordinal);

    private const string Wall = "Look whether a proxy or firewall lets WebSockets to Slack's hosts through (wss, port 443).";
}
