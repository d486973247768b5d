using CoachBot.Coach.Cards;
using CoachBot.Content;

namespace CoachBot.Tests.Content;

/// <summary>A card is written in one language, whatever is asked for [ADM-27].</summary>
public sealed class LanguageTests
{
    private static readonly Lazy<ContentLibrary> WithGerman = new(() =>
    {
        using var copy = new ContentCopy();
        AddGerman(copy);
        var (library, problems) = ContentReader.Read(copy.Folder);
        return library ?? throw new ContentException(problems);
    });

    [Theory]
    [InlineData("de", "Öffnen")]
    [InlineData("de-AT", "Öffnen")]
    [InlineData("DE_ch", "Öffnen")]
    [InlineData("en-US", "Open")]
    [InlineData("ja-JP", "Open")]
    [InlineData("", "Open")]
    public void A_reader_gets_his_language_its_base_or_english(string language, string expected)
    {
        var part = Texts.NothingYet.With().Presses(new Press(Verbs.OpenCard, "person:a@b.example"));
        var message = WithGerman.Value.Render(new CardView([part], Texts.PreviewAnswer.Id, Facts.None), new Reader("Europe/Vienna", language));

        Assert.Equal(expected, Assert.Single(message.Buttons).Label);
    }

    private static void AddGerman(ContentCopy copy)
    {
        foreach (var file in Directory.EnumerateFiles(copy.Folder, "*.en.*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(copy.Folder, file);
            copy.Write(name.Replace(".en.", ".de.", StringComparison.Ordinal), copy.Read(name).Replace("language: en", "language: de", StringComparison.Ordinal));
        }

        copy.Write("words/de.yaml", copy.Read("words/en.yaml").Replace("press.open-card: Open", "press.open-card: Öffnen", StringComparison.Ordinal));
    }
}
