namespace CoachBot.Coach.Reviews;

/// <summary>A question of a review: a text of the content, whose id begins with <c>question.REVIEW.</c> [REV-02].</summary>
/// <param name="Id">Content id; its text may name the facts <c>deal</c> and <c>company</c>.</param>
/// <param name="Review"><c>deal</c>, <c>pipeline</c>, <c>account</c> or <c>territory</c>.</param>
/// <param name="Stage">The text's stage.</param>
/// <param name="Role">The text's role.</param>
public sealed record ReviewQuestion(string Id, string Review, string Stage, string Role);
