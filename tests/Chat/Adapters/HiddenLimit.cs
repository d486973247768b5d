namespace CoachBot.Tests.Chat.Adapters;

/// <summary>A platform that grants so many calls in a window, and tells nobody.</summary>
/// <param name="wait">What its <c>Retry-After</c> says.</param>
internal sealed class HiddenLimit(int calls, TimeSpan window, TimeSpan wait)
{
    private readonly Queue<DateTimeOffset> granted = [];

    public int Granted { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Null where the call is granted; else until when to wait.</summary>
    public DateTimeOffset? Ask(DateTimeOffset now)
    {
        while (granted.TryPeek(out var oldest) && oldest <= now - window) granted.Dequeue();
        if (granted.Count >= calls)
        {
            Refused++;
            return now + wait;
        }

        granted.Enqueue(now);
        Granted++;
        return null;
    }

    /// <summary>P9: how much of it was used in a time, and how much was too much.</summary>
    public (double Used, double TooMuch) In(TimeSpan time) => (Granted / (time / window * calls), Refused / (double)(Granted + Refused));
}
