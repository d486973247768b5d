namespace CoachBot.Tests.Content;

/// <summary>Compares with an approved copy beside the tests; <c>COACHBOT_APPROVE=1</c> rewrites it, for a reader to review.</summary>
internal static class Approved
{
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("COACHBOT_APPROVE") == "1";

    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Folder(), $"{name}.txt");
        if (Rewrites)
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"Nothing is approved for {name}: run with COACHBOT_APPROVE=1 and read {path}.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    public static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder()).Select(file => Path.GetFileNameWithoutExtension(file)!);

    private static string Folder() => Path.Combine(Path.GetDirectoryName(Shipped.Folder)!, "tests", "Content", "approved");
}
