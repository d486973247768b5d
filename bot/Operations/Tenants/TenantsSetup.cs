using System.Globalization;
using CoachBot.Chat.Sandbox;
using CoachBot.Chat.Slack;
using CoachBot.Chat.Slack.Workspaces;
using CoachBot.Chat.Teams.Clouds;
using CoachBot.Coach;
using Microsoft.Extensions.Options;

namespace CoachBot.Operations.Tenants;

/// <summary>Registers the tenant's settings.</summary>
public static class TenantsSetup
{
    /// <summary>How the Sandbox names the room of a team.</summary>
    private const string SandboxTeamRoom = "team:{team}";

    /// <param name="withSandbox">Whether the Sandbox runs: without it nobody could be told from a customer before the own domains are set.</param>
    public static IServiceCollection AddTenants(this IServiceCollection services, IConfiguration configuration, bool withSandbox)
    {
        var withSlack = SlackOptions.IsOnIn(configuration);
        var withTeams = TeamsOptions.IsOnIn(configuration);
        services.AddOptions<TenantOptions>()
            .Bind(configuration.GetSection(TenantOptions.Section))
            .Validate(o => withSandbox || o.OwnDomains.Count > 0, "Tenant:OwnDomains is empty: name the domains of your colleagues' addresses, such as Tenant__OwnDomains__0=example.com.")
            .Validate(o => o.TimeZone is null || LocalTime.IsZone(o.TimeZone), "Tenant:TimeZone is not an IANA zone: write it as Europe/Berlin or America/New_York.")
            .Validate(
                o => o.Holidays.All(d => DateOnly.TryParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
                "Tenant:Holidays holds something that is no day: write each as yyyy-MM-dd.")
            .Validate(o => o.TeamRoom is not { } room || IsNamed(room), "Tenant:TeamRoom is blank: write the address of the teams' rooms with {team} for a team's name, or leave it out.")
            .Validate(o => o.WinsRoom is not { } room || (IsNamed(room) && !room.Contains("{team}", StringComparison.Ordinal)), "Tenant:WinsRoom is blank or holds {team}: write the address of the one room for win stories, or leave it out.")
            .PostConfigure(o =>
            {
                o.Chat ??= withSlack ? SlackChat.PlatformName : withTeams ? TeamsIds.Platform : SandboxChat.PlatformName;
                o.Chats = [.. withSlack ? [SlackChat.PlatformName] : Array.Empty<string>(), .. withTeams ? [TeamsIds.Platform] : Array.Empty<string>()];
                o.TeamRoom ??= withSandbox && o.Chat == SandboxChat.PlatformName ? SandboxTeamRoom : null;
            })
            .Validate(o => o.Chat != SlackChat.PlatformName || withSlack, "Tenant:Chat is slack and Slack is not set up: give Slack:BotToken and the settings beside it, or leave Tenant:Chat out.")
            .Validate(o => o.Chat != TeamsIds.Platform || withTeams, "Tenant:Chat is teams and Teams is not set up: give Teams:AppId and the settings beside it, or leave Tenant:Chat out.")
            .Validate(o => o.Chat is SlackChat.PlatformName or TeamsIds.Platform or SandboxChat.PlatformName, "Tenant:Chat is no chat platform: write slack, teams or sandbox, or leave it out.")
            .ValidateOnStart();
        services.AddOptions<PilotOptions>()
            .Bind(configuration.GetSection(PilotOptions.Section))
            .Validate(o => o.Teams.All(IsNamed), "Pilot:Teams holds a blank name: write each team as it is written with its people, such as Pilot__Teams__0=West.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DefaultsOptions>, DefaultsCheck>();
        services.AddOptions<DefaultsOptions>().Bind(configuration.GetSection(DefaultsOptions.Section)).ValidateOnStart();
        services.AddSingleton<TenantShelf>();
        services.AddHostedService<TenantsAtStart>();
        return services;
    }

    private static bool IsNamed(string name) => !string.IsNullOrWhiteSpace(name);

    private sealed class DefaultsCheck : IValidateOptions<DefaultsOptions>
    {
        public ValidateOptionsResult Validate(string? name, DefaultsOptions options)
        {
            var problems = new List<string>();
            DefaultsReader.Read(options, problems);
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
