namespace CoachBot.Chat.Teams.Clouds;

/// <summary>Addresses that open something in Teams. https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams</summary>
public static class DeepLinks
{
    /// <summary>The bot's chat with whoever opens it, with words in his compose box: he sends them himself. Null where the bot has no id.</summary>
    public static string? ToBot(TeamsOptions options, string words) => options.AppId is { Length: > 0 } app
        ? $"https://{Host(options.Cloud)}/l/chat/0/0?users=28:{Uri.EscapeDataString(app)}&message={Uri.EscapeDataString(words)}"
        : null;

    private static string Host(TeamsCloudName cloud) => cloud switch
    {
        TeamsCloudName.GccHigh => "gov.teams.microsoft.us",
        TeamsCloudName.Dod => "dod.teams.microsoft.us",
        TeamsCloudName.China => "teams.microsoftonline.cn",
        _ => "teams.microsoft.com",
    };
}
