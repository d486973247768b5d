namespace CoachBot.Chat.Teams.Connector;

/// <summary>Whatever is written into one conversation goes one after the other, in the order in which it came; other conversations wait for nobody. A line is gone when nobody is in it.</summary>
internal sealed class ConversationQueue(int longest)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedList<TaskCompletionSource>> _lines = new(StringComparer.Ordinal);

    /// <summary>Lines in memory, for tests.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _lines.Count;
        }
    }

    /// <summary>Waits for a turn, which ends with what is returned; null where too many wait already.</summary>
    /// <exception cref="OperationCanceledException">Given up before the turn came.</exception>
    public async Task<IDisposable?> Enter(string conversation, CancellationToken cancel)
    {
        var own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
        {
            if (!_lines.TryGetValue(conversation, out var line)) _lines[conversation] = line = [];
            if (line.Count > longest) return null;
            place = line.AddLast(own);
            if (line.First == place) own.SetResult();
        }

        try
        {
            await own.Task.WaitAsync(cancel);
            return new Turn(() => Leave(conversation, place));
        }
        catch
        {
            Leave(conversation, place);
            throw;
        }
    }

    private void Leave(string conversation, LinkedListNode<TaskCompletionSource> place)
    {
        lock (_gate)
        {
            var line = _lines[conversation];
            line.Remove(place);
            if (line.First is { } next) next.Value.TrySetResult();
            else _lines.Remove(conversation);
        }
    }

    private sealed class Turn(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
