using CoachBot.Coach.Cards;
using CoachBot.Coach.Reviews;

namespace CoachBot.Content;

/// <summary>
/// The questions of the reviews [REV-02]: texts whose id is <c>question.REVIEW.NAME</c>. The only texts of which a tenant may
/// have more or fewer than the Coach names: the Coach chooses among those that are there.
/// </summary>
internal static class Questions
{
    private const string Prefix = "question.";

    public static readonly IReadOnlyList<string> Reviews = ["deal", "pipeline", "account", "territory"];

    public static bool IsOne(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The text of a question with the facts that it may name; null where the id names no review.</summary>
    public static Text? Text(string id) =>
        id.Split('.') is [_, var review, { Length: > 0 }] && IsOne(id) && Reviews.Contains(review, StringComparer.Ordinal) ? new Text(id, "deal?", "company?") : null;

    /// <summary>Every question that some language has, in ordinal order: each has to be there in all.</summary>
    public static IReadOnlyList<string> IdsIn(IEnumerable<LanguagePack> packs) =>
        [.. packs.SelectMany(pack => pack.Plays.Keys).Where(id => Text(id) is not null).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The questions of a language as the Coach chooses among them.</summary>
    public static IReadOnlyList<ReviewQuestion> In(LanguagePack pack) =>
        [.. IdsIn([pack]).Select(id => new ReviewQuestion(id, id.Split('.')[1], pack.Plays[id].Stage, pack.Plays[id].Role))];
}
