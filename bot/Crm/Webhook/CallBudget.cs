namespace CoachBot.Crm.Webhook;

/// <summary>
/// How often a connection may call: so many a second in the long run, so many at once after a quiet time.
/// The generic cell rate algorithm (ITU-T I.371): one instant is all that is kept. Safe for several threads.
/// </summary>
internal sealed class CallBudget(int perSecond, int burst)
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _step = TimeSpan.FromTicks(Math.Max(1, TimeSpan.TicksPerSecond / perSecond));
    private DateTimeOffset _spentUntil = DateTimeOffset.MinValue;

    /// <summary>Takes one call. Null where it was granted, else how long to wait, in whole seconds.</summary>
    public TimeSpan? Take(DateTimeOffset now)
    {
        lock (_gate)
        {
            var next = (_spentUntil > now ? _spentUntil : now) + _step;
            var over = next - now - (_step * burst);
            if (over > TimeSpan.Zero) return TimeSpan.FromSeconds(Math.Ceiling(over.TotalSeconds));
            _spentUntil = next;
            return null;
        }
    }
}
