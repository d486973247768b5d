namespace CoachBot.Content;

/// <summary>What the command <c>content check</c> runs: everything that would keep a folder from being used.</summary>
public static class ContentCheck
{
    /// <summary>All problems of the folder, by file and line; none where it can be used as it stands.</summary>
    public static IReadOnlyList<ContentProblem> Run(string path) => ContentReader.Read(path).Problems;
}
