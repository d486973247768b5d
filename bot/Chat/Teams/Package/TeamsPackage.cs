using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Wire;

namespace CoachBot.Chat.Teams.Package;

/// <summary>
/// The app package: a zip with manifest, icons and languages, all of them at its root. The same order makes the same bytes.
/// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
/// </summary>
public static class TeamsPackage
{
    public const string ManifestFile = "manifest.json";
    public const string ColorIcon = "color.png";
    public const string OutlineIcon = "outline.png";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The earliest day that a zip can name.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="languages">All that the content speaks.</param>
    public static byte[] Of(AppOrder order, SentenceRenderer words, IReadOnlyList<string> languages)
    {
        var others = languages.Where(each => each != AppLanguages.First).Order(StringComparer.Ordinal).ToList();
        var manifest = TeamsManifest.Of(order, words);
        if (others.Count > 0) AppLanguages.Add(manifest, others);

        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, ManifestFile, Text(manifest));
            Add(zip, ColorIcon, Icon(ColorIcon));
            Add(zip, OutlineIcon, Icon(OutlineIcon));
            foreach (var language in others) Add(zip, AppLanguages.FileOf(language), Text(AppLanguages.File(order, words, language)));
        }

        return file.ToArray();
    }

    private static byte[] Text(JsonObject made) => Encoding.UTF8.GetBytes(made.ToJsonString(Readable) + "\n");

    private static byte[] Icon(string name)
    {
        using var picture = typeof(TeamsPackage).Assembly.GetManifestResourceStream(typeof(TeamsPackage), name)!;
        var bytes = new byte[picture.Length];
        picture.ReadExactly(bytes);
        return bytes;
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Always;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
