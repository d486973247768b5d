using CoachBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Storage;

/// <summary>A store on a file of its own, which goes with it.</summary>
internal sealed class TempStore : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coachbot-").FullName;

    public TempStore(int waitingWrites = 8192)
    {
        Options = new StorageOptions { Sqlite = Path.Combine(folder, "test.db"), WaitingWrites = waitingWrites };
        Store = Open();
    }

    public StorageOptions Options { get; }

    public Store Store { get; private set; }

    /// <summary>As after a crash: the process is gone, the file stays.</summary>
    public async Task Restart()
    {
        await Store.DisposeAsync();
        Store = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Store Open()
    {
        var store = new Store(Microsoft.Extensions.Options.Options.Create(Options), NullLogger<Store>.Instance);
        store.Start();
        return store;
    }
}
