using System.Security.Cryptography;
using System.Text;

namespace CoachBot.Content;

/// <summary>The content folder on disk: where it is, and what stands in its files.</summary>
internal static class ContentFolder
{
    public const string Name = "coaching-content";

    /// <summary>A text is a page at most: a larger file was put here by mistake.</summary>
    private const int LargestFile = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The folder that is set; else, while developing, the source folder, so that an edit shows at once; else the one shipped
    /// beside the executable.
    /// </summary>
    public static string Find(string? configured, bool development)
    {
        if (!string.IsNullOrWhiteSpace(configured))
            return Path.GetFullPath(configured);
        var shipped = Path.Combine(AppContext.BaseDirectory, Name);
        return development ? SourceFolder() ?? shipped : shipped;
    }

    /// <summary>The folder in the source tree above the executable, or null.</summary>
    public static string? SourceFolder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, Name);
            if (Directory.Exists(candidate) && File.Exists(Path.Combine(at.FullName, "CoachBot.sln")))
                return candidate;
        }

        return null;
    }

    /// <summary>Every file of the folder in ordinal order; what cannot be read is a problem.</summary>
    public static IReadOnlyList<SourceFile> Read(string folder, ProblemList problems)
    {
        if (!Directory.Exists(folder))
        {
            problems.Add(folder, 1, "folder-missing", "This folder is not there: set Content:Path to the content folder.");
            return [];
        }

        var files = new List<SourceFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!IsLeftover(name))
                files.Add(ReadFile(path, name, problems));
        }

        files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return files;
    }

    /// <summary>Twelve hex digits over all names and texts.</summary>
    public static string Hash(IReadOnlyList<SourceFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\0{file.Text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static SourceFile ReadFile(string path, string name, ProblemList problems)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes.Length > LargestFile)
                problems.Add(name, 1, "file-too-large", "Keep the file under 256 KiB.");
            else
                return new SourceFile(name, Strict.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(name, 1, "not-utf8", "Save the file as UTF-8.");
        }
        catch (IOException error)
        {
            problems.Add(name, 1, "not-readable", $"The file cannot be read: {error.Message}");
        }

        return new SourceFile(name, "");
    }

    /// <summary>What editors and version control leave behind.</summary>
    private static bool IsLeftover(string name) =>
        name.Split('/').Any(part => part.StartsWith('.')) || name.EndsWith('~') || name.EndsWith(".tmp", StringComparison.Ordinal);
}

/// <summary>One file: its path inside the folder and its text, with <c>\n</c> between lines.</summary>
internal sealed record SourceFile(string Name, string Text);
