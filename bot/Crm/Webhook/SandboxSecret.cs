namespace CoachBot.Crm.Webhook;

/// <summary>The secret of the Sandbox's own connection: made at first start, kept beside the database, readable by its owner only.</summary>
public static class SandboxSecret
{
    /// <summary>Name of the connection.</summary>
    public const string Connection = "sandbox";

    private static readonly TimeSpan WrittenWithin = TimeSpan.FromSeconds(5);

    /// <summary>Where the secret of a database is kept.</summary>
    public static string FileFor(string database) => database + ".sandbox-secret";

    /// <summary>The secret in the file, which is made where there is none.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static string EnsureFile(string path)
    {
        var secret = Make(path) ?? Read(path);

        // Somebody may have copied the file with wider rights.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return WebhookSecret.TryRead(secret, out _)
            ? secret
            : throw new InvalidDataException($"{path} does not hold a secret. Delete it: a new one is made at the next start.");
    }

    /// <summary>A new secret in a new file; null where the file is there: of those who start at the same time one alone creates it.</summary>
    private static string? Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var writer = new StreamWriter(path, options);
            var secret = WebhookSecret.Make();
            writer.WriteLine(secret);
            return secret;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>What the file holds; an empty one is just being written by somebody who starts at the same time.</summary>
    private static string Read(string path)
    {
        var secret = "";
        SpinWait.SpinUntil(() => (secret = ReadShared(path)).Length > 0, WrittenWithin);
        return secret;
    }

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(path, new FileStreamOptions { Share = FileShare.ReadWrite });
        return reader.ReadToEnd().Trim();
    }
}
