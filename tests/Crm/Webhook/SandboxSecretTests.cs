using CoachBot.Crm.Webhook;

namespace CoachBot.Tests.Crm.Webhook;

/// <summary>The Sandbox's own secret, beside the database.</summary>
public sealed class SandboxSecretTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coachbot-secret").FullName;

    private string SecretFile => SandboxSecret.FileFor(Path.Combine(folder, "data", "coachbot.db"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Secret_is_made_once_and_for_its_owner_only()
    {
        var made = SandboxSecret.EnsureFile(SecretFile);
        Assert.True(WebhookSecret.TryRead(made, out var key));
        Assert.Equal(32, key.Length);
        Assert.Equal(made, SandboxSecret.EnsureFile(SecretFile));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(SecretFile)!));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SecretFile));
    }

    [Fact]
    public async Task Two_starts_at_once_end_with_one_secret()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SecretFile)!);
        for (var round = 0; round < 100; round++)
        {
            File.Delete(SecretFile);
            using var together = new Barrier(8);
            var starts = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait();
                    return SandboxSecret.EnsureFile(SecretFile);
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default));
            Assert.Single((await Task.WhenAll(starts)).Distinct(StringComparer.Ordinal));
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(SecretFile)!));
        }
    }

    [Fact]
    public void Rights_that_grew_are_taken_back()
    {
        if (OperatingSystem.IsWindows()) return;
        SandboxSecret.EnsureFile(SecretFile);
        File.SetUnixFileMode(SecretFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        SandboxSecret.EnsureFile(SecretFile);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SecretFile));
    }

    [Fact]
    public void File_with_something_else_is_refused_by_name()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SecretFile)!);
        File.WriteAllText(SecretFile, "hello");
        Assert.Contains(SecretFile, Assert.Throws<InvalidDataException>(() => SandboxSecret.EnsureFile(SecretFile)).Message, StringComparison.Ordinal);
    }
}
