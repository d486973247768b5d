namespace CoachBot.Content;

/// <summary>The content folder cannot be used as it stands. Thrown at the first load only; later ones keep the last good library.</summary>
public sealed class ContentException(IReadOnlyList<ContentProblem> problems)
    : Exception($"The content folder has problems:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<ContentProblem> Problems { get; } = problems;
}
