using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Chat.Teams.Package;

/// <summary>What an app package is to be made for.</summary>
/// <param name="AppId">The bot's app id, which is the app's own id too: by it the app is found in the organisation's catalogue.</param>
/// <param name="Address">Where Teams and browsers reach the service; null leaves out the personal tab.</param>
/// <param name="Version">Three numbers, such as <c>1.2.0</c>: clients keep an app whose version has not risen.</param>
/// <param name="Slash">Commands behind a slash too, in rooms (public preview).</param>
public sealed record AppOrder(Guid AppId, Uri? Address, string Version, TeamsCloudName Cloud, bool Slash, AppPublisher Publisher)
{
    /// <summary>
    /// The manifest's own version. High government clouds are reported to take none above 1.10; 1.29 is the first that knows
    /// commands behind a slash. https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema
    /// </summary>
    public string Schema => IsOld ? "1.10" : Slash ? "1.29" : "1.24";

    /// <summary>Has no place for what an app asks when it is added to a team.</summary>
    public bool IsOld => Cloud is TeamsCloudName.GccHigh or TeamsCloudName.Dod;

    /// <summary>Slash commands are a preview of the public cloud.</summary>
    public bool MaySlash => Cloud is TeamsCloudName.Public;
}
