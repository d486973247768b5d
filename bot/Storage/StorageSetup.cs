using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoachBot.Storage;

/// <summary>Registers the store. Call it first: it opens the file before any other hosted service starts.</summary>
public static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ClockOptions>().BindConfiguration(ClockOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Store>();
        services.AddSingleton<BusinessClock>();
        services.AddSingleton<TenantBook>();
        services.AddSingleton<RecordCodec>();
        services.AddSingleton<SituationLoader>();
        services.AddDbContext<CoachDb, SqliteCoachDb>((provider, db) => db.UseSqlite(provider.GetRequiredService<Store>().Connection));
        services.AddHostedService<OpenAtStart>();
        return services;
    }

    private sealed class OpenAtStart(Store store) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken)
        {
            store.Start();
            return Task.CompletedTask;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
