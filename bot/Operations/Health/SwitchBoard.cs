using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Operations.Sandbox;

namespace CoachBot.Operations.Health;

/// <summary>What is off, and the setting that would turn it on.</summary>
public sealed class SwitchBoard(IConfiguration configuration, IHostEnvironment environment)
{
    public IReadOnlyList<SwitchedOff> Off() => [.. Look()];

    private IEnumerable<SwitchedOff> Look()
    {
        var sandbox = SandboxOptions.IsOn(configuration, environment);
        if (!sandbox) yield return new("The Sandbox, a chat in the browser", "Sandbox:Enabled");
        if (!sandbox && !configuration.GetSection("Webhook:Connections").GetChildren().Any())
            yield return new("Hooks from calendars, CRMs and automation tools", "Webhook:Connections:{name}:Secret");
        if (!SlackOptions.IsOnIn(configuration))
            yield return new("Slack", "Slack:BotToken with Slack:AppToken");
        if (!TeamsOptions.IsOnIn(configuration))
            yield return new("Teams", "Teams:AppId with Teams:TenantId and a credential");
        if (string.IsNullOrEmpty(configuration["Tenant:TimeZone"]))
            yield return new("Working hours of people whose own time zone is not known", "Tenant:TimeZone");
        if (string.IsNullOrEmpty(configuration["Tenant:Country"]))
            yield return new("Holidays of people whose own country is not known", "Tenant:Country");
        if (TelemetrySetup.Endpoint(configuration) is null)
            yield return new("Traces and metrics", "Otlp:Endpoint");
    }
}
