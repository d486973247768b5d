namespace CoachBot.Operations;

/// <summary>Whether the Sandbox is on: where no chat platform is configured, except in Production; or where the setting says so.</summary>
public static class SandboxSwitch
{
    public const string Setting = "Sandbox:Enabled";

    /// <summary>The scene of an empty database; <c>demo</c> unless set.</summary>
    public const string SceneSetting = "Sandbox:Scene";

    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment) =>
        bool.TryParse(configuration[Setting], out var set) ? set : !environment.IsProduction();

    public static bool IsDemo(IConfiguration configuration, IHostEnvironment environment) =>
        IsOn(configuration, environment) && (configuration[SceneSetting] ?? "demo") == "demo";
}
