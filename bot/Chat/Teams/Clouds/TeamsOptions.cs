namespace CoachBot.Chat.Teams.Clouds;

/// <summary>
/// Settings <c>Teams:…</c>. Needed: <see cref="AppId"/>, <see cref="TenantId"/> and one credential: <see cref="ClientSecret"/>,
/// <see cref="Certificate"/>, <see cref="FederatedIdentity"/> or <see cref="ManagedIdentity"/>.
/// https://learn.microsoft.com/azure/bot-service/bot-service-quickstart-registration
/// </summary>
public sealed record TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>The bot's app (client) id, a GUID.</summary>
    public string? AppId { get; init; }

    /// <summary>The Entra tenant in which the bot is registered, a GUID: its token comes from there, wherever the app is installed.</summary>
    public string? TenantId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>A <c>.pfx</c> file whose certificate is registered with the app.</summary>
    public string? Certificate { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>Client id of a user-assigned managed identity that stands for the app's secret (federated credential).</summary>
    public string? FederatedIdentity { get; init; }

    /// <summary>The bot itself is a user-assigned managed identity: <see cref="AppId"/> is its client id.</summary>
    public bool ManagedIdentity { get; init; }

    /// <summary>Entra tenants, GUIDs, whose people are served; empty for <see cref="TenantId"/> alone.</summary>
    public IReadOnlyList<string> Tenants { get; init; } = [];

    public TeamsCloudName Cloud { get; init; }

    /// <summary>Where Teams and browsers reach this service, such as <c>https://coach.example.com</c>: needed for the personal tab.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>In rooms, what is for one person's eyes is shown there to that person alone (preview); else it goes to his direct chat.</summary>
    public bool TargetedMessages { get; init; }

    /// <summary>A personal installation is answered with the home card, once.</summary>
    public bool Welcome { get; init; } = true;

    /// <summary>Takes requests without a token, from this machine alone, none that a tunnel says it has passed on, and sends without one: for the Agents Playground. Development only.</summary>
    public bool Unauthenticated { get; init; }

    /// <summary>A cloud of one's own on this machine, which serves keys, tokens and the connector at this address. Development only.</summary>
    public Uri? Local { get; init; }

    /// <summary>How many calls are made at most.</summary>
    public TeamsLimits Limits { get; init; } = new();

    /// <summary>Further issuers whose tokens may come with activities; the Bot Framework's is built in.</summary>
    public IReadOnlyList<TeamsIssuer> Issuers { get; init; } = [];

    /// <summary>Off leaves Teams alone, whatever else is set.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Something of Teams is configured.</summary>
    public bool IsOn => Enabled && (AppId is { Length: > 0 } || Unauthenticated);

    /// <summary>The Entra tenants that are served, as they are stored: in lower case, however the settings write them.</summary>
    public IReadOnlyList<string> Served => [.. (Tenants.Count > 0 || TenantId is not { Length: > 0 } own ? Tenants : [own]).Select(tenant => tenant.ToLowerInvariant())];

    /// <summary>Without the secrets, wherever somebody writes it.</summary>
    public override string ToString() => Section;

    public static TeamsOptions In(IConfiguration configuration) => configuration.GetSection(Section).Get<TeamsOptions>() ?? new();

    public static bool IsOnIn(IConfiguration configuration) => In(configuration).IsOn;
}

/// <summary>Which of Microsoft's clouds the bot lives in.</summary>
public enum TeamsCloudName
{
    Public,

    /// <summary>Public identity, with a connector of its own.</summary>
    Gcc,
    GccHigh,
    Dod,
    China,
}
