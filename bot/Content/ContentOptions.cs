namespace CoachBot.Content;

/// <summary>Settings of the section <c>Content</c>.</summary>
public sealed record ContentOptions
{
    /// <summary>The content folder; by default the shipped one, in Development the source folder.</summary>
    public string? Path { get; init; }
}
