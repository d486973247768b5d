using CoachBot.Content;

namespace CoachBot.Tests.Content;

/// <summary>A copy of the shipped folder that a test may spoil.</summary>
public sealed class ContentCopy : IDisposable
{
    public ContentCopy()
    {
        foreach (var folder in new[] { "plays", "words", "forms", "lists", "plans" })
        {
            foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Shipped.Folder, folder), "*", SearchOption.AllDirectories))
                Write(System.IO.Path.GetRelativePath(Shipped.Folder, file), File.ReadAllText(file));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("coachbot-content-").FullName;

    public string Read(string file) => File.ReadAllText(Path(file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(file))!);
        File.WriteAllText(Path(file), text);
    }

    public void WriteBytes(string file, byte[] bytes) => File.WriteAllBytes(Path(file), bytes);

    public void Delete(string file) => File.Delete(Path(file));

    public void Replace(string file, string old, string with)
    {
        var text = Read(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    public IReadOnlyList<ContentProblem> Check() => ContentCheck.Run(Folder);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string Path(string file) => System.IO.Path.Combine(Folder, file);
}
