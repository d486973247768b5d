namespace CoachBot.Chat.Slack.Workspaces;

/// <summary>
/// Settings <c>Slack:…</c>. One workspace: <see cref="BotToken"/> with <see cref="AppToken"/> (Socket Mode) or with
/// <see cref="SigningSecret"/> (public address). Many: <see cref="ClientId"/>, <see cref="ClientSecret"/>, <see cref="SigningSecret"/>,
/// <see cref="PublicAddress"/> and <see cref="Workspaces"/>.
/// </summary>
public sealed record SlackOptions
{
    public const string Section = "Slack";

    /// <summary>Signs what Slack sends to our address.</summary>
    public string? SigningSecret { get; init; }

    /// <summary>The one before, while it is being replaced.</summary>
    public string? PreviousSigningSecret { get; init; }

    /// <summary>The bot's token (<c>xoxb-…</c>) of a single workspace.</summary>
    public string? BotToken { get; init; }

    /// <summary>The app's token (<c>xapp-…</c>, scope <c>connections:write</c>): Socket Mode.</summary>
    public string? AppToken { get; init; }

    /// <summary>For the installation in many workspaces.</summary>
    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>Workspaces (<c>T…</c>) and organisations (<c>E…</c>) that may install the app: nobody else's people reach this tenant.</summary>
    public IReadOnlyList<string> Workspaces { get; init; } = [];

    /// <summary>Where Slack and browsers reach this service, such as <c>https://coach.example.com</c>.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The Web API; another one for government workspaces, or for tests on loopback.</summary>
    public Uri Api { get; init; } = new("https://slack.com/api/");

    /// <summary>A <c>.pfx</c> file that protects the keys in the database, which protect the tokens; without it they lie there as they are.</summary>
    public string? KeyCertificate { get; init; }

    public string? KeyCertificatePassword { get; init; }

    /// <summary>Off leaves Slack alone, whatever else is set.</summary>
    public bool Enabled { get; init; } = true;

    public static SlackOptions In(IConfiguration configuration) => configuration.GetSection(Section).Get<SlackOptions>() ?? new();

    public static bool IsOnIn(IConfiguration configuration) => In(configuration).IsOn;

    /// <summary>Something of Slack is configured.</summary>
    public bool IsOn => Enabled && HasAny;

    /// <summary>What Slack sends comes by sockets that we open; else to our public address.</summary>
    public bool UsesSocket => AppToken is { Length: > 0 };

    /// <summary>The workspace, or its organisation, stands in <see cref="Workspaces"/>.</summary>
    public bool MayInstall(string enterprise, string team) =>
        (team.Length > 0 && Workspaces.Contains(team, StringComparer.Ordinal)) || (enterprise.Length > 0 && Workspaces.Contains(enterprise, StringComparer.Ordinal));

    private bool HasAny => BotToken is { Length: > 0 } || AppToken is { Length: > 0 } || SigningSecret is { Length: > 0 } || ClientId is { Length: > 0 };
}
