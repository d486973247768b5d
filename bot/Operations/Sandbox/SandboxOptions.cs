using System.ComponentModel.DataAnnotations;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Chat.Teams.Clouds;

namespace CoachBot.Operations.Sandbox;

/// <summary>Settings <c>Sandbox:…</c>.</summary>
public sealed record SandboxOptions
{
    public const string Section = "Sandbox";
    public const string Demo = "demo";
    public const string Empty = "empty";

    /// <summary>Null: on where no chat platform is configured and the environment is not Production.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Business time moves by <c>/sandbox/api/clock</c> only. Null: with the scene <c>demo</c>.</summary>
    public bool? VirtualClock { get; init; }

    /// <summary>Where business time begins in an empty database; null for the scene's own start, or the machine's present.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>The scene that an empty database begins with.</summary>
    [AllowedValues(Demo, Empty, ErrorMessage = "Sandbox:Scene must be demo or empty.")]
    public string Scene { get; init; } = Demo;

    public bool ClockIsVirtual => VirtualClock ?? Scene == Demo;

    /// <summary>Whether the Sandbox runs.</summary>
    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = configuration.GetSection(Section).Get<SandboxOptions>() ?? new SandboxOptions();
        return options.Enabled ?? (!environment.IsProduction() && !SlackOptions.IsOnIn(configuration) && !TeamsOptions.IsOnIn(configuration));
    }
}
