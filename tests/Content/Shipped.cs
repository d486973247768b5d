using CoachBot.Content;

namespace CoachBot.Tests.Content;

/// <summary>The content folder of this repository, read once.</summary>
internal static class Shipped
{
    public static readonly string Folder =
        ContentFolder.SourceFolder() ?? throw new InvalidOperationException("Run the tests from inside the repository.");

    private static readonly Lazy<ContentLibrary> Read = new(() =>
    {
        var (library, problems) = ContentReader.Read(Folder);
        return library ?? throw new ContentException(problems);
    });

    public static ContentLibrary Library => Read.Value;
}
