using System.Text.Json.Serialization;

namespace CoachBot.Coach.References;

/// <summary>What a colleague is asked as somebody who knows, and whether he wants to be [REF-11].</summary>
public sealed record ExpertRecord : Record
{
    public const int MostAsks = 20;

    public required string Email { get; init; }

    /// <summary>He is not named as somebody who knows.</summary>
    public bool Hidden { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Question> Asks { get; init; } = [];

    [JsonIgnore]
    public override IReadOnlyList<string> Links =>
        Hidden ? [] : [.. Asks.Where(a => a.State == QuestionState.Answered).SelectMany(a => a.Words).Distinct(StringComparer.Ordinal).Select(LinkNames.ExpertWord)];
}

/// <summary>A question to somebody who knows.</summary>
/// <param name="By">Who asks.</param>
public sealed record Question(string Id, string By, string Text, IReadOnlyList<string> Words, DateTimeOffset At, QuestionState State = QuestionState.Open);

/// <summary>How a question stands.</summary>
public enum QuestionState
{
    Open,
    Answered,
    Declined,
}

/// <summary>To an expert: he wants to be named, or not.</summary>
public sealed record ExpertChose(bool Hidden) : Happening;
