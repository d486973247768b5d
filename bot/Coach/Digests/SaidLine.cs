using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Digests;

/// <summary>A line about a person in a digest: its text and facts, from which it is written word for word [DIG-03].</summary>
/// <param name="To">The manager who read it; null for the team's channel.</param>
public sealed record SaidLine(DateTimeOffset At, string? To, string Text, IReadOnlyDictionary<string, Fact> Facts)
{
    /// <summary>How long it can be looked up.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>With what was said now; what is older than 90 days goes.</summary>
    public static IReadOnlyList<SaidLine> Add(IReadOnlyList<SaidLine> before, IReadOnlyList<SaidLine> now, DateTimeOffset at) =>
        [.. before.Where(l => l.At > at - Kept && !now.Any(n => n.At == l.At && n.To == l.To && n.Text == l.Text)), .. now];
}
