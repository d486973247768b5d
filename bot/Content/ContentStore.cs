using Microsoft.Extensions.Logging;

namespace CoachBot.Content;

/// <summary>Holds the library in use. A bad edit changes nothing but <see cref="Problems"/>; the last good library stays.</summary>
public sealed partial class ContentStore
{
    private readonly ILogger<ContentStore> _log;
    private readonly Lock _reloading = new();
    private volatile ContentLibrary _current;
    private volatile IReadOnlyList<ContentProblem> _problems = [];

    /// <param name="path">The content folder.</param>
    /// <exception cref="ContentException">The folder has problems, so there is nothing to begin with.</exception>
    public ContentStore(string path, ILogger<ContentStore> log)
    {
        (Path, _log) = (path, log);
        var (library, problems) = ContentReader.Read(path);
        _current = library ?? throw new ContentException(problems);
    }

    public string Path { get; }

    public ContentLibrary Current => _current;

    /// <summary>What is wrong with the folder as it stands now; empty where it is in use. Shown by <c>/health</c>.</summary>
    public IReadOnlyList<ContentProblem> Problems => _problems;

    /// <summary>Reads the folder again.</summary>
    public void Reload()
    {
        lock (_reloading)
        {
            var (library, problems) = ContentReader.Read(Path);
            _problems = problems;
            if (library is null)
                LogRefused(problems.Count, problems[0]);
            else if (library.Version != _current.Version)
                LogTaken(library.Version);
            _current = library ?? _current;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Content has {Count} problems; the last good one stays. First: {First}")]
    private partial void LogRefused(int count, ContentProblem first);

    [LoggerMessage(Level = LogLevel.Information, Message = "Content is now version {Version}")]
    private partial void LogTaken(string version);
}
