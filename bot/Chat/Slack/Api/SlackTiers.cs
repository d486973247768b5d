namespace CoachBot.Chat.Slack.Api;

/// <summary>What may be called in a minute, and how much of it at once.</summary>
internal readonly record struct SlackBudget(int PerMinute, int AtOnce);

/// <summary>
/// What Slack says may be called in a minute, for each method and workspace. https://docs.slack.dev/apis/web-api/rate-limits
/// Half of a minute's calls may come at once. Opening and changing views is not counted here: somebody waits for it, and Slack
/// itself says when it is too much.
/// </summary>
internal static class SlackTiers
{
    /// <summary>"20+".</summary>
    public static readonly SlackBudget Tier2 = new(20, 10);

    /// <summary>"50+".</summary>
    public static readonly SlackBudget Tier3 = new(50, 25);

    /// <summary>"100+".</summary>
    public static readonly SlackBudget Tier4 = new(100, 50);

    /// <summary>Posting: "several hundred messages a minute" for a workspace, of which we take four a second.</summary>
    public static readonly SlackBudget Posting = new(240, 40);

    /// <summary>And "one message a second" for a room, with short bursts.</summary>
    public static readonly SlackBudget Room = new(60, 4);

    /// <summary>The budget of a method; null for one that is not counted. https://docs.slack.dev/reference/methods</summary>
    public static SlackBudget? Of(string method) => method switch
    {
        "chat.postMessage" => Posting,
        "chat.postEphemeral" => Tier4,
        "chat.update" or "chat.delete" => Tier3,
        "conversations.open" or "conversations.history" or "conversations.replies" or "conversations.join" => Tier3,
        "conversations.info" => Tier3,
        "conversations.members" => Tier4,
        "conversations.list" => Tier2,
        "users.conversations" => Tier3,
        "users.info" => Tier4,
        "users.list" => Tier2,
        "users.lookupByEmail" => Tier3,
        "dnd.info" => Tier3,
        "dnd.teamInfo" => Tier2,
        "team.info" => Tier3,
        "files.getUploadURLExternal" or "files.completeUploadExternal" => Tier4,
        _ => null,
    };

    /// <summary>Messages are counted by room too.</summary>
    public static bool IsByRoom(string method) => method is "chat.postMessage" or "chat.postEphemeral";
}
