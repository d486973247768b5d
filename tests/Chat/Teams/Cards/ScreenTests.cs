using CoachBot.Tests.Support.Teams;

namespace CoachBot.Tests.Chat.Teams.Cards;

/// <summary>Cards on the screen of a desk and of a phone. <c>COACHBOT_PICTURES=folder</c> keeps pictures, for somebody to look at.</summary>
public sealed class ScreenTests(CardScreen screen) : IClassFixture<CardScreen>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("COACHBOT_PICTURES");

    public static TheoryData<string, int> Cards() => [.. from width in new[] { 1000, 360 } from card in WholeCards.All.Keys select (card, width)];

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task Nothing_is_wider_than_the_screen(string name, int width)
    {
        var page = await screen.Open(width);
        var drawn = await page.Show(WholeCards.All[name]("en"));
        if (Pictures is not null) await page.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}.png"), FullPage = true });
        Assert.Equal(0, drawn.Over);
        Assert.Equal(0, await page.Unfold());
        if (Pictures is not null) await page.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}-menus.png"), FullPage = true });
        Assert.NotEmpty(drawn.Text);
    }
}
