namespace CoachBot.Benchmarks.Support;

/// <summary>A folder for one run's files, on the disk of the build output; it goes with the run.</summary>
internal sealed class TempFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateDirectory(
        Path.Combine(AppContext.BaseDirectory, "runs", Guid.NewGuid().ToString("n"))).FullName;

    public string File(string name) => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
