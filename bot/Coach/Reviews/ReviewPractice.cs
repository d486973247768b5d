using CoachBot.Coach.Cards;

namespace CoachBot.Coach.Reviews;

public static class ReviewPractice
{
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now) => [];

    /// <summary>The form that a press opens, or null.</summary>
    public static FormView? Opened(Situation situation, InboundEvent happened, Pressed pressed, DateTimeOffset now) => null;

    /// <summary>What is wrong with a form, by field.</summary>
    public static IReadOnlyDictionary<string, Part> Errors(Situation situation, InboundEvent happened, Submitted sent, DateTimeOffset now) =>
        new Dictionary<string, Part>(StringComparer.Ordinal);
}
