namespace CoachBot.Crm.Webhook;

/// <summary>The secret of the Sandbox's own connection: made at first start, kept beside the database, readable by its owner only.</summary>
public static class SandboxSecret
{
    /// <summary>Name of the connection.</summary>
    public const string Connection = "sandbox";

    /// <summary>Where the secret of a database is kept.</summary>
    public static string FileFor(string database) => database + ".sandbox-secret";

    /// <summary>The secret in the file, which is made where there is none.</summary>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static string EnsureFile(string path)
    {
        if (!File.Exists(path)) Make(path);

        // Somebody may have copied the file with wider rights.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var secret = File.ReadAllText(path).Trim();
        return WebhookSecret.TryRead(secret, out _)
            ? secret
            : throw new InvalidDataException($"{path} does not hold a secret. Delete it: a new one is made at the next start.");
    }

    /// <summary>Written aside and moved into place, so that whoever starts at the same time reads a whole secret: the same one.</summary>
    private static void Make(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var aside = $"{full}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(aside, options)) writer.WriteLine(WebhookSecret.Make());
        try
        {
            File.Move(aside, full, overwrite: false);
        }
        catch (IOException) when (File.Exists(full))
        {
            File.Delete(aside);
        }
    }
}
