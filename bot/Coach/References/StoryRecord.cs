namespace CoachBot.Coach.References;

/// <summary>Why a deal was won, and the story that is told of it [REF-07, REF-09].</summary>
public sealed record StoryRecord : Record
{
    public required string DealId { get; init; }

    /// <summary>The four answers, once given [REF-07].</summary>
    public WinAnswers? Answers { get; init; }

    /// <summary>The story as approved by owner and curator, the customer's name masked until there is consent; null before.</summary>
    public string? Story { get; init; }

    public DateTimeOffset? PostedAt { get; init; }
}

/// <summary>Why we won: the value, what turned it, what the customer said, who helped.</summary>
/// <param name="Helpers">Addresses of colleagues.</param>
public sealed record WinAnswers(string Value, string Turned, string CustomerSaid, IReadOnlyList<string> Helpers, string By, DateTimeOffset At);
