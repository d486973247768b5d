using CoachBot.Tests.Content;

namespace CoachBot.Tests.Support;

/// <summary>Compares with an approved copy beside the tests; <c>COACHBOT_APPROVE=1</c> rewrites it, for a reader to review.</summary>
internal static class Approved
{
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("COACHBOT_APPROVE") == "1";

    /// <param name="area">Folder of the tests whose copies these are.</param>
    public static void Matches(string name, string actual, string area = "Content")
    {
        var path = Path.Combine(Folder(area), $"{name}.txt");
        if (Rewrites)
        {
            Directory.CreateDirectory(Folder(area));
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"Nothing is approved for {name}: run with COACHBOT_APPROVE=1 and read {path}.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    public static IEnumerable<string> Names(string area = "Content") => Directory.EnumerateFiles(Folder(area)).Select(file => Path.GetFileNameWithoutExtension(file)!);

    private static string Folder(string area) => Path.Combine(Path.GetDirectoryName(Shipped.Folder)!, "tests", area, "approved");
}
