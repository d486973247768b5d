using System.IO.Compression;
using System.Text.Json.Nodes;
using CoachBot.Chat.Teams.Package;
using CoachBot.Tests.Content;

namespace CoachBot.Tests.Chat.Teams.Package;

/// <summary>The zip that an administrator uploads.</summary>
public sealed class TeamsPackageTests
{
    [Fact]
    public void Manifest_and_icons_lie_at_the_root()
    {
        var files = Open(TeamsPackage.Of(SomeApp.Order(), Shipped.Library.Sentence, ["en"]));

        Assert.Equal(["manifest.json", "color.png", "outline.png"], files.Keys);
        var manifest = JsonNode.Parse(files["manifest.json"])!;
        Assert.Equal(["color.png", "outline.png"], [(string)manifest["icons"]!["color"]!, (string)manifest["icons"]!["outline"]!]);
        Assert.Null(manifest["localizationInfo"]);
    }

    [Fact]
    public void The_same_order_makes_the_same_bytes()
    {
        byte[] Made(string version) => TeamsPackage.Of(SomeApp.Order(version: version), German.Library.Sentence, German.Library.Languages);

        Assert.Equal(Made("1.0.0"), Made("1.0.0"));
        Assert.NotEqual(Made("1.0.0"), Made("1.0.1"));
    }

    [Fact]
    public void Each_further_language_has_a_file_with_what_it_says_differently()
    {
        var files = Open(TeamsPackage.Of(SomeApp.Order(), German.Library.Sentence, German.Library.Languages));
        var (manifest, german) = (JsonNode.Parse(files["manifest.json"])!, JsonNode.Parse(files["de.json"])!.AsObject());

        Assert.Equal("en", (string)manifest["localizationInfo"]!["defaultLanguageTag"]!);
        Assert.Equal(("de", "de.json"), Assert.Single(manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().Select(each => ((string)each!["languageTag"]!, (string)each["file"]!))));
        Assert.Equal("My day", (string)manifest["staticTabs"]![0]!["name"]!);
        Assert.Equal("Mein Tag", (string)german["staticTabs[0].name"]!);
        Assert.Equal("Ein Wort des Namens", (string)german["composeExtensions[0].commands[0].parameters[0].title"]!);
        Assert.Equal("Was du schreiben kannst", (string)german["bots[0].commandLists[1].commands[8].description"]!);
        Assert.Equal("CoachBot", (string)german["name.short"]!); // must be there, whether or not it differs
        Assert.DoesNotContain(german, each => each.Key.EndsWith("commands[1].description", StringComparison.Ordinal)); // says the same
    }

    private static Dictionary<string, byte[]> Open(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(entry => entry.FullName, Content, StringComparer.Ordinal);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
