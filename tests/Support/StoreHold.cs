using CoachBot.Storage;

namespace CoachBot.Tests.Support;

/// <summary>No commit of a store succeeds until this is let go.</summary>
internal sealed class StoreHold : IAsyncDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly Task _writing;

    private StoreHold(Store store, TaskCompletionSource entered) => _writing = store.Write(
        WriteUrgency.Work,
        _ =>
        {
            entered.SetResult();
            _open.Wait();
        },
        default);

    public static async Task<IAsyncDisposable> Of(Store store)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hold = new StoreHold(store, entered);
        await entered.Task;
        return hold;
    }

    public async ValueTask DisposeAsync()
    {
        _open.Set();
        await _writing;
        _open.Dispose();
    }
}
