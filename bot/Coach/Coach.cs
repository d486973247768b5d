using CoachBot.Coach.Cards;

namespace CoachBot.Coach;

/// <summary>Decides. Pure: no clock, no storage, no vendor, no wording. Each practice has its own folder.</summary>
public static class Coach
{
    /// <summary>What follows from an event, as things stand.</summary>
    public static IReadOnlyList<Decision> Decide(Situation situation, InboundEvent happened, DateTimeOffset now) => [];

    /// <summary>What a press or a form gets as an answer within its request. Decides nothing.</summary>
    public static Answer Answer(Situation situation, InboundEvent request, DateTimeOffset now) => Cards.Answer.Nothing;
}
