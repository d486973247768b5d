namespace CoachBot.Storage;

/// <summary>What the health page counts. The words stand in the database: never renamed.</summary>
public static class NoticeKinds
{
    /// <summary>A hook type that nobody knows; its name is the type.</summary>
    public const string UnknownHookType = "hook.unknownType";

    /// <summary>A key that came again with another body; its name is the source.</summary>
    public const string KeyCollision = "hook.keyCollision";

    /// <summary>Slack has kept events back, because there were too many; its name is the workspace.</summary>
    public const string SlackRateLimited = "slack.rateLimited";

    /// <summary>A genuine request of a workspace that does not have us; its name is the workspace.</summary>
    public const string SlackForeign = "slack.foreign";

    /// <summary>A request that was held until it was of no use; its name is the workspace and user whom it waited for.</summary>
    public const string SlackHeldTooLong = "slack.heldTooLong";

    /// <summary>A genuine activity of an Entra tenant that is not served; its name is the tenant.</summary>
    public const string TeamsForeign = "teams.foreign";

    /// <summary>An activity that was held until it was of no use; its name is the tenant and person whom it waited for.</summary>
    public const string TeamsHeldTooLong = "teams.heldTooLong";

    /// <summary>The edition of the time-zone rules with which the service last started; its name is the edition.</summary>
    public const string ZoneRules = "time.zoneRules";
}
