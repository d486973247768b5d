using System.Threading.Channels;

namespace CoachBot.Storage;

/// <summary>Wakes one who sleeps. Raised twice before he looks, it wakes him once.</summary>
public sealed class Signal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _raised.Writer.TryWrite(true);

    /// <summary>Sleeps until it is raised.</summary>
    public async Task Wait(CancellationToken cancel) => await _raised.Reader.ReadAsync(cancel);

    /// <summary>Sleeps until it is raised, or for so long (machine time).</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider machine, CancellationToken cancel)
    {
        if (_raised.Reader.TryRead(out _)) return;
        using var enough = new CancellationTokenSource(atMost, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, enough.Token);
        try
        {
            await _raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Slept long enough.
        }
    }
}

/// <summary>What wakes each stage. Raised after the commit that gave it work.</summary>
public sealed class Signals
{
    public Signal Inbox { get; } = new();

    public Signal Wakeups { get; } = new();

    public Signal Outbox { get; } = new();

    /// <summary>For whoever looks up what held hooks wait for.</summary>
    public Signal Held { get; } = new();
}
