using CoachBot.Tests.Chat.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Journeys;

/// <summary>[INT-15] in a real browser: what a colleague wrote in a room becomes a commitment of a deal.</summary>
public sealed class SavePageJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Words = "Ida sends the list of plants next week";

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task What_somebody_wrote_is_saved_for_a_deal(int width)
    {
        var page = await browser.Open(width);
        var rep = new SandboxPage(page, width < 1080);
        await rep.HideGuide();
        await rep.Become(SandboxHost.Mira);
        await rep.Enter("team:Industry");
        await rep.Say(Words);
        await rep.Become(SandboxHost.Jonas);
        await rep.Enter("team:Industry");
        var line = rep.Messages.Filter(new() { HasText = Words });
        await line.GetByTestId("save").ClickAsync();
        await Shot("menu");
        await page.Locator("[data-testid=menu-item][data-item-id=save-commitment]").ClickAsync();
        await Expect(rep.Dialog.Locator("[name=text]")).ToHaveValueAsync(Words);
        await Shot("form");
        Assert.True(await rep.Overflow() <= 0, "something is wider than the screen");
        await rep.Dialog.Locator("[name=side]").SelectOptionAsync("theirs");
        await rep.Dialog.Locator("[name=deal]").SelectOptionAsync("deal-halden-2");
        await rep.Fill("by", "Ida Holm");
        await rep.Fill("date", "2026-11-27");
        await rep.SaveAndClose();
        await rep.Enter("dm:" + SandboxHost.Jonas);
        await Expect(rep.Messages.Last).ToContainTextAsync("They promised: " + Words);
        await Shot("saved");

        // A folder for pictures is given where somebody wants to look at the page.
        async Task Shot(string what)
        {
            if (Environment.GetEnvironmentVariable("COACHBOT_SHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"save-{what}-{width}.png") });
        }
    }
}
