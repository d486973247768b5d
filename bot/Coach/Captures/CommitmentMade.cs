using CoachBot.Coach.People;

namespace CoachBot.Coach.Captures;

/// <summary>To a person: he keeps something that we said we would do, as a colleague saved it from a message [AFT-04].</summary>
public sealed record CommitmentMade(Promise Promise) : Happening;
