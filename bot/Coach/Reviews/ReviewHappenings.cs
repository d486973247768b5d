namespace CoachBot.Coach.Reviews;

/// <summary>To a review: a colleague wants to see it [REV-01, REV-02].</summary>
/// <param name="Room">Where it is answered; null for his direct chat.</param>
/// <param name="Thread">Key of the card in whose thread he asked.</param>
/// <param name="Key">Key of the event that is answered.</param>
/// <param name="Direct">Asked in his direct chat.</param>
public sealed record ReviewWanted(string By, string? Room, string? Thread, string Key, bool Direct = true) : Happening;

/// <summary>To a review: a colleague wants a contention round [REV-06].</summary>
public sealed record RoundWanted(string By, string? Room, string? Thread, string Key) : Happening;

/// <summary>To a review: its deal moved from one stage to another, by the CRM's names [REV-25].</summary>
public sealed record StageMoved(string From, string To) : Happening;
