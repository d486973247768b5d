using CoachBot.Tests.Chat.Sandbox;
using Microsoft.Playwright;

namespace CoachBot.Tests.Journeys;

/// <summary>A headless Chromium and the service it looks at.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public SandboxHost Host { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(60_000); // a busy machine is no defect
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? Chromium, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>The page as a newcomer sees it, on a fresh demo scene.</summary>
    public async Task<IPage> Open(int width, int height = 860, ColorScheme scheme = ColorScheme.Light)
    {
        await Host.Begin();
        var page = await Context(width, height, scheme);
        await page.GotoAsync(new Uri(Host.Http.BaseAddress!, "/sandbox").ToString());
        await page.GetByTestId("message").First.WaitForAsync();
        return page;
    }

    /// <summary>A page of somebody else. What it asks of the world outside this machine, such as fonts, it does not get.</summary>
    public async Task<IPage> Visit(Uri address, int width, int height = 860)
    {
        var page = await Context(width, height, ColorScheme.Light);
        await page.RouteAsync(request => !new Uri(request).IsLoopback, route => route.AbortAsync());
        await page.GotoAsync(address.ToString());
        return page;
    }

    private async Task<IPage> Context(int width, int height, ColorScheme scheme)
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, TimezoneId = "Asia/Tokyo" });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }
}
