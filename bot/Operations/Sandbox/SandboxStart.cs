using CoachBot.Coach;
using CoachBot.Storage;

namespace CoachBot.Operations.Sandbox;

/// <summary>Before the service listens: the demo company where no tenant is configured, the connection for the world, the first scene.</summary>
public sealed class SandboxStart(TenantBook book, Scenes scenes, SandboxWorld world, SandboxReset reset) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (configured, demo) = (book.Settings, scenes.Demo.Tenant);
        book.Settings = tenant => WithDemo(configured(tenant), demo);
        world.Secret();
        await reset.BeginWhereNothingIs(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static TenantSettings WithDemo(TenantSettings settings, SceneTenant demo) => settings.OwnDomains.Count > 0 ? settings : settings with
    {
        Name = settings.Name.Length > 0 ? settings.Name : demo.Name,
        OwnDomains = new HashSet<string>(demo.OwnDomains, StringComparer.OrdinalIgnoreCase),
        TimeZone = settings.TimeZone ?? demo.TimeZone,
        Country = settings.Country ?? demo.Country,
    };
}
