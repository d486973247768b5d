using Microsoft.Extensions.Hosting;

namespace CoachBot.Content;

/// <summary>Looks for edits of the content folder and has them read when they come to rest.</summary>
public sealed class ContentWatch(ContentStore store, TimeProvider machineTime) : IHostedService, IDisposable
{
    /// <summary>An editor writes a file in several steps, and a checkout many files: read once, after the last.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private FileSystemWatcher? _watcher;
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = machineTime.CreateTimer(_ => store.Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watcher = new FileSystemWatcher(store.Path) { IncludeSubdirectories = true };
        _watcher.Changed += (_, _) => Touched();
        _watcher.Created += (_, _) => Touched();
        _watcher.Deleted += (_, _) => Touched();
        _watcher.Renamed += (_, _) => Touched();

        // Too many changes at once, or the folder went away: reading again shows which.
        _watcher.Error += (_, _) => Touched();
        _watcher.EnableRaisingEvents = true;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Something in the folder changed.</summary>
    public void Touched() => _timer?.Change(Rest, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _watcher?.Dispose();
        _timer?.Dispose();
    }
}
