using System.Text.Json.Serialization;

namespace CoachBot.Coach.References;

/// <summary>Why a deal was won, and the story that is told of it [REF-07, REF-09].</summary>
public sealed record StoryRecord : Record
{
    public required string DealId { get; init; }

    /// <summary><c>won</c> or <c>lost</c> as last heard; null while the deal is open.</summary>
    public string? Outcome { get; init; }

    /// <summary>
    /// When the deal was heard to be decided, open again or another's; null once that is taken up, D-SETTLE later. What a burst
    /// of versions says in between is never taken up [ADM-14].
    /// </summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When the owner is asked [D-WIN]; null where nobody is: an old deal, or one that is open again.</summary>
    public DateTimeOffset? AskAt { get; init; }

    /// <summary>A lost deal waits until as many wins were asked [REF-08].</summary>
    public bool Waits { get; init; }

    /// <summary>The colleague who has the question.</summary>
    public string? Asked { get; init; }

    /// <summary>It stands in the tenant's balance of wins and losses [REF-08].</summary>
    public bool Counted { get; init; }

    /// <summary>The four answers, once given [REF-07].</summary>
    public WinAnswers? Answers { get; init; }

    /// <summary>What was learned from a loss, once said [REF-08].</summary>
    public LossAnswers? Loss { get; init; }

    /// <summary>The draft of the story; each change has a number of its own, so that nobody approves what he did not read.</summary>
    public StoryDraft? Draft { get; init; }

    /// <summary>The words by which it is found [REF-11].</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The story's value in one sentence as approved by owner and curator, the customer's name taken out; null before.</summary>
    public string? Story { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    /// <summary>The post names the customer now.</summary>
    public bool Named { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<string> Links => Answers is null ? [] : [.. Words.Select(LinkNames.StoryWord)];
}

/// <summary>Why we won: the value, what turned it, what the customer said, who helped.</summary>
/// <param name="Helpers">Addresses of colleagues.</param>
public sealed record WinAnswers(string Value, string Turned, string CustomerSaid, IReadOnlyList<string> Helpers, string By, DateTimeOffset At);

/// <summary>Why we lost.</summary>
/// <param name="Reason">One of the words <c>loss.…</c>; our own conduct is one of them.</param>
/// <param name="Differently">What we would do differently.</param>
public sealed record LossAnswers(string Reason, string Differently, string By, DateTimeOffset At);

/// <summary>What the story says, and who has approved exactly this.</summary>
/// <param name="Version">Raised with every change.</param>
/// <param name="Owner">The owner's address once he approved this version.</param>
/// <param name="Second">The curator's, or the manager's, once he did.</param>
/// <param name="OfferedAt">When the owner first approved a version: from then on others see it.</param>
public sealed record StoryDraft(string Value, string Turned, string CustomerSaid, int Version, string? Owner = null, string? Second = null, DateTimeOffset? OfferedAt = null)
{
    [JsonIgnore]
    public bool IsApproved => Owner is not null && Second is not null;
}
