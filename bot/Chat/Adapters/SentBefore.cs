namespace CoachBot.Chat.Adapters;

/// <summary>
/// What this process remembers of messages it has sent: which revision was handed over last, and under which message an answer
/// stands. The platforms compare nothing themselves, and threads have one level. Bounded: what is forgotten is taken as it comes.
/// </summary>
internal sealed class SentBefore
{
    private const int Most = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<ChatReceipt, (int Revision, string? Root)> _young = [];
    private Dictionary<ChatReceipt, (int Revision, string? Root)> _old = [];

    /// <param name="root">The message in whose thread it stands.</param>
    public void Note(ChatReceipt sent, int revision, string? root = null)
    {
        lock (_gate)
        {
            var before = Find(sent);
            if (_young.Count >= Most / 2)
            {
                _old = new(_young);
                _young.Clear();
            }

            _young[sent] = (Math.Max(revision, before?.Revision ?? 0), root ?? before?.Root);
        }
    }

    public bool IsOlder(ChatReceipt sent, int revision)
    {
        lock (_gate) return Find(sent)?.Revision > revision;
    }

    /// <summary>The message in whose thread an answer to this one stands.</summary>
    public string RootOf(ChatReceipt sent) => KnownRootOf(sent) ?? sent.MessageId;

    /// <summary>As <see cref="RootOf"/>; null where it stands in none, or that is forgotten.</summary>
    public string? KnownRootOf(ChatReceipt sent)
    {
        lock (_gate) return Find(sent)?.Root;
    }

    private (int Revision, string? Root)? Find(ChatReceipt sent) =>
        _young.TryGetValue(sent, out var young) ? young : _old.TryGetValue(sent, out var old) ? old : null;
}
