namespace CoachBot.Tests.Code;

/// <summary>Where this repository's files are.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CoachBot.sln"))) return at.FullName;
        }

        throw new InvalidOperationException("Run the tests from inside the repository.");
    }
}
