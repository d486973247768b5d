namespace CoachBot.Crm.Webhook;

/// <summary>The published schemas, one embedded file per type.</summary>
public static class HookSchemas
{
    private const string Folder = ".Crm.Webhook.Schemas.";
    private const string Extension = ".json";

    /// <summary>By type, in ordinal order.</summary>
    public static IReadOnlyDictionary<string, HookSchema> All { get; } = Load();

    private static SortedDictionary<string, HookSchema> Load()
    {
        var assembly = typeof(HookSchemas).Assembly;
        var schemas = new SortedDictionary<string, HookSchema>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var at = name.IndexOf(Folder, StringComparison.Ordinal);
            if (at < 0) continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var type = name[(at + Folder.Length)..^Extension.Length];
            schemas.Add(type, new(type, bytes.ToArray()));
        }

        return schemas;
    }
}
