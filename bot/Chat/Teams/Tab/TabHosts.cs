using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Chat.Teams.Tab;

/// <summary>
/// Which pages may frame the tab: Teams of the bot's cloud, and nobody else.
/// https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
/// </summary>
internal static class TabHosts
{
    private static readonly string[] Public = ["https://teams.microsoft.com", "https://*.teams.microsoft.com", "https://teams.cloud.microsoft", "https://*.teams.cloud.microsoft"];

    public static IReadOnlyList<string> Of(TeamsCloudName cloud) => cloud switch
    {
        TeamsCloudName.GccHigh => ["https://gov.teams.microsoft.us", "https://*.gov.teams.microsoft.us"],
        TeamsCloudName.Dod => ["https://dod.teams.microsoft.us", "https://*.dod.teams.microsoft.us"],
        TeamsCloudName.China => ["https://teams.microsoftonline.cn", "https://*.teams.microsoftonline.cn"],
        _ => Public,
    };
}
