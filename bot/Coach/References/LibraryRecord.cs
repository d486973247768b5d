namespace CoachBot.Coach.References;

/// <summary>What wins have in common: from single insights to entries that a curator has approved [REF-10]. Bounded.</summary>
public sealed record LibraryRecord : Record
{
    public const int MostInsights = 200;
    public const int MostSuggestions = 50;
    public const int MostEntries = 100;

    /// <summary>What wins came down to, newest first; one for each deal.</summary>
    public IReadOnlyList<Insight> Insights { get; init; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>Approved, newest first; to be shown in preparation at their stage.</summary>
    public IReadOnlyList<LibraryEntry> Entries { get; init; } = [];
}

/// <summary>What one win came down to, as its owner approved it; the customer's name taken out.</summary>
/// <param name="By">The author's address.</param>
public sealed record Insight(string DealId, string By, string Text, IReadOnlyList<string> Words);

/// <summary>Wins that share two words.</summary>
/// <param name="Id">The shared words, in ordinal order.</param>
/// <param name="Deals">The deals that share them.</param>
public sealed record Suggestion(string Id, IReadOnlyList<string> Deals, DateTimeOffset At, SuggestionState State = SuggestionState.Open);

/// <summary>What became of a suggestion.</summary>
public enum SuggestionState
{
    Open,
    Kept,
    Declined,
}

/// <summary>An entry of the library.</summary>
/// <param name="Stage">One of the words <c>stage.…</c>: where it fits.</param>
/// <param name="Authors">Addresses of those whose wins it comes from.</param>
public sealed record LibraryEntry(string Id, string Text, string Stage, IReadOnlyList<string> Authors, string ApprovedBy, DateTimeOffset At);

/// <summary>To the library: an owner has approved what his win came down to.</summary>
public sealed record InsightLearned(string DealId, string By, string Text, IReadOnlyList<string> Words) : Happening;
