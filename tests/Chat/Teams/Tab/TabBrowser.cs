using CoachBot.Tests.Support.Teams;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Chat.Teams.Tab;

/// <summary>A browser in which Teams frames the tab.</summary>
public abstract class TabBrowser(TabWorld world) : IClassFixture<TabWorld>, IAsyncLifetime
{
    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    protected TabWorld World => world;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        SetDefaultExpectTimeout(60_000); // a busy machine is no defect
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium", Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<TeamsPage> Open(int width, Func<string?>? token = null, string theme = "default", string host = "https://teams.microsoft.com/", string? library = null)
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
        context.SetDefaultTimeout(60_000);
        return await TeamsPage.Open(context, world.Address, token ?? (() => world.Token()), theme, host, library);
    }

    /// <summary>For whoever wants to look.</summary>
    private protected static async Task Shoot(TeamsPage teams, string name)
    {
        if (Environment.GetEnvironmentVariable("COACHBOT_SHOTS") is { Length: > 0 } folder) await teams.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"teams-tab-{name}.png") });
    }

    private protected static async Task NothingIsTooWide(TeamsPage teams) =>
        Assert.True(await teams.Tab.Locator("html").EvaluateAsync<int>("html => html.scrollWidth - html.clientWidth") <= 0, "something is wider than the screen");
}
