using CoachBot.Storage;

namespace CoachBot.Operations.Tenants;

/// <summary>
/// Gives the tenant's settings and hints to the <see cref="TenantBook"/>, and reads content and holidays before any stage
/// runs: what is wrong with them stops the start.
/// </summary>
internal sealed class TenantsAtStart(TenantBook book, IServiceProvider services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var shelf = services.GetRequiredService<TenantShelf>();
        book.Settings = shelf.Settings;
        book.Hint = shelf.Hint;
        _ = shelf.Holidays;
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
