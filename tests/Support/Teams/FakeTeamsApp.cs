namespace CoachBot.Tests.Support.Teams;

/// <summary>The bot's registration in Entra and in Bot Service.</summary>
public sealed class FakeTeamsApp
{
    public string AppId { get; init; } = FakeKeys.AppId;

    /// <summary>The Entra tenant in which it is registered: its token comes from there.</summary>
    public string TenantId { get; init; } = FakeKeys.Tenant;

    public string ClientSecret { get; init; } = "planted-client-secret~" + Guid.NewGuid().ToString("N");

    public string Name { get; init; } = "CoachBot";

    public string BotId => "28:" + AppId;

    /// <summary>The registration is gone: the connector knows no such bot.</summary>
    public bool Unregistered { get; set; }

    /// <summary>A tenant that has targeted messages; else the connector does not take them.</summary>
    public bool TargetedMessages { get; set; } = true;

    /// <summary>Largest activity, in bytes of UTF-16.</summary>
    public int MostBytes { get; init; } = 100 * 1024;

    /// <summary>Largest card, in bytes of UTF-8: what every host of cards takes.</summary>
    public int MostCardBytes { get; init; } = 28 * 1024;
}
