using CoachBot.Coach.Cards;
using CoachBot.Content;
using CoachBot.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;

namespace CoachBot.Tests.Content;

public sealed class ContentRegistrationTests
{
    [Fact]
    public void Delivery_gets_its_renderer_from_the_folder_that_is_set()
    {
        using var copy = new ContentCopy();
        copy.Replace("words/en.yaml", "press.start: Start", "press.start: Begin");
        using var services = Services(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Content:Path"] = copy.Folder });

        var render = services.GetRequiredService<CardRenderer>();
        var view = new CardView([Texts.FirstStart.With().Presses(new Press(Verbs.Start, "person:a@b.example"))], Texts.PreviewAnswer.Id, Facts.None);

        Assert.Equal("Begin", Assert.Single(render(view, new Reader("Etc/UTC", "en")).Buttons).Label);
    }

    [Fact]
    public void In_development_the_source_folder_is_used_so_that_an_edit_shows()
    {
        Assert.Equal(Shipped.Folder, ContentFolder.Find(null, development: true));
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "coaching-content"), ContentFolder.Find(null, development: false));
        Assert.Equal(Path.GetFullPath("elsewhere"), ContentFolder.Find("elsewhere", development: true));
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Mock.Of<IHostEnvironment>(environment => environment.EnvironmentName == "Production"))
            .AddContent(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
}
