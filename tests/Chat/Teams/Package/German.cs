using CoachBot.Content;
using CoachBot.Tests.Content;

namespace CoachBot.Tests.Chat.Teams.Package;

/// <summary>The content with a second language in it, of which the app package's own words are translated.</summary>
internal static class German
{
    private static readonly Lazy<ContentLibrary> Read = new(() =>
    {
        using var copy = new ContentCopy();
        foreach (var file in Directory.EnumerateFiles(copy.Folder, "*.en.*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(copy.Folder, file);
            copy.Write(name.Replace(".en.", ".de.", StringComparison.Ordinal), copy.Read(name).Replace("language: en", "language: de", StringComparison.Ordinal));
        }

        copy.Write("words/de.yaml", copy.Read("words/en.yaml"));
        copy.Replace("words/app.de.yaml", "app.tab: My day", "app.tab: Mein Tag");
        copy.Replace("words/app.de.yaml", "app.search.deal.word: A word of its name", "app.search.deal.word: Ein Wort des Namens");
        copy.Replace("words/app.de.yaml", "app.command.help: Everything you can type", "app.command.help: Was du schreiben kannst");
        var (library, problems) = ContentReader.Read(copy.Folder);
        return library ?? throw new ContentException(problems);
    });

    public static ContentLibrary Library => Read.Value;
}
